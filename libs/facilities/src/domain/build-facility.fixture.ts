import type { Facility } from '#siaga/contracts';

/** A valid hospital for tests; the overrides win. */
export function buildFacility(overrides: Partial<Facility> = {}): Facility {
  return {
    id: '0198c000-0000-7000-8000-000000000001',
    version: 1,
    regionCode: '15.71',
    districtCode: '15.71.01',
    name: 'RS Uji',
    kind: 'hospital',
    kemkesCode: null,
    address: 'Jl. Uji No. 1, Kec. Telanaipura',
    phone: null,
    point: { lon: 103.58, lat: -1.6 },
    accuracyM: 100,
    pointSource: 'import',
    flags: [],
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 2,
    capabilities: [],
    beds: [],
    diversion: null,
    ...overrides,
  };
}
