import { type Call, type Incident } from '#siaga/contracts';
import { activeAssignmentByUnit, assignmentsByIncident, memoLast, useEntities } from '#siaga/web-kit';
import { useMemo } from 'react';
import { callQueues, type CallQueues, type IncidentLine, runningIncidents } from './queue.js';
import { useWorkspace } from './workspace-store.js';

const queuesOf = memoLast(callQueues);
const byUnitOf = memoLast(activeAssignmentByUnit);
const byIncidentOf = memoLast(assignmentsByIncident);

export const useQueues = (): CallQueues => useEntities((state) => queuesOf(state.entities.call));
export const useJobByUnit = (): ReturnType<typeof activeAssignmentByUnit> =>
  useEntities((state) => byUnitOf(state.entities.assignment));
export const useJobsByIncident = (): ReturnType<typeof assignmentsByIncident> =>
  useEntities((state) => byIncidentOf(state.entities.assignment));

/** Running incidents as the list shows them. */
export function useIncidentLines(): readonly IncidentLine[] {
  const incidents = useEntities((state) => state.entities.incident);
  const inbounds = useEntities((state) => state.entities.inbound);
  const jobs = useJobsByIncident();
  return useMemo(() => runningIncidents(incidents, jobs, inbounds), [incidents, jobs, inbounds]);
}

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
