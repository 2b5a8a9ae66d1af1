import { type InputHTMLAttributes, type ReactElement, type ReactNode } from 'react';
import { type FieldError, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Chips, Field, Lines, Select, Tick } from '../ui/field.js';
import { readIssue } from './issue-text.js';
import { SAID, type ZodForm } from './use-zod-form.js';

interface Part<In extends FieldValues, Out> {
  form: ZodForm<In, Out>;
  name: FieldPath<In>;
  label: string;
  hint?: ReactNode;
  kbd?: string;
  /** What is wrong where the common sentences say too little; given the message of the schema. */
  says?: (message: string) => string;
}

/** The sentence for what is wrong with a field, in the language of the screen; null when nothing is. */
function useProblemText(): (
  error: FieldError | undefined,
  says: Part<FieldValues, unknown>['says'],
) => string | null {
  const { t } = useTranslation('common');
  return (error, says) => {
    if (!error) return null;
    const { message = '' } = error;
    if (error.type === SAID) return message;
    const issue = readIssue(message);
    if (issue?.key === 'required' || (issue && !says)) return t(`form.${issue.key}`, { n: issue.n });
    return says ? says(message) : t('form.invalid');
  };
}

export interface FormBoxProps<In extends FieldValues, Out> {
  form: ZodForm<In, Out>;
  onSubmit: (values: Out) => unknown;
  className?: string;
  children: ReactNode;
}

/** The form around its fields: Enter and its button judge and send it. */
export function FormBox<In extends FieldValues, Out>({
  form,
  onSubmit,
  className = 'form',
  children,
}: FormBoxProps<In, Out>): ReactElement {
  const send = form.handleSubmit(async (values) => {
    await onSubmit(values);
  });
  return (
    <form className={className} noValidate onSubmit={(event) => void send(event)}>
      {children}
    </form>
  );
}

/** A line of text of a form. */
export function FormField<In extends FieldValues, Out>({
  form,
  name,
  says,
  ...rest
}: Part<In, Out> & Omit<InputHTMLAttributes<HTMLInputElement>, 'form' | 'name'>): ReactElement {
  const { field, fieldState } = useController({ control: form.control, name });
  const problemText = useProblemText();
  return <Field {...rest} {...field} problem={problemText(fieldState.error, says)} />;
}

/** Several lines of text of a form. */
export function FormLines<In extends FieldValues, Out>({
  form,
  name,
  says,
  ...rest
}: Part<In, Out>): ReactElement {
  const { field, fieldState } = useController({ control: form.control, name });
  const problemText = useProblemText();
  return <Lines {...rest} {...field} problem={problemText(fieldState.error, says)} />;
}

/** One of several, in a form. */
export function FormSelect<In extends FieldValues, Out>({
  form,
  name,
  label,
  options,
}: Omit<Part<In, Out>, 'hint' | 'kbd' | 'says'> & {
  options: readonly { value: string; text: string }[];
}): ReactElement {
  const { field } = useController({ control: form.control, name });
  return <Select label={label} value={field.value} options={options} onChange={field.onChange} />;
}

/** Something that holds or does not, in a form. */
export function FormTick<In extends FieldValues, Out>({
  form,
  name,
  label,
}: Omit<Part<In, Out>, 'hint' | 'kbd' | 'says'>): ReactElement {
  const { field } = useController({ control: form.control, name });
  return <Tick label={label} isOn={field.value} onChange={field.onChange} />;
}

/** One of several as a row of chips, in a form. */
export function FormChoice<In extends FieldValues, Out>({
  form,
  name,
  label,
  options,
}: Omit<Part<In, Out>, 'hint' | 'kbd' | 'says'> & {
  options: readonly { value: string; text: string }[];
}): ReactElement {
  const { field } = useController({ control: form.control, name });
  return <Chips label={label} options={options} selected={[field.value]} onToggle={field.onChange} />;
}

/** Any of several as a row of chips, in a form. */
export function FormChips<In extends FieldValues, Out>({
  form,
  name,
  label,
  options,
}: Omit<Part<In, Out>, 'hint' | 'kbd' | 'says'> & {
  options: readonly { value: string; text: string }[];
}): ReactElement {
  const { field } = useController({ control: form.control, name });
  const selected: readonly string[] = field.value;
  const toggle = (value: string): void =>
    field.onChange(selected.includes(value) ? selected.filter((one) => one !== value) : [...selected, value]);
  return <Chips label={label} options={options} selected={selected} onToggle={toggle} />;
}
