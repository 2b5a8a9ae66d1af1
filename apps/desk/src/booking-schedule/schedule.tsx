import { type Clinic, type ClinicList, type Doctor, type Facility } from '#siaga/contracts';
import { Button, ConnectionBanner, FetchedPart, Loading, useFetched } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { ClinicDialog } from './clinic-dialog.js';
import { DaysOffPanel } from './days-off-panel.js';
import { DoctorDialog } from './doctor-dialog.js';
import { FillInPanel } from './fill-in-panel.js';
import './schedule.css';

/** What is open for a change; null in it for something new. */
type Opened = { kind: 'clinic'; clinic: Clinic | null } | { kind: 'doctor'; doctor: Doctor | null };

/** A list of what there is, each with a button that opens it. */
function Things<T extends { id: string; name: string; isActive: boolean }>({
  heading,
  add,
  none,
  things,
  factsOf,
  onOpen,
}: {
  heading: string;
  add: string;
  none: string;
  things: readonly T[];
  factsOf: (thing: T) => string;
  onOpen: (thing: T | null) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <section className="dk-panel" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        <Button onClick={() => onOpen(null)}>{add}</Button>
      </header>
      {things.length === 0 && <p className="dk-none">{none}</p>}
      <ul className="dk-plain">
        {things.map((thing) => (
          <li key={thing.id} className="dk-thing">
            <span>
              <b>{thing.name}</b>
              <small>{thing.isActive ? factsOf(thing) : t('schedule.closed')}</small>
            </span>
            <Button
              kind="ghost"
              aria-label={t('schedule.edit', { name: thing.name })}
              onClick={() => onOpen(thing)}
            >
              {t('schedule.change')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The clinics, doctors and days off of one facility. */
function Plans({
  facility,
  list: { clinics, doctors },
  onChanged,
}: {
  facility: Facility;
  list: ClinicList;
  onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const today = useToday(facility.regionCode);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  const saved = (): void => {
    close();
    onChanged();
  };
  return (
    <div className="dk-schedule">
      <Things
        heading={t('schedule.clinics')}
        add={t('schedule.addClinic')}
        none={t('schedule.noClinic')}
        things={clinics}
        factsOf={({ letter, weekly }) => `${letter}, ${t('schedule.sessions', { n: weekly.length })}`}
        onOpen={(clinic) => setOpened({ kind: 'clinic', clinic })}
      />
      <Things
        heading={t('schedule.doctors')}
        add={t('schedule.addDoctor')}
        none={t('schedule.noDoctor')}
        things={doctors}
        factsOf={({ bpjsCode }) => (bpjsCode === null ? '' : `BPJS ${String(bpjsCode)}`)}
        onOpen={(doctor) => setOpened({ kind: 'doctor', doctor })}
      />
      <FillInPanel {...{ today, clinics, doctors }} facilityId={facility.id} />
      <DaysOffPanel {...{ today, doctors }} facilityId={facility.id} regionCode={facility.regionCode} />
      {opened?.kind === 'clinic' && (
        <ClinicDialog
          facilityId={facility.id}
          clinic={opened.clinic}
          doctors={doctors}
          onClose={close}
          onSaved={saved}
        />
      )}
      {opened?.kind === 'doctor' && (
        <DoctorDialog facilityId={facility.id} doctor={opened.doctor} onClose={close} onSaved={saved} />
      )}
    </div>
  );
}

/** What the head of the clinics sets for a facility. */
export function Schedule({ facility }: { facility: Facility | null }): ReactElement {
  const fetched = useFetched('clinics', facility && { facilityId: facility.id });
  if (!facility) return <Loading />;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={fetched}>
        {(list) => <Plans key={facility.id} facility={facility} list={list} onChanged={fetched.reload} />}
      </FetchedPart>
    </main>
  );
}
