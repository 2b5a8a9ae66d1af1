import {
  type BookingDay,
  type BookingSession,
  type ClinicList,
  type Facility,
  USUAL_RULES,
} from '#siaga/contracts';
import { ConnectionBanner, EmptyState, FetchedPart, Select, useFetched, useFormat } from '#siaga/web-kit';
import { Ticket as TicketIcon } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AtWork } from './at-work.js';
import './counter.css';
import { useLiveDay } from './use-live-day.js';

/** Which of today's sessions this counter works for. */
function Sessions({
  facility,
  day,
  clinics: { clinics, doctors },
}: {
  facility: Facility;
  day: BookingDay;
  clinics: ClinicList;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const session = day.sessions.find(({ id }) => id === chosen) ?? day.sessions[0];
  if (session === undefined)
    return <EmptyState icon={TicketIcon} title={t('counter.noSession')} text={t('counter.noSessionHint')} />;
  const wordsOf = (one: BookingSession) => ({
    facility,
    session: one,
    clinic: clinics.find(({ id }) => id === one.clinicId)?.name ?? '',
    doctor: doctors.find(({ id }) => id === one.doctorId)?.name ?? '',
  });
  const nameOf = (one: BookingSession): string => {
    const { clinic, doctor } = wordsOf(one);
    return `${clinic}, ${doctor}, ${format.time(one.startsAt)}–${format.time(one.endsAt)}`;
  };
  const others = day.sessions
    .filter(({ id, state }) => id !== session.id && state === 'open')
    .sort((a, b) => Number(b.clinicId === session.clinicId) - Number(a.clinicId === session.clinicId));
  return (
    <>
      <Select
        label={t('counter.session')}
        value={session.id}
        options={day.sessions.map((one) => ({ value: one.id, text: nameOf(one) }))}
        onChange={setChosen}
      />
      <AtWork
        key={session.id}
        work={{
          ...{ facility, session, others, doctors, wordsOf, nameOf },
          rules: clinics.find(({ id }) => id === session.clinicId)?.rules ?? USUAL_RULES,
          ...{ tickets: day.tickets, stages: day.stages, turns: day.turns },
        }}
      />
    </>
  );
}

/** The counter of a facility's clinics today. */
export function Counter({ facility }: { facility: Facility | null }): ReactElement | null {
  const day = useLiveDay(facility);
  const clinics = useFetched('clinics', facility && { facilityId: facility.id }, { freshMs: 60_000 });
  if (!facility) return null;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={clinics}>
        {(list) => (
          <FetchedPart fetched={day}>
            {(today) => <Sessions facility={facility} day={today} clinics={list} />}
          </FetchedPart>
        )}
      </FetchedPart>
    </main>
  );
}
