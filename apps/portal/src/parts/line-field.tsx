import './parts.css';
import { type InputHTMLAttributes, type ReactElement, useId } from 'react';

/** A labelled line of input. The fields of the other screens would bring their library, twice what all of booking takes on a phone. */
export function LineField({
  label,
  hint,
  problem,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  problem?: string | null;
}): ReactElement {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="sg-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="sg-input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
      />
      {below !== undefined && (
        <div id={`${id}-below`} className={problem ? 'problem' : 'hint'}>
          {below}
        </div>
      )}
    </div>
  );
}

/** One of a few, as buttons of a group. */
export function OneOf<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className="pt-one">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of many by name, or all; nothing where there is nothing to choose between. */
export function PickOne({
  label,
  all,
  of,
  value,
  onChange,
}: {
  label: string;
  all: string;
  of: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (id: string | null) => void;
}): ReactElement | null {
  const id = useId();
  if (of.length < 2 && value === null) return null;
  return (
    <div className="sg-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="sg-input"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      >
        <option value="">{all}</option>
        {of.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
