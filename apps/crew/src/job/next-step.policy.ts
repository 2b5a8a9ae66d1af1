import { ASSIGNMENT_STEPS, AdvanceStatus, type AssignmentStatus } from '#siaga/contracts';

/** The step the big button names, by where the unit is. */
const USUAL_NEXT: Partial<Record<AssignmentStatus, AdvanceStatus>> = {
  accepted: 'en_route',
  en_route: 'on_scene',
  on_scene: 'at_patient',
  at_patient: 'left_scene',
  left_scene: 'at_destination',
  at_destination: 'handed_over',
  handed_over: 'available',
};

export interface NextSteps {
  /** What the big button does; null when the job asks for nothing (an offer, or a job that is over). */
  primary: AdvanceStatus | null;
  /** The less common legal steps, behind "Lainnya". */
  others: AdvanceStatus[];
}

function isAdvance(status: AssignmentStatus): status is AdvanceStatus {
  return AdvanceStatus.safeParse(status).success;
}

/** Steps a crew may set from here; the legal ones are ASSIGNMENT_STEPS, nothing is added to them. */
export function nextSteps(status: AssignmentStatus): NextSteps {
  if (status === 'offered') return { primary: null, others: [] };
  const legal = ASSIGNMENT_STEPS[status].filter(isAdvance);
  const usual = USUAL_NEXT[status];
  const primary = usual && legal.includes(usual) ? usual : (legal[0] ?? null);
  return { primary, others: legal.filter((step) => step !== primary) };
}

/** True when the step cannot be taken sensibly before somebody has said where the patient goes. */
export function needsDestinationFirst(step: AdvanceStatus, hasDestination: boolean): boolean {
  return step === 'left_scene' && !hasDestination;
}

/** Which place the crew drives to: the scene until it has left it, the destination after that, nowhere once there. */
export function drivingTo(status: AssignmentStatus): 'scene' | 'destination' | null {
  if (status === 'accepted' || status === 'en_route' || status === 'offered') return 'scene';
  if (status === 'on_scene' || status === 'at_patient' || status === 'left_scene') return 'destination';
  return null;
}
