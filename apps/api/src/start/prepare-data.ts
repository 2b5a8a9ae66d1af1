import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountService } from '#siaga/identity';
import type { Env } from '#siaga/kernel';
import { DemoAccounts } from '../demo/demo-accounts.js';
import { createFirstAdmin } from './first-accounts.js';
import { welcomeText } from './welcome-text.js';

/** Loads what a fresh database needs before the server listens, and gives the text to print when it does. */
export async function prepareData(app: NestFastifyApplication, env: Env): Promise<string> {
  if (env.SIAGA_DEMO === 'on') {
    const demo = app.get(DemoAccounts);
    await demo.prepare([], []);
    return welcomeText(env.PORT, { demo: demo.list });
  }
  const admin = await createFirstAdmin(app.get(AccountService));
  return welcomeText(env.PORT, { admin });
}
