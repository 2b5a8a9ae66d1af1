import {
  type DayOffFelt,
  DayOffKind,
  type DeclareDayOffInput,
  type Doctor,
  ServiceDate,
} from '#siaga/contracts';
import {
  Button,
  Dialog,
  FetchedPart,
  FormBox,
  FormChoice,
  FormField,
  FormSelect,
  showDone,
  useFetched,
  useFormat,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const EVERYBODY = 'everybody';
const Draft = z
  .object({
    who: z.string(),
    kind: DayOffKind,
    firstDay: ServiceDate,
    lastDay: ServiceDate,
    reason: z.string().trim().min(3).max(120),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'] });
type Draft = z.infer<typeof Draft>;

/** What a day off begins with: a national holiday, or nothing. */
export interface DayOffStart {
  date: string;
  reason: string;
  kind: DayOffKind;
}

/** The sessions that would be called off, and how many have a number in them. */
function Felt({ asked }: { asked: Parameters<typeof useFetched<'dayOffFelt'>>[1] }): ReactElement | null {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const fetched = useFetched('dayOffFelt', asked, { keepsLast: true });
  if (asked === null) return null;
  const sum = (sessions: DayOffFelt['sessions']): number =>
    sessions.reduce((all, { people }) => all + people, 0);
  return (
    <section aria-label={t('daysOff.felt')}>
      <h3>{t('daysOff.felt')}</h3>
      <FetchedPart fetched={fetched}>
        {({ sessions }) => (
          <>
            {sessions.length === 0 && <p className="dk-none">{t('daysOff.feltNone')}</p>}
            {sum(sessions) > 0 && <p className="is-amber">{t('daysOff.feltPeople', { n: sum(sessions) })}</p>}
            <ul className="dk-plain">
              {sessions.map(({ session, people }) => (
                <li key={session.id} className="num">
                  {`${format.day(session.startsAt)} ${format.time(session.startsAt)}–${format.time(session.endsAt)}, ${t('schedule.people', { n: people })}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </FetchedPart>
    </section>
  );
}

/** Declares days off; what they call off is shown before. */
export function DayOffDialog({
  facilityId,
  doctors,
  start,
  onClose,
  onSaved,
}: {
  facilityId: string;
  doctors: readonly Doctor[];
  start: DayOffStart;
  onClose: () => void;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { date, reason, kind } = start;
  const form = useZodForm<Draft, Draft>(
    Draft,
    { who: EVERYBODY, kind, firstDay: date, lastDay: date, reason },
    `day-off:${facilityId}:${date}`,
  );
  const command = useFormCommand(form, 'declareDayOff');
  const [who, firstDay, lastDay] = useWatch({ control: form.control, name: ['who', 'firstDay', 'lastDay'] });
  const doctorId = who === EVERYBODY ? null : who;
  const isSpan = ServiceDate.safeParse(firstDay).success && ServiceDate.safeParse(lastDay).success;
  const asked =
    isSpan && firstDay <= lastDay
      ? { facilityId, firstDay, lastDay, ...(doctorId !== null && { doctorId }) }
      : null;
  return (
    <Dialog title={t('daysOff.declare')} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async (values) => {
          const input: DeclareDayOffInput = {
            ...{ facilityId, doctorId },
            ...{ kind: values.kind, reason: values.reason },
            ...{ firstDay: values.firstDay, lastDay: values.lastDay },
          };
          const dayOff = await command.run(input);
          if (dayOff === null) return;
          showDone(t('daysOff.done', { reason: dayOff.reason }));
          onSaved();
        }}
      >
        <FormSelect
          form={form}
          name="who"
          label={t('daysOff.who')}
          options={[
            { value: EVERYBODY, text: t('daysOff.everybody') },
            ...doctors.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <FormChoice
          form={form}
          name="kind"
          label={t('daysOff.kind')}
          options={DayOffKind.options.map((value) => ({ value, text: t(`daysOff.kinds.${value}`) }))}
        />
        <FormField form={form} name="firstDay" type="date" label={t('daysOff.first')} />
        <FormField form={form} name="lastDay" type="date" label={t('daysOff.last')} />
        <FormField form={form} name="reason" label={t('daysOff.reason')} maxLength={120} />
        <Felt asked={asked} />
        <Button kind="danger" type="submit" isBusy={command.isBusy}>
          {t('daysOff.submit')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
