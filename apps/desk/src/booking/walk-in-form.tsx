import { type BookingSession, type Ticket, TicketPriority } from '#siaga/contracts';
import {
  Button,
  FormBox,
  FormChoice,
  FormField,
  Kbd,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const WalkIn = z.object({
  name: z.string().trim().max(120),
  nik: z
    .string()
    .trim()
    .regex(/^(?:\d{16})?$/),
  priority: TicketPriority,
});
type WalkIn = z.infer<typeof WalkIn>;
const EMPTY: WalkIn = { name: '', nik: '', priority: 'none' };

/** Where the key of the form puts the cursor. */
export const WALK_IN_NAME = 'dk-walk-in-name';

/** Gives a number to somebody who stands at the counter: in two keys, since a crowd is not asked its names first. */
export function WalkInForm({
  session,
  onTaken,
}: {
  session: BookingSession;
  onTaken: (ticket: Ticket) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const form = useZodForm<WalkIn, WalkIn>(WalkIn, EMPTY, `walk-in:${session.id}`);
  const take = useFormCommand(form, 'takeTicket');
  const submit = async ({ name, nik, priority }: WalkIn): Promise<void> => {
    const ticket = await take.run({
      sessionId: session.id,
      channel: 'counter',
      placeKind: 'walk_in',
      priority,
      patient: { name, nik: nik === '' ? null : nik },
    });
    if (!ticket) return;
    form.reset(EMPTY);
    showDone(t('counter.take.done', { label: ticket.label }));
    onTaken(ticket);
  };
  return (
    <FormBox form={form} className="dk-form" onSubmit={submit}>
      <h3>
        {t('counter.take.title')} <Kbd>B</Kbd>
      </h3>
      <FormField
        form={form}
        id={WALK_IN_NAME}
        name="name"
        label={t('counter.take.name')}
        hint={t('counter.take.nameHint')}
        maxLength={120}
        autoComplete="off"
      />
      <FormField
        form={form}
        name="nik"
        label={t('counter.take.nik')}
        hint={t('counter.take.nikHint')}
        maxLength={16}
        inputMode="numeric"
        autoComplete="off"
      />
      <FormChoice
        form={form}
        name="priority"
        label={t('counter.take.priority')}
        options={TicketPriority.options.map((value) => ({ value, text: t(`counter.priority.${value}`) }))}
      />
      <div className="dk-save">
        <Button type="submit" isBusy={take.isBusy}>
          {t('counter.take.submit')}
        </Button>
      </div>
    </FormBox>
  );
}
