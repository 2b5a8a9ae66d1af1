import { useMemo, useState } from 'react';
import type { Assignment, AssignmentStatus, Facility, Unit } from '#siaga/contracts';
import { isActiveAssignment, useEntities } from '#siaga/web-kit';
import { useCommandQueue } from '../offline/command-queue.js';
import { withUnsent, type ShownAssignment } from '../job/optimistic.policy.js';

export interface Duty {
  accountId: string;
  ownUnits: readonly Unit[];
  /** The unit this person is signed on to; null before the shift. */
  unit: Unit | null;
  /** The job in hand with unsent taps laid over it; null when there is none. */
  job: ShownAssignment | null;
  /** A job that went away by somebody else's hand and has not been read. */
  ended: EndedJob | null;
  dismissEnded: () => void;
  facilities: ReadonlyMap<string, Facility>;
}

export interface EndedJob {
  assignment: Assignment;
  how: 'cancelled' | 'withdrawn' | 'expired' | 'gone';
}

function howEnded(last: Assignment, status: AssignmentStatus | undefined): EndedJob['how'] | null {
  if (status === 'cancelled' || status === 'withdrawn' || status === 'expired') return status;
  // Handed over and then not in the centre's list: the crew has closed it itself.
  return status === undefined && last.status !== 'handed_over' ? 'gone' : null;
}

/** Keeps the last job in hand, to say why it went away. */
function useEnded(
  active: Assignment | null,
  known: ReadonlyMap<string, Assignment>,
): Pick<Duty, 'ended' | 'dismissEnded'> {
  const [last, setLast] = useState<Assignment | null>(active);
  if (active && active !== last) setLast(active);
  const dismissEnded = () => setLast(null);
  if (active || !last) return { ended: null, dismissEnded };
  const how = howEnded(last, known.get(last.id)?.status);
  return { ended: how && { assignment: known.get(last.id) ?? last, how }, dismissEnded };
}

/** Everything a crew's screen is about, from the store and the queue. */
export function useDuty(accountId: string): Duty {
  const units = useEntities((state) => state.entities.unit);
  const assignments = useEntities((state) => state.entities.assignment);
  const facilities = useEntities((state) => state.entities.facility);
  const ownUnitIds = useEntities((state) => state.ownUnitIds);
  const { queue } = useCommandQueue();

  const ownUnits = useMemo(
    () =>
      ownUnitIds.flatMap((id) => units.get(id) ?? []).sort((a, b) => a.callSign.localeCompare(b.callSign)),
    [ownUnitIds, units],
  );
  const unit =
    ownUnits.find(
      (one) => one.service !== 'off_shift' && one.crew.some((member) => member.accountId === accountId),
    ) ?? null;
  const held = useMemo(
    () => [...assignments.values()].find((one) => one.unitId === unit?.id && isActiveAssignment(one)) ?? null,
    [assignments, unit?.id],
  );
  const shown = useMemo(() => held && withUnsent(held, queue.items), [held, queue.items]);
  const job = shown && isActiveAssignment(shown.assignment) ? shown : null;
  return { accountId, ownUnits, unit, job, facilities, ...useEnded(job?.assignment ?? null, assignments) };
}

/** What the queue writes beside a tap, so that its list can be read when the job is gone. */
export function targetOf(assignment: Assignment): { assignmentId: string; jobLabel: string } {
  return { assignmentId: assignment.id, jobLabel: assignment.job.incidentNumber };
}
