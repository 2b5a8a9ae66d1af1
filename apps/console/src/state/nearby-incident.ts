import { distanceM, type Incident, isLive } from '#siaga/contracts';
import { type EntityState } from '#siaga/web-kit';

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
