import {
  type Assignment,
  type Call,
  distanceM,
  effectiveStamp,
  type Inbound,
  type Incident,
  isLive,
} from '#siaga/contracts';
import { type EntityState, isActiveAssignment } from '#siaga/web-kit';
import { OFFERED, ON_SCENE, SENDING, type Threshold, TURNOUT } from './thresholds.js';

export interface CallQueues {
  ringing: readonly Call[];
  dropped: readonly Call[];
  undecided: readonly Call[];
}

const byOffered = (a: Call, b: Call): number => a.offeredAt.localeCompare(b.offeredAt);

/** The calls that still ask something of somebody, longest wait first. */
export function callQueues(calls: EntityState['call']): CallQueues {
  const open = [...calls.values()]
    .filter((call) => call.incidentId === null && call.disposition === null)
    .sort(byOffered);
  return {
    ringing: open.filter((call) => call.state === 'ringing'),
    dropped: open.filter((call) => call.state === 'abandoned'),
    undecided: open.filter((call) => call.state === 'answered' || call.state === 'ended'),
  };
}

export interface IncidentLine {
  incident: Incident;
  active: readonly Assignment[];
  /** What the clock counts from, what it says, and when it is late. */
  since: string;
  label: 'sinceAnswer' | 'sinceOpened' | 'offered' | 'total' | Assignment['status'];
  threshold: Threshold | null;
  /** When a patient on the way arrives. */
  etaAt: string | null;
}

const URGENCY = { merah: 0, kuning: 1, hijau: 2, hitam: 3 } as const;

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

const STATUS_THRESHOLD: Partial<Record<Assignment['status'], Threshold>> = {
  offered: OFFERED,
  accepted: TURNOUT,
  on_scene: ON_SCENE,
  at_patient: ON_SCENE,
};

function statusSince(assignment: Assignment): string {
  const names = {
    offered: 'unit_notified',
    accepted: 'dispatch_acknowledged',
    en_route: 'unit_en_route',
    on_scene: 'unit_on_scene',
    at_patient: 'arrived_at_patient',
    left_scene: 'unit_left_scene',
    at_destination: 'patient_at_destination',
    handed_over: 'transfer_of_care',
  } as const;
  const name = assignment.status in names ? names[assignment.status as keyof typeof names] : null;
  return (name && effectiveStamp(assignment, name)?.at) ?? assignment.offeredAt;
}

/** One incident as the running list shows it. */
export function incidentLine(
  incident: Incident,
  assignments: readonly Assignment[],
  inbounds: EntityState['inbound'],
): IncidentLine {
  const active = assignments
    .filter(isActiveAssignment)
    .sort((a, b) => PROGRESS.indexOf(a.status) - PROGRESS.indexOf(b.status));
  const leading = active[0];
  if (!leading) {
    const isNew = assignments.every((assignment) =>
      ['offered', 'declined', 'expired', 'withdrawn', 'cancelled'].includes(assignment.status),
    );
    const since = incident.callAnsweredAt ?? incident.openedAt;
    if (!isNew) return { incident, active, since, label: 'total', threshold: null, etaAt: null };
    return {
      incident,
      active,
      since,
      label: incident.callAnsweredAt ? 'sinceAnswer' : 'sinceOpened',
      threshold: SENDING,
      etaAt: null,
    };
  }
  const inbound = [...inbounds.values()].find(
    (candidate: Inbound) => candidate.assignmentId === leading.id && candidate.arrivedAt === null,
  );
  return {
    incident,
    active,
    since: statusSince(leading),
    label: leading.status === 'offered' ? 'offered' : leading.status,
    threshold: STATUS_THRESHOLD[leading.status] ?? null,
    etaAt: leading.status === 'left_scene' ? (inbound?.etaAt ?? null) : null,
  };
}

/** Running incidents: those without a unit first, then by triage, then the oldest. */
export function runningIncidents(
  incidents: EntityState['incident'],
  assignments: ReadonlyMap<string, readonly Assignment[]>,
  inbounds: EntityState['inbound'],
): readonly IncidentLine[] {
  const rank = ({ incident, active }: IncidentLine): number =>
    (active.length === 0 ? 0 : 10) + (incident.triage ? URGENCY[incident.triage] : 2);
  return [...incidents.values()]
    .filter(isLive)
    .map((incident) => incidentLine(incident, assignments.get(incident.id) ?? [], inbounds))
    .sort((a, b) => rank(a) - rank(b) || a.incident.openedAt.localeCompare(b.incident.openedAt));
}

/** Two reports this near, and this close in time, may be of one event. */
const SAME_PLACE_M = 500;
const SAME_TIME_MS = 45 * 60_000;

export interface Duplicate {
  incident: Incident;
  distanceM: number;
}

/** The nearest open incident that a call at this point may be about; null when there is none. */
export function nearbyIncident(
  point: { lon: number; lat: number } | null,
  incidents: EntityState['incident'],
  nowMs: number,
): Duplicate | null {
  if (!point) return null;
  const near = [...incidents.values()]
    .filter((incident) => isLive(incident) && nowMs - Date.parse(incident.openedAt) < SAME_TIME_MS)
    .map((incident) => ({ incident, distanceM: distanceM(point, incident.place.point) }))
    .filter((candidate) => candidate.distanceM <= SAME_PLACE_M)
    .sort((a, b) => a.distanceM - b.distanceM);
  return near[0] ?? null;
}
