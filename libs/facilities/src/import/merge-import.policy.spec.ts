import { describe, expect, it } from '@jest/globals';
import { buildFacility } from '../domain/build-facility.fixture.js';
import { mergeImport, type StoredFacility } from './merge-import.policy.js';
import type { ImportedFacility } from './place-rows.js';

const MADE = { id: '0198c000-0000-7000-8000-0000000000ff', at: new Date('2026-11-21T03:00:00.000Z') };

const imported = (overrides: Partial<ImportedFacility> = {}): ImportedFacility => {
  const { regionCode, districtCode, name, kind, kemkesCode, address, phone, point, accuracyM, pointSource } =
    buildFacility();
  const told = {
    regionCode,
    districtCode,
    name,
    kind,
    kemkesCode,
    address,
    phone,
    point,
    accuracyM,
    pointSource,
  };
  const silent = {
    erLevel: null,
    capabilities: null,
    isAlwaysOpen: null,
    openHours: null,
    firstBeds: null,
    statedPoint: null,
  };
  return { ...told, ...silent, flags: [], line: 2, sourceKey: 'k', ...overrides };
};
const stored = (
  facility = buildFacility({ version: 7 }),
  confirmed: Partial<StoredFacility> = {},
): StoredFacility => ({
  facility,
  isPointConfirmed: false,
  isCapabilityConfirmed: false,
  ...confirmed,
});

describe('mergeImport', () => {
  it('should make a new hospital always open, with its first beds and version 1', () => {
    const result = mergeImport(null, imported({ firstBeds: [{ kind: 'er', total: 4, available: 2 }] }), MADE);
    expect(result).toMatchObject({
      isChanged: true,
      facility: {
        id: MADE.id,
        version: 1,
        isAlwaysOpen: true,
        beds: [{ kind: 'er', updatedAt: MADE.at.toISOString() }],
      },
    });
  });

  it('should see that nothing changed', () => {
    expect(mergeImport(stored(), imported(), MADE).isChanged).toBe(false);
  });

  it('should keep the id and count the version when something did', () => {
    const { facility, isChanged } = mergeImport(stored(), imported({ name: 'RS Baru' }), MADE);
    expect([isChanged, facility.id, facility.version]).toEqual([true, buildFacility().id, 8]);
  });

  it('should keep beds and diversion that people set', () => {
    const beds = [{ kind: 'er', total: 4, available: 0, updatedAt: '2026-11-20T00:00:00.000Z' }] as const;
    const diversion = {
      reason: 'Penuh',
      expiresAt: null,
      setAt: MADE.at.toISOString(),
      setBy: { kind: 'system', id: 's', name: 's' },
    } as const;
    const before = stored(buildFacility({ beds: [...beds], diversion }));
    const { facility } = mergeImport(
      before,
      imported({ firstBeds: [{ kind: 'er', total: 9, available: 9 }] }),
      MADE,
    );
    expect(facility).toMatchObject({ beds, diversion });
  });

  it('should keep a point a person set, and take over what the file says of the rest', () => {
    const before = stored(buildFacility({ pointSource: 'map_pin', accuracyM: 10 }), {
      isPointConfirmed: true,
    });
    const told = imported({
      point: { lon: 1, lat: 1 },
      flags: ['point_shared', 'possible_duplicate'],
      address: 'Jl. Baru',
    });
    const { facility } = mergeImport(before, told, MADE);
    expect(facility).toMatchObject({
      point: buildFacility().point,
      accuracyM: 10,
      flags: ['possible_duplicate'],
      address: 'Jl. Baru',
    });
  });

  it('should keep a capability a person set and otherwise take the file’s', () => {
    const told = imported({ capabilities: ['icu'], erLevel: 3 });
    expect(mergeImport(stored(), told, MADE).facility).toMatchObject({ capabilities: ['icu'], erLevel: 3 });
    const confirmed = stored(buildFacility({ capabilities: ['ct'] }), { isCapabilityConfirmed: true });
    expect(mergeImport(confirmed, told, MADE).facility).toMatchObject({ capabilities: ['ct'], erLevel: 2 });
  });
});
