import type { ErrorCode, UnitService } from '#siaga/contracts';

type FleetCode = Extract<ErrorCode, `FLEET.${string}`>;

/** What a step leads to, or why it is refused. */
export type ShiftDecision = { isAllowed: true; service: UnitService } | { isAllowed: false; code: FleetCode };

interface UnitFacts {
  service: UnitService;
  /** Account ids on the unit now. */
  crew: readonly string[];
  /** True while an offer or a job of the unit is alive. */
  hasActiveJob: boolean;
  /** True once it was taken out of the fleet. */
  isRetired?: boolean;
}

/** The first person to sign on puts the unit in service; later ones leave its service as it is. */
export function signOn(
  unit: Pick<UnitFacts, 'service' | 'crew' | 'isRetired'>,
  isOnAnyShift: boolean,
): ShiftDecision {
  if (unit.isRetired) return refused('FLEET.UNIT_RETIRED');
  if (isOnAnyShift) return refused('FLEET.ALREADY_ON_SHIFT');
  return allowed(unit.service === 'off_shift' ? 'in_service' : unit.service);
}

/** The last person to sign off takes the unit off shift, which a unit with a job may not be. */
export function signOff(unit: UnitFacts, accountId: string): ShiftDecision {
  if (!unit.crew.includes(accountId)) return refused('FLEET.NOT_ON_SHIFT');
  if (unit.crew.length > 1) return allowed(unit.service);
  return unit.hasActiveJob ? refused('FLEET.UNIT_HAS_JOB') : allowed('off_shift');
}

/**
 * A unit in service and one out of service both have a crew. One with a job is not taken out of service: the dispatcher
 * gives the job to another unit first, so that no patient waits for a unit that will not come. Unless it is said that the job is known:
 * an engine that died on the way drives nobody, and the centre is alerted.
 */
export function setService(
  unit: UnitFacts,
  wanted: 'in_service' | 'out_of_service',
  isDespiteJob = false,
): ShiftDecision {
  if (unit.crew.length === 0) return refused('FLEET.NOT_ON_SHIFT');
  if (wanted === 'out_of_service' && unit.hasActiveJob && !isDespiteJob) return refused('FLEET.UNIT_HAS_JOB');
  return allowed(wanted);
}

function allowed(service: UnitService): ShiftDecision {
  return { isAllowed: true, service };
}

function refused(code: FleetCode): ShiftDecision {
  return { isAllowed: false, code };
}
