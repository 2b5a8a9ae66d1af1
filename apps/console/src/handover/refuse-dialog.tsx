import { type Handover, RefuseHandoverInput } from '#siaga/contracts';
import { useEntities, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { Ask, NO_REASON, ReasonField } from '../incident/ask.js';
import { useWorkspace } from '../state/workspace-store.js';

const Refusal = RefuseHandoverInput.pick({ reason: true });

/** Refuses a case that another centre offers, with the reason. */
export function RefuseDialog({
  handover,
  onClose,
}: {
  handover: Handover;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(Refusal, NO_REASON, `handover:${handover.id}:refuse`);
  const { run, isBusy } = useFormCommand(form, 'refuseHandover');
  const submit = async ({ reason }: z.output<typeof Refusal>): Promise<void> => {
    const refused = await run({ id: handover.id, reason });
    if (!refused) return;
    useEntities.getState().put('handover', refused);
    useWorkspace.getState().take(null);
    onClose();
  };
  const title = t('handover.refuseTitle', { centre: handover.centreName });
  return (
    <Ask
      form={form}
      title={title}
      submit={t('handover.refuse')}
      isDanger
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReasonField form={form} name="reason" />
    </Ask>
  );
}
