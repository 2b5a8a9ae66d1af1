import type { FacilityFact } from '#siaga/facilities';
import { KOTA_JAMBI_POSTS } from './kota-jambi-fleet.js';
import { KOTA_JAMBI_HOSPITALS } from './kota-jambi-hospitals.js';
import { KOTA_JAMBI_PUSKESMAS } from './kota-jambi-puskesmas.js';

export { KOTA_JAMBI_UNITS, type DemoUnit } from './kota-jambi-fleet.js';

/** The demo region as plain facts. */
export const KOTA_JAMBI = { regionCode: '15.71', centreName: 'PSC 119 Kota Jambi' } as const;

/** Source under which the demo's facilities are stored, so that they can be told from imported ones. */
export const DEMO_SOURCE = 'demo-kota-jambi';

/** All of the demo region's facilities: hospitals, the 20 puskesmas, ambulance posts. */
export const KOTA_JAMBI_FACILITIES: readonly FacilityFact[] = [
  ...KOTA_JAMBI_HOSPITALS,
  ...KOTA_JAMBI_PUSKESMAS,
  ...KOTA_JAMBI_POSTS,
];
