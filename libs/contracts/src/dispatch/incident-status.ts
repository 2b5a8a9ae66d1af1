import { z } from 'zod';

interface StatusFacts {
  /** Somebody still has to do something about it: it is on boards and maps, may be changed, and may be given units. */
  isLive: boolean;
  /** What the journal calls the step to it. */
  event: `incident.${string}.v1`;
}

/** Every status an incident may have. How to add one: docs/how-to/incident-status.md. */
export const INCIDENT_STATUSES = {
  open: { isLive: true, event: 'incident.opened.v1' },
  closed: { isLive: false, event: 'incident.closed.v1' },
  cancelled: { isLive: false, event: 'incident.cancelled.v1' },
  /** It was the same event as another incident, which goes on in its stead. */
  merged: { isLive: false, event: 'incident.merged.v1' },
} as const satisfies Record<string, StatusFacts>;

export type IncidentStatus = keyof typeof INCIDENT_STATUSES;
const ALL = Object.keys(INCIDENT_STATUSES) as IncidentStatus[];
export const IncidentStatus = z.enum(ALL);

/** From a status, the ones that may follow. */
export const INCIDENT_STEPS: Record<IncidentStatus, readonly IncidentStatus[]> = {
  open: ['closed', 'cancelled', 'merged'],
  closed: [],
  cancelled: [],
  merged: [],
};

/** What is over may go on again for a while, by a person and with a reason; what was merged goes on as another. */
export const REOPENABLE: readonly IncidentStatus[] = ['closed', 'cancelled'];

/** What befalls an incident without a step to another status, and the step back to life. */
const OTHER_EVENTS = [
  'incident.updated.v1',
  /** Another incident was the same event: its calls and units are this one's now. */
  'incident.joined.v1',
  /** A call was taken out of it into an incident of its own. */
  'incident.split.v1',
  'incident.reopened.v1',
] as const;

/** Types of the journal's entries about an incident: each step to a status, and what else befalls it. */
export type IncidentEvent =
  (typeof INCIDENT_STATUSES)[IncidentStatus]['event'] | (typeof OTHER_EVENTS)[number];
export const INCIDENT_EVENTS: readonly IncidentEvent[] = [
  ...new Set<IncidentEvent>([...OTHER_EVENTS, ...ALL.map((status) => INCIDENT_STATUSES[status].event)]),
];

/** True while the incident is not over. */
export function isLive({ status }: { status: IncidentStatus }): boolean {
  return INCIDENT_STATUSES[status].isLive;
}
