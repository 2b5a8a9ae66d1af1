import type { Caller } from '#siaga/identity';
import type { HeardTopic } from '#siaga/journal';

/** One map for all: there is no region in it that only some may see. */
const MAP_ROOM = 'map';

/**
 * What a person hears by their grants: regions with calls and incidents, regions' alerts, regions' closed areas, regions' learned
 * places, units they crew, facilities they staff, and of the map.
 */
export interface HeardScopes {
  readonly regionCodes: readonly string[];
  readonly alertRegionCodes: readonly string[];
  readonly closureRegionCodes: readonly string[];
  readonly learnedRegionCodes: readonly string[];
  /** Also of closed areas in the region of a unit they crew: their way leads through it, whatever their grant is for. */
  readonly hearsClosures: boolean;
  readonly unitIds: readonly string[];
  readonly facilityIds: readonly string[];
  readonly hearsMap: boolean;
}

/** A unit that a person crews, and where it belongs. */
export interface CrewedUnit {
  readonly unitId: string;
  readonly regionCode: string;
  /** From when on they crew it; null for a unit that a grant names. */
  readonly since: Date | null;
}

/** Clocks of two processes may differ by so much; a job that was offered just after signing on must not be missed. */
const CLOCK_DIFFERENCE_MS = 5_000;

/**
 * What a caller's grants let them hear. Region rooms carry calls with what they say of people, so they need both `call.read` and
 * `incident.read` there: a crew or a desk with a grant for a region does not get in.
 */
export function heardScopes(caller: Caller): HeardScopes {
  const incidents = new Set(caller.audience('incident.read').regionCodes);
  return {
    regionCodes: unique(caller.audience('call.read').regionCodes.filter((code) => incidents.has(code))),
    alertRegionCodes: unique(caller.audience('alert.read').regionCodes),
    closureRegionCodes: unique(caller.audience('closure.read').regionCodes),
    learnedRegionCodes: unique(caller.audience('learned_place.read').regionCodes),
    hearsClosures: caller.holds('closure.read'),
    unitIds: unique(caller.audience('assignment.answer').unitIds),
    facilityIds: unique(caller.audience('inbound.read').facilityIds),
    hearsMap: caller.holds('map.read'),
  };
}

/** The rooms of a person: by their grants, and by the units they are signed on to. */
export function roomsFor(scopes: HeardScopes, crewed: Iterable<CrewedUnit>): Set<string> {
  return new Set(topicsFor(scopes, crewed).map(({ topic }) => topic));
}

/** What a person hears, each with the time from which they have the right to it: who signs on reads nothing of the crew before. */
export function topicsFor(scopes: HeardScopes, crewed: Iterable<CrewedUnit>): HeardTopic[] {
  const byGrant = [
    ...scopes.regionCodes.map((code) => `region:${code}`),
    ...scopes.alertRegionCodes.map((code) => `alerts:${code}`),
    ...scopes.learnedRegionCodes.map((code) => `learned:${code}`),
    ...scopes.unitIds.map(unitRoom),
    ...scopes.closureRegionCodes.map((code) => `closures:${code}`),
    ...scopes.facilityIds.map((id) => `facility:${id}`),
    ...(scopes.hearsMap ? [MAP_ROOM] : []),
  ];
  const byShift = Array.from(crewed, ({ unitId, regionCode, since }) => {
    const topics = [unitRoom(unitId), ...(scopes.hearsClosures ? [`closures:${regionCode}`] : [])];
    return topics.map((topic) => ({
      topic,
      sinceAt: since && new Date(since.getTime() - CLOCK_DIFFERENCE_MS),
    }));
  });
  return [...byGrant.map((topic) => ({ topic, sinceAt: null })), ...byShift.flat()];
}

function unitRoom(unitId: string): string {
  return `unit:${unitId}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
