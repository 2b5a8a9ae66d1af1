import { type TFunction } from 'i18next';
import { type InputHTMLAttributes, type ReactElement, type ReactNode } from 'react';
import { type FieldError, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../draft/draft-note.js';
import { keepDraft } from '../draft/draft-store.js';
import { useDraftStanding } from '../draft/use-draft.js';
import { Chips, Field, Lines, Select, Tick } from '../ui/field.js';
import { readIssue } from './issue-text.js';
import { draftOf, SAID, type ZodForm } from './use-zod-form.js';

interface Part<In extends FieldValues, Out> {
  form: ZodForm<In, Out>;
  name: FieldPath<In>;
  label: string;
  hint?: ReactNode;
  kbd?: string;
  /** What is wrong where the common sentences say too little; given the message of the schema. */
  says?: (message: string) => string;
}

type Choice<In extends FieldValues, Out> = Pick<Part<In, Out>, 'form' | 'name' | 'label'>;

interface ChoiceOfMany<In extends FieldValues, Out> extends Choice<In, Out> {
  options: readonly { value: string; text: string }[];
}

/** What is typed, and the sentence for what is wrong with it in the language of the screen; null when nothing is. */
function useTyped<In extends FieldValues, Out>({
  form,
  name,
  says,
}: Pick<Part<In, Out>, 'form' | 'name' | 'says'>) {
  const { t } = useTranslation('common');
  const { field, fieldState } = useController({ control: form.control, name });
  const draft = draftOf(form);
  const { isStale } = useDraftStanding(draft?.key ?? null, draft?.about ?? null);
  const now: unknown = draft?.plain[name];
  const isOther = isStale && typeof now === 'string' && now !== field.value;
  return {
    ...field,
    problem: fieldState.error ? problemText(fieldState.error, says, t) : null,
    ...(isOther && { hint: t('draft.now', { text: now === '' ? t('draft.empty') : now }) }),
  };
}

function problemText(
  { type, message = '' }: FieldError,
  says: ((message: string) => string) | undefined,
  t: TFunction,
): string {
  if (type === SAID) return message;
  const issue = readIssue(message);
  if (issue?.key === 'required' || (issue && !says)) return t(`form.${issue.key}`, { n: issue.n });
  return says ? says(message) : t('form.invalid');
}

/** What is chosen, and what changes it. */
function useChosen<In extends FieldValues, Out>({ form, name }: Choice<In, Out>) {
  return useController({ control: form.control, name }).field;
}

export interface FormBoxProps<In extends FieldValues, Out> {
  form: ZodForm<In, Out>;
  onSubmit: (values: Out) => unknown;
  className?: string;
  children: ReactNode;
}

/** What stands above a form whose text is one of before; `FormBox` has it. */
export function FormDraftNote<In extends FieldValues, Out>({
  form,
}: {
  form: ZodForm<In, Out>;
}): ReactElement | null {
  const draft = draftOf(form);
  const standing = useDraftStanding(draft?.key ?? null, draft?.about ?? null);
  if (!draft) return null;
  const { key, about, plain } = draft;
  return (
    <DraftNote
      {...standing}
      onDiscard={() => form.reset(plain as In)}
      onConfirm={() => keepDraft(key, form.getValues(), about)}
    />
  );
}

/** The form around its fields: Enter and its button judge and send it. A text for an older version is sent only when that was seen. */
export function FormBox<In extends FieldValues, Out>({
  form,
  onSubmit,
  className = 'form',
  children,
}: FormBoxProps<In, Out>): ReactElement {
  const draft = draftOf(form);
  const { isStale } = useDraftStanding(draft?.key ?? null, draft?.about ?? null);
  const send = form.handleSubmit(async (values) => {
    await onSubmit(values);
  });
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStale) void send(event);
      }}
    >
      <FormDraftNote form={form} />
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
  return <Field {...rest} {...useTyped({ form, name, says })} />;
}

/** Several lines of text of a form. */
export function FormLines<In extends FieldValues, Out>({
  form,
  name,
  says,
  ...rest
}: Part<In, Out>): ReactElement {
  return <Lines {...rest} {...useTyped({ form, name, says })} />;
}

/** One of several, in a form. */
export function FormSelect<In extends FieldValues, Out>(props: ChoiceOfMany<In, Out>): ReactElement {
  const { t } = useTranslation('common');
  const { field, fieldState } = useController({ control: props.form.control, name: props.name });
  const problem = fieldState.error ? problemText(fieldState.error, undefined, t) : null;
  const { value, onChange, ref } = field;
  return <Select {...{ value, onChange, ref, problem }} label={props.label} options={props.options} />;
}

/** Something that holds or does not, in a form. */
export function FormTick<In extends FieldValues, Out>(props: Choice<In, Out>): ReactElement {
  const { value, onChange } = useChosen(props);
  return <Tick label={props.label} isOn={value} onChange={onChange} />;
}

/** One of several as a row of chips, in a form. */
export function FormChoice<In extends FieldValues, Out>(props: ChoiceOfMany<In, Out>): ReactElement {
  const { value, onChange } = useChosen(props);
  return <Chips label={props.label} options={props.options} selected={[value]} onToggle={onChange} />;
}

/** Any of several as a row of chips, in a form. */
export function FormChips<In extends FieldValues, Out>(props: ChoiceOfMany<In, Out>): ReactElement {
  const { value, onChange } = useChosen(props);
  const selected: readonly string[] = value;
  const toggle = (chip: string): void =>
    onChange(selected.includes(chip) ? selected.filter((one) => one !== chip) : [...selected, chip]);
  return <Chips label={props.label} options={props.options} selected={selected} onToggle={toggle} />;
}
