import { distanceM, type Facility, type FacilityCapability, type Needs, type Point } from '#siaga/contracts';

export interface DestinationChoice {
  facility: Facility;
  /** Straight line from the scene, in metres; null when one of the points is unknown. */
  distanceM: number | null;
  missing: FacilityCapability[];
  isOnDiversion: boolean;
  /** Beds free in the emergency room; null when unknown. */
  erAvailable: number | null;
}

/** An expired diversion no longer counts. */
function isDiverting(facility: Facility, nowMs: number): boolean {
  const { diversion } = facility;
  return diversion !== null && (diversion.expiresAt === null || Date.parse(diversion.expiresAt) > nowMs);
}

const rank = (choice: DestinationChoice) =>
  (choice.isOnDiversion ? 2 : 0) + (choice.missing.length > 0 ? 1 : 0);

/**
 * Places a patient can go, for a crew without an operator at hand: fitting ones first, nearest first, those that lack
 * something or divert last and saying so. The ranking by travel time is the centre's; this one is a straight line.
 */
export function destinationChoices(
  facilities: readonly Facility[],
  from: Point,
  needs: Needs,
  nowMs: number,
): DestinationChoice[] {
  return facilities
    .filter((facility) => facility.kind !== 'ambulance_post')
    .map((facility) => ({
      facility,
      distanceM: facility.point && distanceM(from, facility.point),
      missing: needs.facility.filter((need) => !facility.capabilities.includes(need)),
      isOnDiversion: isDiverting(facility, nowMs),
      erAvailable: facility.beds.find((bed) => bed.kind === 'er')?.available ?? null,
    }))
    .sort((a, b) => rank(a) - rank(b) || (a.distanceM ?? Infinity) - (b.distanceM ?? Infinity));
}
