import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FacilityImporter } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { GeoLoader } from '#siaga/geo';
import { AccountService } from '#siaga/identity';
import { SYSTEM_ACTOR, type Env, type Logger } from '#siaga/kernel';
import { Database, isPassing, oneAtATime, PROCESS_LOCKS } from '#siaga/persistence';
import { DemoAccounts } from '../demo/demo-accounts.js';
import { loadDemoRegion } from '../demo/load-demo-region.js';
import { Health } from '../http/health.js';
import { createFirstAdmin, type FirstAdmin } from './first-accounts.js';
import { ProgressLine } from './progress-line.js';
import { welcomeText } from './welcome-text.js';

/** What is left to do when the server listens. */
export interface Preparation {
  /** Loads places, then makes the first accounts; gives the text to print. Tried again while the database is away. */
  finish(): Promise<string>;
}

const AGAIN_MS = 3_000;

/**
 * Lets the server listen: calls, offers and sockets need no place names. On an empty database it is not ready before `finish` is done;
 * later starts are ready at once, and find places a little later.
 */
export async function prepareData(
  app: NestFastifyApplication,
  env: Env,
  logger: Logger,
): Promise<Preparation> {
  const places = app.get(GeoLoader);
  let isReady = await places.isLoaded();
  app
    .get(Health)
    .demand('firstData', () =>
      isReady ? { ok: true } : { ok: false, detail: 'an empty database is being filled' },
    );
  return {
    finish: async () => {
      await insist(() => loadPlaces(places), logger);
      // Last, since the first admin's password is told once: by this start, which may be cut off while it loads.
      const told = await firstAccounts(app, env, logger);
      isReady = true;
      return told;
    },
  };
}

async function loadPlaces(places: GeoLoader): Promise<void> {
  const progress = new ProgressLine('Loading the gazetteer');
  await places.prepare((done, total) => progress.show(done, total));
  progress.end();
}

/** One process at a time; gives the text to print. */
async function firstAccounts(app: NestFastifyApplication, env: Env, logger: Logger): Promise<string> {
  const { pool } = app.get(Database);
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    insist(() => oneAtATime(pool, PROCESS_LOCKS.firstData, work), logger);
  if (env.SIAGA_DEMO === 'on')
    return welcomeText(env.PORT, { demo: (await alone(() => prepareDemo(app))).list });
  let made: FirstAdmin | null = null;
  // Kept when the lock's connection is lost behind it: asked again, there is an admin already.
  const admin = await alone(async () => (made ??= await createFirstAdmin(app.get(AccountService))));
  return welcomeText(env.PORT, { admin });
}

/** A server that serves does not end because the database was away for a moment. */
async function insist<T>(work: () => Promise<T>, logger: Logger): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      logger.warn({ err: error }, 'places and first data are loaded again in a moment');
      await pause(AGAIN_MS);
    }
  }
}

async function prepareDemo(app: NestFastifyApplication): Promise<DemoAccounts> {
  const fleet = app.get(FleetService);
  const known = new Map((await fleet.allUnits()).map((unit) => [unit.callSign, unit]));
  const region = await loadDemoRegion({
    importer: app.get(FacilityImporter),
    ensureUnit: async (unit) =>
      known.get(unit.callSign) ??
      app
        .get(Database)
        .transaction((tx) =>
          fleet.insert(tx, { ...unit, capabilities: unit.capabilities ?? [] }, SYSTEM_ACTOR),
        ),
  });
  const accounts = app.get(DemoAccounts);
  await accounts.prepare(region.units, region.hospitals);
  return accounts;
}
