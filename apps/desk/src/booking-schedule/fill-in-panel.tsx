import { type BookingSession, type Clinic, type Doctor, ServiceDate } from '#siaga/contracts';
import { Button, FetchedPart, Field, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReplaceDialog } from '../booking/replace-dialog.js';

/** The open sessions of a day, today or to come, and who comes to them. */
export function FillInPanel({
  facilityId,
  today,
  clinics,
  doctors,
}: {
  facilityId: string;
  today: string;
  clinics: readonly Clinic[];
  doctors: readonly Doctor[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [day, setDay] = useState(today);
  const [session, setSession] = useState<BookingSession | null>(null);
  const isDay = ServiceDate.safeParse(day).success;
  const fetched = useFetched('dayOffFelt', isDay ? { facilityId, firstDay: day, lastDay: day } : null, {
    keepsLast: true,
  });
  const nameOf = (things: readonly { id: string; name: string }[], id: string): string =>
    things.find((one) => one.id === id)?.name ?? '';
  const whoOf = ({ doctorId, plannedDoctorId }: BookingSession): string => {
    const name = nameOf(doctors, doctorId);
    return doctorId === plannedDoctorId
      ? name
      : t('replace.instead', { name, planned: nameOf(doctors, plannedDoctorId) });
  };
  const close = (): void => setSession(null);
  return (
    <section className="dk-panel" aria-label={t('replace.days')}>
      <header>
        <h2>{t('replace.days')}</h2>
      </header>
      <Field
        label={t('replace.day')}
        type="date"
        min={today}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <FetchedPart fetched={fetched}>
        {({ sessions }) => (
          <>
            {sessions.length === 0 && <p className="dk-none">{t('replace.none')}</p>}
            <ul className="dk-plain">
              {sessions.map(({ session: one, people }) => {
                const name = `${nameOf(clinics, one.clinicId)} ${format.time(one.startsAt)}–${format.time(one.endsAt)}`;
                return (
                  <li key={one.id} className="dk-thing">
                    <span>
                      <b>{name}</b>
                      <small>{`${whoOf(one)}, ${t('schedule.people', { n: people })}`}</small>
                    </span>
                    <Button
                      kind="ghost"
                      aria-label={t('replace.of', { session: name })}
                      onClick={() => setSession(one)}
                    >
                      {t('replace.open')}
                    </Button>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </FetchedPart>
      {session && (
        <ReplaceDialog
          {...{ session, doctors }}
          onClose={close}
          onDone={() => {
            close();
            fetched.reload();
          }}
        />
      )}
    </section>
  );
}
