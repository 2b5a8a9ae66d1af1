import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll } from '@jest/globals';
import { FacilitiesModule, FacilityImporter } from '#siaga/facilities';
import { IdentityModule } from '#siaga/identity';
import { JournalModule, JournalRelay } from '#siaga/journal';
import { createLogger, KernelModule, readEnv } from '#siaga/kernel';
import { MapDataModule, MapDataService, MapImporter, MapNames } from '#siaga/mapdata';
import { createDataSource, Database, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';
import { geoPartsOf, type Get, type GeoParts } from './geo-world.js';

const DATA_KEY = Buffer.alloc(32, 7).toString('base64');

/** The map store as one process has it. */
export interface MapWorld {
  readonly importer: MapImporter;
  readonly maps: MapDataService;
  readonly names: MapNames;
  readonly geo: GeoParts;
  readonly facilities: FacilityImporter;
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Starts a process on a migrated database; the gazetteer is what is in the database. */
export async function startMapWorld(databaseUrl: string): Promise<MapWorld> {
  const env = readEnv({ DATABASE_URL: databaseUrl, SIAGA_DATA_KEY: DATA_KEY, LOG_LEVEL: 'silent' });
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 4, migrations });
  await dataSource.initialize();
  const below = [
    KernelModule.with(env, createLogger('silent')),
    PersistenceModule.with(dataSource),
    JournalModule,
  ];
  const module = {
    module: class MapWorldModule {},
    imports: [...below, IdentityModule, FacilitiesModule, MapDataModule],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  const get: Get = (token) => app.get(token, { strict: false });
  const geo = geoPartsOf(get);
  await geo.loader.index();
  await get(JournalRelay).start();
  get(MapDataService).start();
  return {
    importer: get(MapImporter),
    maps: get(MapDataService),
    names: get(MapNames),
    geo,
    facilities: get(FacilityImporter),
    database: get(Database),
    close: () => app.close(),
  };
}

/** Two processes on one database for a spec file. */
export function useMapWorlds(databaseUrl: string): { readonly world: MapWorld; readonly other: MapWorld } {
  const worlds: MapWorld[] = [];
  beforeAll(async () => {
    worlds.push(await startMapWorld(databaseUrl), await startMapWorld(databaseUrl));
  });
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });
  const at = (index: number): MapWorld => {
    const world = worlds[index];
    if (world === undefined) throw new Error('The worlds start before the first test.');
    return world;
  };
  return {
    get world() {
      return at(0);
    },
    get other() {
      return at(1);
    },
  };
}
