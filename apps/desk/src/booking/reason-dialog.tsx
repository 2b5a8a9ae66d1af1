import { StepTicketInput, type Ticket } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormField, useEntities, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Reason = z.object({ note: StepTicketInput.shape.note.unwrap().unwrap() });

/** Asks why a number is taken back, or why its holder is let in at another hour. */
export function ReasonDialog({
  ticket,
  step,
  onClose,
  onDone,
}: {
  ticket: Ticket;
  step: 'arrive' | 'cancel';
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { label } = ticket;
  const form = useZodForm<z.infer<typeof Reason>, z.infer<typeof Reason>>(
    Reason,
    { note: '' },
    `ticket-${step}:${ticket.id}`,
  );
  const command = useFormCommand(form, 'stepTicket');
  const title = t(step === 'cancel' ? 'counter.takeBack' : 'counter.letIn', { label });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ note }) => {
          const answer = await command.run({ id: ticket.id, step, note });
          if (answer === null) return;
          useEntities.getState().put('ticket', answer);
          onDone();
        }}
      >
        {step === 'arrive' && <p>{t('counter.outside', { label })}</p>}
        <FormField form={form} name="note" label={t('counter.why')} maxLength={200} autoFocus />
        <Button kind={step === 'cancel' ? 'danger' : 'primary'} type="submit" isBusy={command.isBusy}>
          {title}
        </Button>
      </FormBox>
    </Dialog>
  );
}
