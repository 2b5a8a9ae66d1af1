import type { Facility } from '#siaga/contracts';
import { FacilityImporter } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { SYSTEM_ACTOR } from '#siaga/kernel';
import { incidentInput, inRegion, onUnit, OWN_REGION } from '../../support/builders.js';
import type { TestServer } from '../../support/server.js';

/** Who may open every window, under as long a name as people have. */
export const CHIEF = 'kepala';
const POST = 'Puskesmas Pembantu Simpang Empat Sipin Ujung';
const HOSPITAL = 'Rumah Sakit Umum Daerah Profesor Doktor Haji Abdul Manap Kota Jambi';
const CALL_SIGNS = ['AMBULANS PUSKESMAS PUTRI A 07', 'AMBULANS-GAWAT-DARURAT-12', 'PSC 119 JAMBI 03'];
const PLACE = {
  ...incidentInput().place,
  label: 'Jalan Profesor Doktor Sri Soedewi Masjchun Sofwan, depan Sekolah Dasar Negeri 47',
  context: 'Talang Banjar, Jambi Timur, Kota Jambi',
};

async function longUnit(server: TestServer, callSign: string, index: number): Promise<string> {
  const homePost = { name: POST, point: { lon: 103.62 + index / 100, lat: -1.6 } };
  const type = index === 0 ? ('motorcycle' as const) : ('bls' as const);
  const unit = await server.database.transaction((tx) =>
    server.get(FleetService).insert(tx, { regionCode: OWN_REGION, callSign, type, homePost }, SYSTEM_ACTOR),
  );
  await server.account(`awak${index}`, onUnit(unit.id), 'Kru Contoh');
  await server.signIn(`awak${index}`).then((crew) => crew.call('signOn', { id: unit.id }));
  return unit.id;
}

async function longHospital(server: TestServer): Promise<Facility | undefined> {
  const fact = {
    key: 'rs-panjang',
    name: HOSPITAL,
    kind: 'hospital' as const,
    address: 'Kel. Talang Banjar, Kec. Jambi Timur',
    regionCode: OWN_REGION,
    phone: '0741-000-000',
    kemkesCode: null,
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 3 as const,
    capabilities: ['icu' as const],
    beds: [],
  };
  const importer = server.get(FacilityImporter);
  await importer.importFacts([fact], 'panjang', { actor: SYSTEM_ACTOR });
  return (await importer.facilitiesOf('panjang')).get(fact.key);
}

/** People, units, a hospital and four red incidents with the longest names that people give; the first incident has a unit. */
export async function longNames(server: TestServer): Promise<void> {
  const grants = [...inRegion('operator'), ...inRegion('supervisor'), ...inRegion('admin')];
  await server.account(CHIEF, grants, 'Raden Mas Budi Santoso Wijayakusuma');
  const units: string[] = [];
  for (const [index, callSign] of CALL_SIGNS.entries()) units.push(await longUnit(server, callSign, index));
  const hospital = await longHospital(server);
  const chief = await server.signIn(CHIEF);
  const open = (complaint: 'traffic' | 'transfer' | 'mass_casualty' | 'labour') =>
    chief.call('openIncident', incidentInput({ complaint, triage: 'merah', patientCount: 12, place: PLACE }));
  const { id } = await open('traffic');
  for (const complaint of ['transfer', 'mass_casualty', 'labour'] as const) await open(complaint);
  const sent = await chief.call('offer', {
    id,
    unitIds: units.slice(1, 2),
    destinationFacilityId: hospital?.id,
  });
  await server.signIn('awak1').then((crew) => crew.call('accept', { id: sent.assignments[0]?.id ?? '' }));
}
