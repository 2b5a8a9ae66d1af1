import { INCIDENT_STEPS, isLive, type Incident, type IncidentStatus } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** Throws INCIDENT.NOT_OPEN for an incident that is over: nothing of it may be changed, and no unit offered. */
export function assertLive(incident: Pick<Incident, 'status' | 'number'>): void {
  if (!isLive(incident)) throw notOpen(incident);
}

/** Throws INCIDENT.NOT_OPEN unless the incident may go to that status. */
export function assertStep(incident: Pick<Incident, 'status' | 'number'>, to: IncidentStatus): void {
  if (!INCIDENT_STEPS[incident.status].includes(to)) throw notOpen(incident);
}

function notOpen({ status, number }: Pick<Incident, 'status' | 'number'>): AppError {
  return new AppError('INCIDENT.NOT_OPEN', { details: { status, number } });
}
