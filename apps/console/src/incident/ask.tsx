import { CancelAssignmentInput } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormField, type ZodForm } from '#siaga/web-kit';
import { type ReactElement, type ReactNode } from 'react';
import { type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

/** The reason of a decision as the contracts want it. */
export const Reasoned = CancelAssignmentInput.pick({ reason: true });
export const NO_REASON = { reason: '' };

interface AskProps<In extends FieldValues, Out> {
  form: ZodForm<In, Out>;
  title: string;
  submit: string;
  isBusy: boolean;
  isReady?: boolean;
  isDanger?: boolean;
  onSubmit: (values: Out) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with one form and one button that names what it does. */
export function Ask<In extends FieldValues, Out>({
  form,
  title,
  submit,
  isBusy,
  isReady = true,
  isDanger = false,
  onSubmit,
  onClose,
  children,
}: AskProps<In, Out>): ReactElement {
  return (
    <Dialog title={title} onClose={onClose}>
      <FormBox form={form} onSubmit={onSubmit}>
        {children}
        <Button kind={isDanger ? 'danger' : 'primary'} type="submit" isBusy={isBusy} disabled={!isReady}>
          {submit}
        </Button>
      </FormBox>
    </Dialog>
  );
}

/** The reason of a decision; it stays in the history. */
export function ReasonField<In extends FieldValues, Out>({
  form,
  name,
}: {
  form: ZodForm<In, Out>;
  name: FieldPath<In>;
}): ReactElement {
  const { t } = useTranslation('console');
  return <FormField form={form} name={name} label={t('incident.why')} hint={t('incident.whyHint')} />;
}
