import { type BookingSession, DelaySessionInput } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormField,
  serverNowMs,
  showDone,
  useFormat,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { movedBy } from './session-windows.policy.js';

const Delay = z.object({
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(DelaySessionInput.shape.delayMinutes),
});

/** Asks how late the doctor is, and shows which windows that moves before it is said. */
export function DelayDialog({
  session,
  onClose,
  onDone,
}: {
  session: BookingSession;
  onClose: () => void;
  onDone: (session: BookingSession) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const form = useZodForm<z.input<typeof Delay>, z.output<typeof Delay>>(
    Delay,
    { minutes: String(session.delayMinutes) },
    `delay:${session.id}`,
  );
  const command = useFormCommand(form, 'delaySession');
  const typed = Delay.safeParse({ minutes: useWatch({ control: form.control, name: 'minutes' }) });
  const moved = typed.success ? movedBy(session, typed.data.minutes, serverNowMs()) : [];
  const span = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string =>
    `${format.time(fromMs)}–${format.time(toMs)}`;
  return (
    <Dialog title={t('counter.delay.title')} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ minutes }) => {
          const answer = await command.run({
            id: session.id,
            version: session.version,
            delayMinutes: minutes,
          });
          if (answer === null) return;
          showDone(t(minutes === 0 ? 'counter.delay.onTime' : 'counter.delay.done', { n: minutes }));
          onDone(answer);
        }}
      >
        <FormField
          form={form}
          name="minutes"
          label={t('counter.delay.minutes')}
          hint={t('counter.delay.hint')}
          inputMode="numeric"
          maxLength={3}
          autoFocus
        />
        <section aria-label={t('counter.delay.moves')}>
          <h3>{t('counter.delay.moves')}</h3>
          {moved.length === 0 ? (
            <p className="dk-none">{t('counter.delay.none')}</p>
          ) : (
            <ul className="dk-moves">
              {moved.map(({ before, after }) => (
                <li key={before.fromMs} className="num">
                  {t('counter.delay.move', { from: span(before), to: span(after) })}
                </li>
              ))}
            </ul>
          )}
        </section>
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('counter.delay.submit')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
