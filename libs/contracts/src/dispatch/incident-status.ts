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
} as const satisfies Record<string, StatusFacts>;

export type IncidentStatus = keyof typeof INCIDENT_STATUSES;
const ALL = Object.keys(INCIDENT_STATUSES) as IncidentStatus[];
export const IncidentStatus = z.enum(ALL);

/** From a status, the ones that may follow. */
export const INCIDENT_STEPS: Record<IncidentStatus, readonly IncidentStatus[]> = {
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

/** Types of the journal's entries about an incident: each step to a status, and a change of its facts. */
export type IncidentEvent = (typeof INCIDENT_STATUSES)[IncidentStatus]['event'] | 'incident.updated.v1';
export const INCIDENT_EVENTS: readonly IncidentEvent[] = [
  ...new Set<IncidentEvent>(['incident.updated.v1', ...ALL.map((status) => INCIDENT_STATUSES[status].event)]),
];

/** True while the incident is not over. */
export function isLive({ status }: { status: IncidentStatus }): boolean {
  return INCIDENT_STATUSES[status].isLive;
}
