import { INCIDENT_STEPS, isLive, REOPENABLE, type Incident, type IncidentStatus } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** Throws INCIDENT.NOT_OPEN for an incident that is over: nothing of it may be changed, and no unit offered. */
export function assertLive(incident: Pick<Incident, 'status' | 'number'>): void {
  if (!isLive(incident)) throw notOpen(incident);
}

/** Throws INCIDENT.NOT_OPEN unless the incident may go to that status. */
export function assertStep(incident: Pick<Incident, 'status' | 'number'>, to: IncidentStatus): void {
  if (!INCIDENT_STEPS[incident.status].includes(to)) throw notOpen(incident);
}

const HOUR_MS = 3_600_000;

/**
 * Throws INCIDENT.NOT_OVER for an incident that goes on, INCIDENT.NOT_OPEN for one that goes on as another, INCIDENT.OVER_TOO_LONG for one
 * that ended more than `withinHours` ago: what happens now is a new case then.
 */
export function assertReopens(
  incident: Pick<Incident, 'status' | 'number' | 'closedAt'>,
  now: Date,
  withinHours: number,
): void {
  const { status, number, closedAt } = incident;
  if (isLive(incident) || closedAt === null)
    throw new AppError('INCIDENT.NOT_OVER', { details: { status, number } });
  if (!REOPENABLE.includes(status)) throw notOpen(incident);
  if (now.getTime() - Date.parse(closedAt) > withinHours * HOUR_MS)
    throw new AppError('INCIDENT.OVER_TOO_LONG', { details: { number, hours: withinHours } });
}

function notOpen({ status, number }: Pick<Incident, 'status' | 'number'>): AppError {
  return new AppError('INCIDENT.NOT_OPEN', { details: { status, number } });
}
