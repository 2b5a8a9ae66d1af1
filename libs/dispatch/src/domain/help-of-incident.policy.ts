import type { AssignmentStatus, Help, HelpStep, IncidentOutcome, IncidentStatus } from '#siaga/contracts';

/** A unit's way through an incident, as far as whoever asked for help is concerned. */
export interface UnitWay {
  readonly status: AssignmentStatus;
  /** It set out with somebody. */
  readonly hasLeft: boolean;
  readonly destination: string | null;
}

const STEPS: Partial<Record<AssignmentStatus, HelpStep>> = {
  accepted: 'coming',
  en_route: 'coming',
  on_scene: 'there',
  at_patient: 'there',
  left_scene: 'taken',
  at_destination: 'taken',
  handed_over: 'taken',
};
const ORDER: readonly HelpStep[] = ['sought', 'coming', 'there', 'taken'];

/** How help stands by the unit that has come furthest; one that turned back or never answered has not come at all. */
export function helpOf(
  incident: { status: IncidentStatus; outcome: IncidentOutcome | null },
  units: readonly UnitWay[],
): Help {
  const taken = units.find(({ hasLeft }) => hasLeft);
  const steps = units.map(({ status, hasLeft }) => (hasLeft ? 'taken' : (STEPS[status] ?? 'sought')));
  return {
    step: incident.status === 'open' ? (ORDER.findLast((step) => steps.includes(step)) ?? 'sought') : 'over',
    destination: taken?.destination ?? null,
    outcome: incident.outcome,
  };
}
