import { type Incident, isLive, isPlaceUnsure } from '#siaga/contracts';
import { Clock, lazyView, TriageSwatch, useEntities, useFormat, usePlaceState } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseCommands } from '../card/use-dispatch.js';
import { HandoverSection } from '../handover/handover-section.js';
import { useClockLabel } from '../queue/incident-words.js';
import { incidentLine } from '../state/incident-line.js';
import { useLineLate } from '../state/use-line-late.js';
import { useJobsByIncident } from '../state/views.js';
import { AssignmentCard } from './assignment-card.js';
import { IncidentActions } from './incident-actions.js';
import { IncidentFields } from './incident-fields.js';
import { UnsentOfCall } from './unsent-of-call.js';

const TABS = ['units', 'story', 'timeline'] as const;

/** Read when there is time for it: its sentences come with it. */
const IncidentTimeline = lazyView<{ incident: Incident }>('console', async () => {
  const [{ IncidentTimeline: component }, { texts }] = await Promise.all([
    import('./incident-timeline.js'),
    import('./timeline-texts.js'),
  ]);
  return { component, texts };
});

function IncidentHead({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const jobs = useJobsByIncident();
  const inbounds = useEntities((state) => state.entities.inbound);
  const line = incidentLine(incident, jobs.get(incident.id) ?? [], (id) =>
    [...inbounds.values()].find((inbound) => inbound.assignmentId === id && inbound.arrivedAt === null),
  );
  const clockLabel = useClockLabel(line);
  const late = useLineLate(line);
  const patient = incident.personal.patients[0];
  const facts = [
    incident.number,
    patient?.sex && t(`card.${patient.sex}`).toLowerCase(),
    patient?.ageYears !== null &&
      patient?.ageYears !== undefined &&
      t('queue.years', { n: patient.ageYears }),
    patient?.condition,
    incident.patientCount > 1 && t('queue.people', { n: incident.patientCount }),
  ];
  return (
    <div className="ch">
      <div className="who">
        <h1 className="n">{t(`common:complaint.${incident.complaint}`)}</h1>
        <div className="muted num">{facts.filter(Boolean).join(', ')}</div>
        <div className="muted">
          <TriageSwatch triage={incident.triage} />, {incident.place.label}{' '}
          <span className="num">{format.accuracy(incident.place.accuracyM)}</span>
        </div>
        {isLive(incident) && isPlaceUnsure(incident.place) && (
          <div className="is-amber" role="status">
            {t('incident.unsurePlace', { radius: format.accuracy(incident.place.accuracyM) })}
          </div>
        )}
      </div>
      <div className="r">
        <b>
          <Clock since={line.since} {...late} until={incident.closedAt} />
        </b>
        <div className="muted">
          {isLive(incident) ? clockLabel : t(`common:incidentStatus.${incident.status}`).toLowerCase()}
        </div>
      </div>
    </div>
  );
}

function UnitsTab({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation('console');
  const jobs = useJobsByIncident().get(incident.id) ?? [];
  const [open, ended] = [
    jobs.filter((job) => job.releasedAt === null),
    jobs.filter((job) => job.releasedAt !== null),
  ];
  return (
    <>
      {jobs.length === 0 && (
        <div className="sec">
          <p className="note">{t('incident.noUnits')}</p>
        </div>
      )}
      {open.map((assignment) => (
        <AssignmentCard key={assignment.id} assignment={assignment} />
      ))}
      {ended.length > 0 && (
        <div className="sec flat">
          <div className="sg-label">{t('incident.earlier')}</div>
        </div>
      )}
      {ended.toReversed().map((assignment) => (
        <AssignmentCard key={assignment.id} assignment={assignment} />
      ))}
    </>
  );
}

/** A running incident: its units with their times, the case itself, its history. */
export function IncidentView({
  incident,
  commands,
}: {
  incident: Incident;
  commands: CaseCommands;
}): ReactElement {
  const { t } = useTranslation('console');
  const [kept, setTab] = usePlaceState(`incident:${incident.id}:tab`, TABS);
  const tab = kept ?? 'units';
  return (
    <>
      <IncidentHead incident={incident} />
      <div className="tabs" role="tablist">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {t(`incident.${name}`)}
          </button>
        ))}
      </div>
      <div className="scroll" role="tabpanel">
        {incident.callIds[0] && (
          <HandoverSection
            key={incident.id}
            callId={incident.callIds[0]}
            place={incident.place}
            regionCode={incident.regionCode}
          />
        )}
        <UnsentOfCall incident={incident} />
        {tab === 'units' && <UnitsTab incident={incident} />}
        {tab === 'story' && <IncidentFields key={incident.id} incident={incident} />}
        {tab === 'timeline' && <IncidentTimeline incident={incident} />}
      </div>
      <IncidentActions incident={incident} commands={commands} />
    </>
  );
}
