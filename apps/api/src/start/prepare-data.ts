import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FacilityImporter } from '#siaga/facilities';
import { FleetService } from '#siaga/fleet';
import { GeoLoader } from '#siaga/geo';
import { AccountService } from '#siaga/identity';
import { SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import { Database, oneAtATime, START_LOCKS } from '#siaga/persistence';
import { DemoAccounts } from '../demo/demo-accounts.js';
import { loadDemoRegion } from '../demo/load-demo-region.js';
import { createFirstAdmin } from './first-accounts.js';
import { ProgressLine } from './progress-line.js';
import { welcomeText } from './welcome-text.js';

/** Loads what a fresh database needs before the server listens, one process at a time, and gives the text to print when it does. */
export async function prepareData(app: NestFastifyApplication, env: Env): Promise<string> {
  const progress = new ProgressLine('Loading the gazetteer');
  await app.get(GeoLoader).prepare((done, total) => progress.show(done, total));
  progress.end();
  return oneAtATime(app.get(Database).pool, START_LOCKS.firstData, async () => {
    if (env.SIAGA_DEMO === 'on') {
      const demo = await prepareDemo(app);
      return welcomeText(env.PORT, { demo: demo.list });
    }
    const admin = await createFirstAdmin(app.get(AccountService));
    return welcomeText(env.PORT, { admin });
  });
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
