import { type Call, type Incident } from '#siaga/contracts';
import {
  activeAssignmentByUnit,
  assignmentsByIncident,
  type EntityState,
  memoLast,
  useEntities,
} from '#siaga/web-kit';
import { useMemo } from 'react';
import { CallBook, type CallQueues } from './call-book.js';
import { IncidentBook, type IncidentLines } from './incident-book.js';
import { useWorkspace } from './workspace-store.js';

const calls = new CallBook();
const incidents = new IncidentBook();
const byUnitOf = memoLast(activeAssignmentByUnit);
const byIncidentOf = memoLast(assignmentsByIncident);
const linesOf = ({ incident, assignment, inbound }: EntityState): IncidentLines =>
  incidents.read(incident, byIncidentOf(assignment), inbound);

/** The queues as they are now, for what a key does. */
export const queuesNow = (): CallQueues => calls.read(useEntities.getState().entities.call);
/** One queue of calls; a change of another draws nothing again. */
export const useQueue = (queue: keyof CallQueues): readonly Call[] =>
  useEntities((state) => calls.read(state.entities.call)[queue]);

export const useJobByUnit = (): ReturnType<typeof activeAssignmentByUnit> =>
  useEntities((state) => byUnitOf(state.entities.assignment));
export const useJobsByIncident = (): ReturnType<typeof assignmentsByIncident> =>
  useEntities((state) => byIncidentOf(state.entities.assignment));

/** Running incidents as the list shows them. */
export const useIncidentLines = (): IncidentLines => useEntities((state) => linesOf(state.entities));
export const incidentLinesNow = (): IncidentLines => linesOf(useEntities.getState().entities);

export type CaseInHand = { kind: 'call'; call: Call } | { kind: 'incident'; incident: Incident } | null;

/** The case in hand with its newest state; the same object while that case does not change. */
export function useCaseInHand(): CaseInHand {
  const inHand = useWorkspace((state) => state.inHand);
  const call = useEntities((state) =>
    inHand?.kind === 'call' ? state.entities.call.get(inHand.id) : undefined,
  );
  // Somebody, perhaps on another console, has made an incident of the call: the case goes on there.
  const incidentId = inHand?.kind === 'incident' ? inHand.id : (call?.incidentId ?? '');
  const incident = useEntities((state) => state.entities.incident.get(incidentId));
  return useMemo(() => {
    if (incident) return { kind: 'incident', incident };
    return call ? { kind: 'call', call } : null;
  }, [call, incident]);
}
