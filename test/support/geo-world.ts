import { NestFactory } from '@nestjs/core';
import {
  BorderService,
  BorderStageService,
  GeoLoader,
  GeoModule,
  PlaceDescriber,
  PlaceIndex,
  RegionService,
} from '#siaga/geo';
import { IdentityModule } from '#siaga/identity';
import { JournalModule } from '#siaga/journal';
import { createLogger, KernelModule, readEnv } from '#siaga/kernel';
import { createDataSource, PersistenceModule } from '#siaga/persistence';
import { migrations } from '../../migrations/index.js';

const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
const POOL_SIZE = 4;

/** The parts of geo that others use. */
export interface GeoParts {
  readonly loader: GeoLoader;
  readonly places: PlaceIndex;
  readonly describer: PlaceDescriber;
  readonly regions: RegionService;
  readonly borders: BorderService;
  readonly stage: BorderStageService;
}

/** Gives a class's instance of an application. */
export type Get = <T>(token: abstract new (...args: never[]) => T) => T;

export function geoPartsOf(get: Get): GeoParts {
  return {
    loader: get(GeoLoader),
    places: get(PlaceIndex),
    describer: get(PlaceDescriber),
    regions: get(RegionService),
    borders: get(BorderService),
    stage: get(BorderStageService),
  };
}

/** Starts geo alone on a migrated database; nothing is loaded. */
export async function startGeoWorld(
  databaseUrl: string,
): Promise<GeoParts & { readonly close: () => Promise<void> }> {
  const env = readEnv({ DATABASE_URL: databaseUrl, SIAGA_DATA_KEY: DATA_KEY, LOG_LEVEL: 'silent' });
  const dataSource = createDataSource({ url: databaseUrl, poolSize: POOL_SIZE, migrations });
  await dataSource.initialize();
  const module = {
    module: class GeoWorldModule {},
    imports: [
      KernelModule.with(env, createLogger('silent')),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
      GeoModule,
    ],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return { ...geoPartsOf((token) => app.get(token, { strict: false })), close: () => app.close() };
}
