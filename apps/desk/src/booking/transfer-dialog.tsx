import { type BookingSession, type Ticket, TransferTicketInput } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormField,
  FormSelect,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Transfer = z.object({ sessionId: z.uuid(), note: TransferTicketInput.shape.note });
type Transfer = z.infer<typeof Transfer>;

/** Sends a number to another session of the house: another doctor, hour or clinic. */
export function TransferDialog({
  ticket,
  others,
  nameOf,
  onClose,
  onDone,
}: {
  ticket: Ticket;
  others: readonly BookingSession[];
  nameOf: (session: BookingSession) => string;
  onClose: () => void;
  onDone: (ticket: Ticket) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { label } = ticket;
  const form = useZodForm<Transfer, Transfer>(
    Transfer,
    { sessionId: others[0]?.id ?? '', note: '' },
    `transfer:${ticket.id}`,
  );
  const command = useFormCommand(form, 'transferTicket');
  return (
    <Dialog title={t('counter.transfer.title', { label })} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async (values) => {
          const answer = await command.run({ id: ticket.id, ...values });
          if (answer === null) return;
          showDone(t('counter.transfer.done', { label, to: answer.ticket.label }));
          onDone(answer.ticket);
        }}
      >
        <p>{t('counter.transfer.hint')}</p>
        <FormSelect
          form={form}
          name="sessionId"
          label={t('counter.transfer.to')}
          options={others.map((session) => ({ value: session.id, text: nameOf(session) }))}
        />
        <FormField form={form} name="note" label={t('counter.why')} maxLength={200} autoFocus />
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('counter.transfer.submit', { label })}
        </Button>
      </FormBox>
    </Dialog>
  );
}
