import {
  type Assignment,
  holdsUnit,
  type Inbound,
  type Incident,
  type LateAfter,
  type LateTimes,
  statusSince,
  unsentAfter,
  type WorkStage,
  workStage,
} from '#siaga/contracts';

export interface IncidentLine {
  incident: Incident;
  /** Every job of it, oldest offer first; those that hold their unit, furthest along first. */
  jobs: readonly Assignment[];
  active: readonly Assignment[];
  stage: WorkStage;
  /** What the clock counts from, and what it says. */
  since: string;
  label: 'sinceAnswer' | 'sinceOpened' | 'offered' | 'freeSince' | Assignment['status'];
  /** When a patient on the way arrives. */
  etaAt: string | null;
}

/** Furthest along first: that status says best where the incident stands. */
const PROGRESS: readonly Assignment['status'][] = [
  'handed_over',
  'at_destination',
  'left_scene',
  'at_patient',
  'on_scene',
  'en_route',
  'accepted',
  'offered',
];

type Clocked = Pick<IncidentLine, 'since' | 'label'>;

/** Counts from the answer while nobody has been there, from the last unit's end once it only waits to be closed. */
function clockWithoutUnit(incident: Incident, jobs: readonly Assignment[], stage: WorkStage): Clocked {
  const since = incident.callAnsweredAt ?? incident.openedAt;
  if (stage === 'none') return { since, label: incident.callAnsweredAt ? 'sinceAnswer' : 'sinceOpened' };
  const freeAt = jobs
    .map(({ releasedAt }) => releasedAt ?? '')
    .sort()
    .at(-1);
  return { since: freeAt || since, label: 'freeSince' };
}

/** When the clock of a line without a unit is late: that nobody is sent, or nobody for the rest; null for what only waits to be closed. */
export function lateWithoutUnit(
  { stage, incident }: Pick<IncidentLine, 'stage' | 'incident'>,
  times: LateTimes | null,
): LateAfter | null {
  if (stage !== 'none' && stage !== 'partly') return null;
  return unsentAfter(times, incident.regionCode, incident.triage);
}

/** One incident as the running list shows it; `inbound` is that of its leading unit, if there is one. */
export function incidentLine(
  incident: Incident,
  jobs: readonly Assignment[],
  inboundOf: (assignmentId: string) => Inbound | undefined,
): IncidentLine {
  const active = jobs
    .filter(holdsUnit)
    .sort((a, b) => PROGRESS.indexOf(a.status) - PROGRESS.indexOf(b.status));
  const stage = workStage(jobs, incident.patientCount);
  const facts = { incident, jobs, active, stage };
  const leading = active[0];
  if (!leading) return { ...facts, ...clockWithoutUnit(incident, jobs, stage), etaAt: null };
  return {
    ...facts,
    since: statusSince(leading),
    label: leading.status,
    etaAt: leading.status === 'left_scene' ? (inboundOf(leading.id)?.etaAt ?? null) : null,
  };
}
