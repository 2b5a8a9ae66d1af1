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
  /**
   * Loads places, then makes the first accounts; gives the text to print. Tried again while the database is away, and on a
   * database that was filled before whatever fails: calls are taken meanwhile.
   */
  finish(ending: AbortSignal): Promise<string>;
}

const AGAIN_MS = 3_000;
/** For what does not look as if it passed by itself: a person has to see to it. */
const BROKEN_MS = 10_000;

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
  const wasFilled = await places.isLoaded();
  let isReady = wasFilled;
  let problem: string | null = null;
  const insistUntil =
    (ending: AbortSignal): Insist =>
    async (work) => {
      const done = await tryAgain(work, { wasFilled, ending, logger, say: (text) => (problem = text) });
      problem = null;
      return done;
    };
  app
    .get(Health)
    .demand('firstData', () =>
      isReady ? { ok: true } : { ok: false, detail: 'an empty database is being filled' },
    );
  app
    .get(Health)
    .report('startJobs', () => (problem === null ? { ok: true } : { ok: false, detail: problem }));
  return {
    finish: async (ending) => {
      const insist = insistUntil(ending);
      await insist(() => loadPlaces(places));
      // Last, since the first admin's password is told once: by this start, which may be cut off while it loads.
      const told = await firstAccounts(app, env, insist);
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
async function firstAccounts(app: NestFastifyApplication, env: Env, insist: Insist): Promise<string> {
  const { pool } = app.get(Database);
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    insist(() => oneAtATime(pool, PROCESS_LOCKS.firstData, work));
  if (env.SIAGA_DEMO === 'on')
    return welcomeText(env.PORT, { demo: (await alone(() => prepareDemo(app))).list });
  let made: FirstAdmin | null = null;
  // Kept when the lock's connection is lost behind it: asked again, there is an admin already.
  const admin = await alone(async () => (made ??= await createFirstAdmin(app.get(AccountService))));
  return welcomeText(env.PORT, { admin });
}

interface Manner {
  wasFilled: boolean;
  ending: AbortSignal;
  logger: Logger;
  say: (problem: string) => void;
}

type Insist = <T>(work: () => Promise<T>) => Promise<T>;

/** A server that takes calls does not end for what comes after: not because the database was away, nor for a fault of its own. */
async function tryAgain<T>(work: () => Promise<T>, { wasFilled, ending, logger, say }: Manner): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const passes = isPassing(error);
      if (ending.aborted || (!passes && !wasFilled)) throw error;
      say(error instanceof Error ? error.message : String(error));
      if (passes) logger.warn({ err: error }, 'places and first data are loaded again in a moment');
      else
        logger.error(
          { err: error },
          'places or first data failed, and are tried again while calls are taken',
        );
      await pause(passes ? AGAIN_MS : BROKEN_MS);
    }
  }
}

async function prepareDemo(app: NestFastifyApplication): Promise<DemoAccounts> {
  const fleet = app.get(FleetService);
  // A unit of the demo that somebody renamed or retired is not made again.
  const known = new Map(
    (await fleet.allUnits()).flatMap((unit) =>
      [unit.callSign, ...(unit.formerCallSigns ?? [])].map((name) => [name, unit] as const),
    ),
  );
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
  await accounts.prepare(region.units, region.hospitals, region.clinics);
  return accounts;
}
