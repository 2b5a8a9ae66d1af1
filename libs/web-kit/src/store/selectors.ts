import {
  ACTIVE_ASSIGNMENT_STATUSES,
  type Assignment,
  type AssignmentStatus,
  type Unit,
} from '#siaga/contracts';
import { type EntityState } from './entity-state.js';

/** True while the assignment holds its unit. */
export function isActiveAssignment(assignment: Assignment): boolean {
  return assignment.releasedAt === null && ACTIVE_ASSIGNMENT_STATUSES.includes(assignment.status);
}

/** The assignment that holds each unit, by unit id. */
export function activeAssignmentByUnit(
  assignments: EntityState['assignment'],
): ReadonlyMap<string, Assignment> {
  const byUnit = new Map<string, Assignment>();
  for (const assignment of assignments.values())
    if (isActiveAssignment(assignment)) byUnit.set(assignment.unitId, assignment);
  return byUnit;
}

/** All assignments of each incident, oldest offer first. */
export function assignmentsByIncident(
  assignments: EntityState['assignment'],
): ReadonlyMap<string, readonly Assignment[]> {
  const byIncident = new Map<string, Assignment[]>();
  for (const assignment of assignments.values()) {
    const list = byIncident.get(assignment.incidentId);
    if (list) list.push(assignment);
    else byIncident.set(assignment.incidentId, [assignment]);
  }
  for (const list of byIncident.values())
    list.sort((a, b) => a.offeredAt.localeCompare(b.offeredAt) || a.id.localeCompare(b.id));
  return byIncident;
}

/** What a unit is doing, in the five shapes a map and a board can tell apart. */
export type UnitState = 'ready' | 'offered' | 'moving' | 'scene' | 'off';

const STATE_BY_STATUS: Partial<Record<AssignmentStatus, UnitState>> = {
  offered: 'offered',
  accepted: 'moving',
  en_route: 'moving',
  on_scene: 'scene',
  at_patient: 'scene',
  left_scene: 'moving',
  at_destination: 'scene',
  handed_over: 'scene',
};

/** The state of a unit from its shift and the assignment that holds it. */
export function unitState(unit: Unit, assignment: Assignment | undefined): UnitState {
  if (assignment) return STATE_BY_STATUS[assignment.status] ?? 'moving';
  return unit.service === 'in_service' ? 'ready' : 'off';
}
