import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll } from '@jest/globals';
import type { Account, Facility, Grant } from '#siaga/contracts';
import { FacilitiesModule, FacilitiesService, FacilityImporter, type FacilityFact } from '#siaga/facilities';
import { GeoLoader } from '#siaga/geo';
import { Caller, IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { Clock, createLogger, KernelModule, newId, readEnv, SYSTEM_ACTOR } from '#siaga/kernel';
import { ListFilesService, ListMappings } from '#siaga/lists';
import { createDataSource, Database, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';

const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
const SOURCE = 'test';

/** A clock that stands where the test puts it. */
export class StandingClock extends Clock {
  at = new Date('2026-11-21T03:00:00.000Z');

  override now(): Date {
    return this.at;
  }
}

type SmallRegion = [code: string, name: string, kind: string, lon: number, lat: number, radiusM: number];

/** Kota Jambi with two kecamatan and a neighbour: enough to place and misplace. Points are the villages' real ones. */
const REGIONS: readonly SmallRegion[] = [
  ['15', 'Jambi', 'provinsi', 102.7, -1.6, 200_000],
  ['15.05', 'Kabupaten Muaro Jambi', 'kabupaten', 103.68, -1.6, 40_000],
  ['15.05.06', 'Kumpeh Ulu', 'kecamatan', 103.68, -1.6, 10_000],
  ['15.05.06.2001', 'Kasang Pudak', 'desa', 103.68, -1.6, 2_000],
  ['15.71', 'Kota Jambi', 'kota', 103.61, -1.61, 12_000],
  ['15.71.03', 'Jambi Timur', 'kecamatan', 103.632, -1.597, 2_500],
  ['15.71.03.1003', 'Talang Banjar', 'kelurahan', 103.634, -1.602, 700],
  ['15.71.03.1010', 'Tanjung Pinang', 'kelurahan', 103.631, -1.593, 700],
  ['15.71.09', 'Alam Barajo', 'kecamatan', 103.557, -1.648, 4_000],
  ['15.71.09.1001', 'Kenali Besar', 'kelurahan', 103.542, -1.642, 1_500],
  ['15.71.09.1003', 'Mayang Mangurai', 'kelurahan', 103.574, -1.655, 1_500],
];

/** Facilities with all they need, on a small gazetteer. */
export interface FacilitiesWorld {
  readonly facilities: FacilitiesService;
  readonly importer: FacilityImporter;
  readonly files: ListFilesService;
  readonly mappings: ListMappings;
  readonly database: Database;
  readonly clock: StandingClock;
  /** A person with the grants; no session is made. */
  readonly caller: (grants: Grant[], key?: string) => Caller;
  /** Stores a hospital and gives it. */
  readonly hospital: (key: string, overrides?: Partial<FacilityFact>) => Promise<Facility>;
  /** Writes a file that is gone after the spec. */
  readonly file: (name: string, text: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts the facilities module for a spec file, on a migrated database; `national` loads the real gazetteer. */
export function useFacilitiesWorld(
  databaseUrl: string,
  gazetteer: 'small' | 'national' = 'small',
  timeoutMs = 60_000,
): { readonly world: FacilitiesWorld } {
  let world: FacilitiesWorld | null = null;
  beforeAll(async () => {
    world = await start(databaseUrl, gazetteer);
  }, timeoutMs);
  afterAll(async () => {
    await world?.close();
  });
  return {
    get world() {
      if (!world) throw new Error('The world starts before the first test.');
      return world;
    },
  };
}

async function start(databaseUrl: string, gazetteer: 'small' | 'national'): Promise<FacilitiesWorld> {
  const env = readEnv({ DATABASE_URL: databaseUrl, SIAGA_DATA_KEY: DATA_KEY, LOG_LEVEL: 'silent' });
  const clock = new StandingClock();
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 6, migrations });
  await dataSource.initialize();
  const below = [
    KernelModule.with(env, createLogger('silent'), clock),
    PersistenceModule.with(dataSource),
    JournalModule,
  ];
  const module = {
    module: class FacilitiesWorldModule {},
    imports: [...below, IdentityModule, FacilitiesModule],
  };
  const quietly = { logger: false as const, abortOnError: false };
  const app = await NestFactory.createApplicationContext(module, quietly);
  if (gazetteer === 'national') await app.get(GeoLoader, { strict: false }).prepare();
  else await loadSmallGazetteer(app);
  const folder = await mkdtemp(path.join(tmpdir(), 'siaga-facilities-'));
  return worldOf(app, clock, folder);
}

async function loadSmallGazetteer(app: INestApplicationContext): Promise<void> {
  const columns = [0, 1, 2, 3, 4, 5].map((at) => REGIONS.map((region) => region[at]));
  await app.get(Database, { strict: false }).query(
    `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
     SELECT code, array_length(string_to_array(code, '.'), 1), name, kind,
            nullif(regexp_replace(code, '\\.?[0-9]+$', ''), ''), ST_SetSRID(ST_MakePoint(lon, lat), 4326), radius_m,
            CASE WHEN length(code) = 13 THEN 'geografis' ELSE 'children' END, now()
     FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::float8[], $6::int[])
       AS region(code, name, kind, lon, lat, radius_m)
     ON CONFLICT DO NOTHING`,
    columns,
  );
  await app.get(GeoLoader, { strict: false }).index();
}

function worldOf(app: INestApplicationContext, clock: StandingClock, folder: string): FacilitiesWorld {
  const importer = app.get(FacilityImporter, { strict: false });
  return {
    facilities: app.get(FacilitiesService, { strict: false }),
    importer,
    files: app.get(ListFilesService, { strict: false }),
    mappings: app.get(ListMappings, { strict: false }),
    database: app.get(Database, { strict: false }),
    clock,
    caller: (grants, key) => new Caller(accountWith(grants), newId(), key ?? null),
    async hospital(key, overrides = {}) {
      await importer.importFacts([{ ...fact(key), ...overrides }], `${SOURCE}-${key}`, {
        actor: SYSTEM_ACTOR,
      });
      const made = (await importer.facilitiesOf(`${SOURCE}-${key}`)).get(key);
      if (made === undefined) throw new Error(`Hospital ${key} was not stored`);
      return made;
    },
    async file(name, text) {
      const target = path.join(folder, name);
      await writeFile(target, text);
      return target;
    },
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

function accountWith(grants: Grant[]): Account {
  return {
    id: newId(),
    username: 'uji',
    displayName: 'Uji',
    grants,
    disabledAt: null,
    mustChangePassword: false,
  };
}

function fact(key: string): FacilityFact {
  return {
    key,
    name: `RS ${key}`,
    kind: 'hospital',
    address: 'Jl. Uji, Kel. Talang Banjar, Kec. Jambi Timur',
    regionCode: '15.71',
    phone: null,
    kemkesCode: null,
    isAlwaysOpen: true,
    openHours: [],
    erLevel: 2,
    capabilities: ['icu'],
    beds: [{ kind: 'er', total: 8, available: 3 }],
  };
}
