import type { CreateUnitInput, Facility } from '#siaga/contracts';
import type { FacilityImporter } from '#siaga/facilities';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { DEMO_SOURCE, KOTA_JAMBI, KOTA_JAMBI_FACILITIES, KOTA_JAMBI_UNITS } from './kota-jambi.js';

const CLINIC_HOSPITALS = 3;
const CLINIC_PUSKESMAS = 2;

/** What loading the demo region needs of the modules. */
export interface DemoLoader {
  importer: Pick<FacilityImporter, 'importFacts' | 'facilitiesOf'>;
  /** Makes a unit unless one of its call sign is there, and gives it. */
  ensureUnit: (unit: CreateUnitInput) => Promise<{ id: string; callSign: string }>;
}

/** The demo region as loaded. */
export interface DemoRegion {
  units: { id: string; callSign: string }[];
  hospitals: { id: string; name: string }[];
  /** Those whose patients take numbers. */
  clinics: { id: string; name: string }[];
}

/**
 * Loads Kota Jambi: facilities placed by their addresses through the gazetteer, then the units at their posts. Run again it
 * changes nothing. Throws when a post could not be placed, since a unit without a post is no demo.
 */
export async function loadDemoRegion({ importer, ensureUnit }: DemoLoader): Promise<DemoRegion> {
  await importer.importFacts(KOTA_JAMBI_FACILITIES, DEMO_SOURCE, { actor: SYSTEM_ACTOR });
  const loaded = await importer.facilitiesOf(DEMO_SOURCE);
  const units: DemoRegion['units'] = [];
  for (const { callSign, type, capabilities, postKey } of KOTA_JAMBI_UNITS) {
    const homeFacilityId = placedPost(postKey, loaded).id;
    units.push(
      await ensureUnit({ regionCode: KOTA_JAMBI.regionCode, callSign, type, capabilities, homeFacilityId }),
    );
  }
  const ofKind = (kind: Facility['kind']): DemoRegion['hospitals'] =>
    [...loaded.values()].filter((each) => each.kind === kind).map(({ id, name }) => ({ id, name }));
  const hospitals = ofKind('hospital');
  const clinics = [
    ...hospitals.slice(0, CLINIC_HOSPITALS),
    ...ofKind('puskesmas').slice(0, CLINIC_PUSKESMAS),
  ];
  return { units, hospitals, clinics };
}

function placedPost(key: string, loaded: ReadonlyMap<string, Facility>): Facility {
  const post = loaded.get(key);
  if (!post?.point) throw new Error(`The demo's post ${key} could not be placed`);
  return post;
}
