import { ASSIGNMENT_STEPS, type Assignment, type AssignmentStatus } from '#siaga/contracts';
import type { CrewCommand, QueueItem } from '../offline/command-queue.policy.js';

export interface ShownAssignment {
  assignment: Assignment;
  /** True when part of what is shown has not reached the centre. */
  isUnsent: boolean;
}

function mayBecome(from: AssignmentStatus, to: AssignmentStatus): boolean {
  return ASSIGNMENT_STEPS[from].includes(to);
}

function withStatus(assignment: Assignment, status: AssignmentStatus): Assignment | null {
  return mayBecome(assignment.status, status) ? { ...assignment, status, dueAt: null } : null;
}

/** The job as it will be once the command has arrived; null when it changes nothing (the centre already has it, or is past it). */
function applyCommand(assignment: Assignment, command: CrewCommand, deviceAt: string): Assignment | null {
  switch (command.kind) {
    case 'delivered':
      return null;
    case 'accept':
      return withStatus(assignment, 'accepted');
    case 'decline':
      return withStatus(assignment, 'declined');
    case 'advance':
      return withStatus(assignment, command.status);
    case 'destination': {
      if (assignment.destination?.facilityId === command.facilityId) return null;
      const destination = {
        facilityId: command.facilityId,
        name: command.facilityName,
        point: null,
        chosenAt: deviceAt,
      };
      return { ...assignment, destination };
    }
  }
}

/** Lays the taps that were not sent yet over what the centre last said, oldest first. Refused ones no longer count. */
export function withUnsent(assignment: Assignment, items: readonly QueueItem[]): ShownAssignment {
  let shown = assignment;
  for (const item of items) {
    if (item.assignmentId !== assignment.id || item.state === 'refused') continue;
    shown = applyCommand(shown, item.command, item.deviceAt) ?? shown;
  }
  return { assignment: shown, isUnsent: shown !== assignment };
}
