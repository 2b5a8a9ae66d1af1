import { type InputHTMLAttributes, type ReactElement, type ReactNode, type Ref, useId } from 'react';
import { Kbd } from './button.js';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what to do; marks the field. */
  problem?: string | null;
  kbd?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled line of input with its hint and its problem. */
export function Field({ label, hint, problem, kbd, id, ...rest }: FieldProps): ReactElement {
  const ownId = useId();
  const inputId = id ?? ownId;
  return (
    <div className="sg-field">
      <label className="label" htmlFor={inputId}>
        {label}
        {kbd !== undefined && <Kbd>{kbd}</Kbd>}
      </label>
      <input
        {...rest}
        id={inputId}
        className="sg-input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${inputId}-more`}
      />
      <div id={`${inputId}-more`}>
        {problem && <div className="problem">{problem}</div>}
        {!problem && hint !== undefined && <div className="hint">{hint}</div>}
      </div>
    </div>
  );
}

export interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
}

/** A labelled choice of one among many. */
export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>): ReactElement {
  const id = useId();
  return (
    <div className="sg-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="sg-input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface ChipsProps<T extends string> {
  label: string;
  options: readonly { value: T; text: string }[];
  selected: readonly T[];
  onToggle: (value: T) => void;
}

/** Choices to switch on and off; what is on carries a tick besides the colour. */
export function Chips<T extends string>({ label, options, selected, onToggle }: ChipsProps<T>): ReactElement {
  return (
    <div className="sg-chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="sg-chip"
          aria-pressed={selected.includes(option.value)}
          onClick={() => onToggle(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
