import type { Facility } from '#siaga/contracts';
import { settledFlags } from '../domain/point.policy.js';
import type { ImportedFacility } from './place-rows.js';

/** A stored facility with what people took into their own hands. */
export interface StoredFacility {
  facility: Facility;
  isPointConfirmed: boolean;
  isCapabilityConfirmed: boolean;
}

/**
 * What a facility becomes when a file tells of it (again). Beds and diversion belong to people and stay; so do a point and a
 * capability that a person set. What the file does not speak of stays as it is. A new hospital counts as always open, since
 * its emergency room must be (Permenkes 47/2018). The version is the next one; `isChanged` says whether anything differs.
 */
export function mergeImport(
  stored: StoredFacility | null,
  imported: ImportedFacility,
  made: { id: string; at: Date },
): { facility: Facility; isChanged: boolean } {
  const before = stored?.facility ?? null;
  const facility: Facility = {
    id: before?.id ?? made.id,
    version: (before?.version ?? 0) + 1,
    regionCode: imported.regionCode,
    districtCode: imported.districtCode,
    name: imported.name,
    kind: imported.kind,
    kemkesCode: imported.kemkesCode,
    address: imported.address,
    phone: imported.phone ?? before?.phone ?? null,
    ...pointOf(stored, imported),
    ...capabilityOf(stored, imported),
    beds:
      before?.beds ??
      (imported.firstBeds ?? []).map((beds) => ({ ...beds, updatedAt: made.at.toISOString() })),
    diversion: before?.diversion ?? null,
  };
  return { facility, isChanged: before === null || !isSame(before, facility) };
}

function pointOf(
  stored: StoredFacility | null,
  imported: ImportedFacility,
): Pick<Facility, 'point' | 'accuracyM' | 'pointSource' | 'flags'> {
  if (stored?.isPointConfirmed !== true) {
    const { point, accuracyM, pointSource, flags } = imported;
    return { point, accuracyM, pointSource, flags };
  }
  const { point, accuracyM, pointSource } = stored.facility;
  return { point, accuracyM, pointSource, flags: settledFlags(imported.flags) };
}

function capabilityOf(
  stored: StoredFacility | null,
  imported: ImportedFacility,
): Pick<Facility, 'isAlwaysOpen' | 'openHours' | 'erLevel' | 'capabilities'> {
  const before = stored?.facility;
  const told = stored?.isCapabilityConfirmed === true ? null : imported;
  return {
    isAlwaysOpen: told?.isAlwaysOpen ?? before?.isAlwaysOpen ?? imported.kind === 'hospital',
    openHours: told?.openHours ?? before?.openHours ?? [],
    erLevel: told?.erLevel ?? before?.erLevel ?? 0,
    capabilities: told?.capabilities ?? before?.capabilities ?? [],
  };
}

function isSame(before: Facility, after: Facility): boolean {
  return sorted({ ...before, version: 0 }) === sorted({ ...after, version: 0 });
}

/** JSON with its keys in order: jsonb gives them back in an order of its own. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
