import type { Assignment, EtaTarget, Facility, Point } from '#siaga/contracts';
import { drivingTo } from '../job/next-step.policy.js';

/** Where the crew goes next. */
export interface Goal {
  towards: EtaTarget;
  /** Null when the phone does not know where the hospital is. */
  point: Point | null;
  label: string;
}

/** The place that a navigation app is told, also before the unit sets off; null when there is none to go to. */
export function goalOf(assignment: Assignment, facilities: ReadonlyMap<string, Facility>): Goal | null {
  const towards = drivingTo(assignment.status);
  if (towards === null) return null;
  const { place } = assignment.job;
  if (towards === 'scene') return { towards, point: place.point, label: place.label };
  const { destination } = assignment;
  if (!destination) return null;
  const point = destination.point ?? facilities.get(destination.facilityId)?.point ?? null;
  return { towards, point, label: destination.name };
}

/** True while the unit drives, so that there is a way to draw: not at the scene, though the hospital may be known. */
export function isDriving({ status }: Assignment): boolean {
  return status === 'accepted' || status === 'en_route' || status === 'left_scene';
}
