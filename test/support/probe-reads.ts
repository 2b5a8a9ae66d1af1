import type { Alert, Assignment, ChangeEvent } from '#siaga/contracts';
import type { SocketProbe } from './socket-probe.js';

/** The newest state of an entity that a socket was told. */
export function latest(changes: ChangeEvent[], entityId: string): ChangeEvent | undefined {
  return changes.filter((change) => change.entityId === entityId).at(-1);
}

/** Alerts of an incident in the order in which they came. */
export function alertsOf(probe: SocketProbe, incidentId: string): Alert[] {
  return probe.changes.flatMap((change) =>
    change.entity === 'alert' && change.data.incidentId === incidentId ? [change.data] : [],
  );
}

/** Offers of an incident in the order in which they came. */
export function offersOf(probe: SocketProbe, incidentId: string): Assignment[] {
  return probe.changes.flatMap((change) =>
    change.type === 'assignment.offered.v1' && change.data.incidentId === incidentId ? [change.data] : [],
  );
}
