import type { AssignmentStatus, FreeStage } from '#siaga/contracts';

/** Usual times at the patient and at the facility's door. Assumptions of ours until a centre's own times correct them. */
const AT_SCENE_S = 900;
const AT_FACILITY_S = 600;
/** A crew that has been there longer than usual is not done at once. */
const AT_LEAST_S = 120;
const CLEANING_S = 120;

/** What is known of the drives of a unit's job, seconds; null where there is none to drive. */
export interface JobDrives {
  toScene: number | null;
  toFacility: number | null;
}

const STAGES: Partial<Record<AssignmentStatus, readonly FreeStage[]>> = {
  accepted: ['to_scene', 'at_scene', 'to_facility', 'at_facility', 'ready'],
  en_route: ['to_scene', 'at_scene', 'to_facility', 'at_facility', 'ready'],
  on_scene: ['at_scene', 'to_facility', 'at_facility', 'ready'],
  at_patient: ['at_scene', 'to_facility', 'at_facility', 'ready'],
  left_scene: ['to_facility', 'at_facility', 'ready'],
  at_destination: ['at_facility', 'ready'],
  handed_over: ['ready'],
};

/**
 * What lies before a unit until its job is over: its drives as they are reckoned, and usual times where it stands, less what has
 * passed of the first. Empty for a status that is no job. Without a facility nobody is driven to one.
 */
export function stagesLeft(
  status: AssignmentStatus,
  sinceS: number,
  drives: JobDrives,
): { stage: FreeStage; seconds: number }[] {
  const seconds: Record<FreeStage, number | null> = {
    to_scene: drives.toScene ?? 0,
    at_scene: AT_SCENE_S,
    to_facility: drives.toFacility,
    at_facility: drives.toFacility === null && status !== 'at_destination' ? null : AT_FACILITY_S,
    ready: CLEANING_S,
  };
  const stages = (STAGES[status] ?? []).flatMap((stage) => {
    const value = seconds[stage];
    return value === null ? [] : [{ stage, seconds: Math.round(value) }];
  });
  const [first, ...rest] = stages;
  const isStanding = first?.stage === 'at_scene' || first?.stage === 'at_facility';
  if (!first || !isStanding) return stages;
  return [{ ...first, seconds: Math.round(Math.max(AT_LEAST_S, first.seconds - sinceS)) }, ...rest];
}
