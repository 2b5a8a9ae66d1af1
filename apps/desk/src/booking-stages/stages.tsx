import { type BookingDay, type BookingStage, type ClinicList, type Facility } from '#siaga/contracts';
import { Button, ConnectionBanner, FetchedPart, Loading, useEntities, useFetched } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveDay } from '../booking/use-live-day.js';
import '../booking-schedule/schedule.css';
import { StageDialog } from './stage-dialog.js';

function List({
  facility,
  day,
  list: { clinics },
  onChanged,
}: {
  facility: Facility;
  day: BookingDay;
  list: ClinicList;
  onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  /** Null in it for a new one. */
  const [opened, setOpened] = useState<{ stage: BookingStage | null } | null>(null);
  return (
    <section className="dk-panel" aria-label={t('stage.list')}>
      <header>
        <h2>{t('stage.list')}</h2>
        <Button onClick={() => setOpened({ stage: null })}>{t('stage.add')}</Button>
      </header>
      {day.stages.length === 0 && <p className="dk-none">{t('stage.none')}</p>}
      <ul className="dk-plain">
        {day.stages.map((stage) => (
          <li key={stage.id} className="dk-thing">
            <span>
              <b>{stage.name}</b>
              <small>
                {stage.isActive
                  ? [
                      t(`stage.kind.${stage.kind}`),
                      stage.letter,
                      t('stage.clinicsOf', { n: stage.clinicIds.length }),
                      ...stage.rooms,
                    ]
                      .filter(Boolean)
                      .join(', ')
                  : t('stage.closed')}
              </small>
            </span>
            <Button
              kind="ghost"
              aria-label={t('stage.edit', { name: stage.name })}
              onClick={() => setOpened({ stage })}
            >
              {t('stage.change')}
            </Button>
          </li>
        ))}
      </ul>
      {opened && (
        <StageDialog
          facilityId={facility.id}
          stage={opened.stage}
          clinics={clinics.filter(({ isActive }) => isActive)}
          onClose={() => setOpened(null)}
          onSaved={(stage) => {
            useEntities.getState().put('booking_stage', stage);
            setOpened(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** What the head of the clinics sets: which clinics have an admission and a pharmacy, and with which counters. */
export function Stages({ facility }: { facility: Facility | null }): ReactElement {
  const day = useLiveDay(facility);
  const clinics = useFetched('clinics', facility && { facilityId: facility.id });
  if (!facility) return <Loading />;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={clinics}>
        {(list) => (
          <FetchedPart fetched={day}>
            {(today) => (
              // A clinic that went to another stage has left the one before it.
              <List key={facility.id} facility={facility} day={today} list={list} onChanged={day.reload} />
            )}
          </FetchedPart>
        )}
      </FetchedPart>
    </main>
  );
}
