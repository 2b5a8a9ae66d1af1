import { type InputHTMLAttributes, type ReactElement, type ReactNode, type Ref, useId } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { Kbd } from './button.js';

interface Labelled {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what to do; marks the field. */
  problem?: string | null;
  kbd?: string;
}

export interface FieldProps extends Labelled, InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
}

export interface LinesProps extends Labelled {
  value: string;
  rows?: number;
  maxLength?: number;
  onChange: (value: string) => void;
  onBlur?: () => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Name, hint and problem around what is typed into: the reader's link between them is the library's. */
function Frame({ label, hint, problem, kbd, children }: Labelled & { children: ReactNode }): ReactElement {
  return (
    <TextField className="sg-field" isInvalid={Boolean(problem)} validationBehavior="aria">
      <Label className="label">
        {label}
        {kbd !== undefined && <Kbd>{kbd}</Kbd>}
      </Label>
      {children}
      {problem && (
        <Text slot="errorMessage" elementType="div" className="problem">
          {problem}
        </Text>
      )}
      {!problem && hint !== undefined && (
        <Text slot="description" elementType="div" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

/** A labelled line of input with its hint and its problem. */
export function Field({ label, hint, problem, kbd, ...rest }: FieldProps): ReactElement {
  return (
    <Frame label={label} hint={hint} problem={problem} kbd={kbd}>
      <Input {...rest} className="sg-input" />
    </Frame>
  );
}

/** Several lines of text. */
export function Lines({ label, hint, problem, kbd, onChange, rows = 3, ...rest }: LinesProps): ReactElement {
  return (
    <Frame label={label} hint={hint} problem={problem} kbd={kbd}>
      <TextArea
        {...rest}
        rows={rows}
        className="sg-input"
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

/** Something that holds or does not. */
export function Tick({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): ReactElement {
  return (
    <CheckboxField isSelected={isOn} onChange={onChange}>
      <CheckboxButton className="sg-tick">
        <span className="box" aria-hidden />
        {label}
      </CheckboxButton>
    </CheckboxField>
  );
}

export interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  /** What is wrong and what to do; marks the field. */
  problem?: string | null;
  ref?: Ref<HTMLSelectElement>;
  onChange: (value: T) => void;
}

/**
 * A labelled choice of one among many: the browser's own list, which phones show large and typed letters search (ADR 0020). A value that is
 * not, or no longer, in the list shows as nothing chosen.
 */
export function Select<T extends string>({
  label,
  value,
  options,
  problem,
  ref,
  onChange,
}: SelectProps<T>): ReactElement {
  const id = useId();
  return (
    <div className="sg-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        ref={ref}
        className="sg-input"
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {/* Without it the browser would show the first of the list as if it were chosen. */}
        {!options.some((option) => option.value === value) && <option value={value} hidden disabled />}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {problem && (
        <div id={`${id}-problem`} className="problem">
          {problem}
        </div>
      )}
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
