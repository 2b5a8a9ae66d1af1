import { afterAll, beforeAll } from '@jest/globals';
import type { CallEventInput, Facility, Unit } from '#siaga/contracts';
import { FacilityImporter } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { atFacility, inRegion, onUnit, OWN_REGION } from '../../support/builders.js';
import { PBX, useServer, type TestServer } from '../../support/server.js';
import { Line } from './line.js';

/** The people of a control room of one kecamatan, with an ambulance, a hospital and a line to the server. */
export interface World {
  readonly server: TestServer;
  readonly line: Line;
  readonly unit: Unit;
  readonly hospital: Facility;
}

export const OPERATOR = 'operator';
export const SUPERVISOR = 'supervisor';
export const CREW = 'kru';
export const NURSE = 'igd';
/** Where the ambulance's phone is: away from the scene. */
export const PHONE_POSITION = { longitude: 103.61, latitude: -1.62, accuracy: 9 };

/** A running server with the world above for a spec file. */
export function useWorld(
  databaseUrl: string,
  settings: Record<string, string> = {},
): { readonly world: World } {
  const own = useServer(databaseUrl, settings);
  let world: World | null = null;
  beforeAll(async () => {
    const { server } = own;
    const [unit, hospital] = [await storeUnit(server), await storeHospital(server)];
    await server.account(OPERATOR, inRegion('operator'), 'Sari Contoh');
    await server.account(SUPERVISOR, inRegion('supervisor'), 'Dewi Contoh');
    await server.account(CREW, onUnit(unit.id), 'Rudi Contoh');
    await server.account(NURSE, atFacility(hospital.id), 'Ns. Rina Contoh');
    world = { server, unit, hospital, line: await Line.to(Number(new URL(server.base).port)) };
  }, 60_000);
  afterAll(async () => {
    await world?.line.close();
  });
  return {
    get world() {
      if (!world) throw new Error('The world starts before the first test.');
      return world;
    },
  };
}

function storeUnit(server: TestServer): Promise<Unit> {
  const homePost = { name: 'Pos Uji', point: { lon: 103.63, lat: -1.6 } };
  const input = { regionCode: OWN_REGION, callSign: 'AMB-71', type: 'als' as const, homePost };
  return server.database.transaction((tx) => server.get(FleetService).insert(tx, input, SYSTEM_ACTOR));
}

async function storeHospital(server: TestServer): Promise<Facility> {
  const fact = {
    key: 'rs-uji',
    name: 'RS Contoh Jambi',
    kind: 'hospital' as const,
    address: 'Kel. Talang Banjar, Kec. Jambi Timur',
    regionCode: OWN_REGION,
    phone: '0741-000-000',
    kemkesCode: null,
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 3 as const,
    capabilities: ['icu' as const],
    beds: [{ kind: 'er' as const, total: 8, available: 3 }],
  };
  const importer = server.get(FacilityImporter);
  await importer.importFacts([fact], 'uji', { actor: SYSTEM_ACTOR });
  const made = (await importer.facilitiesOf('uji')).get(fact.key);
  if (!made) throw new Error('The hospital was not stored');
  return made;
}

/** A call that rings at the exchange, as the exchange reports it, with where its telephone is when that is told. */
export async function ring(
  { server }: World,
  from: string,
  location?: CallEventInput['location'],
): Promise<void> {
  const response = await fetch(`${server.base}/api/v1/ingest/calls`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${PBX.secret}`,
      'x-siaga-source': PBX.name,
    },
    body: JSON.stringify({
      sourceCallId: newId(),
      type: 'ringing',
      at: new Date().toISOString(),
      from,
      to: '119',
      location,
    } satisfies CallEventInput),
  });
  if (response.status !== 202) throw new Error(`The call was answered with ${response.status}`);
}
