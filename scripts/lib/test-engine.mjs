import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureEngineBuilt } from './build.mjs';
import { Children } from './children.mjs';
import { StartError, step } from './console.mjs';
import { startEngine } from './engine.mjs';
import { fingerprint } from './fingerprint.mjs';
import { ROOT, inRoot } from './paths.mjs';

const ENGINE = 'dist/test-engine/main.js';

/**
 * Starts an embedded database for one test run in a folder of its own. Gives { url, stop }. The first boot takes
 * long, so an empty database is kept beside the packages and copied for each run.
 */
export async function startTestEngine() {
  await ensureEngineBuilt();
  const template = await prepareTemplate();
  const folder = mkdtempSync(path.join(tmpdir(), 'siaga-test-'));
  cpSync(template, folder, { recursive: true });
  const engine = await boot(folder);
  return {
    url: engine.url,
    stop: async () => {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function prepareTemplate() {
  const version = fingerprint(ROOT, ['package-lock.json', 'apps/engine/src']).slice(0, 16);
  const template = inRoot('node_modules', '.cache', 'siaga', `engine-${version}`);
  if (existsSync(template)) return template;
  const partial = `${template}.${process.pid}`;
  await step('Making an empty test database', async () => {
    const engine = await boot(partial);
    await engine.stop();
  });
  // Another run may have finished the same template meanwhile; either one will do.
  if (existsSync(template)) rmSync(partial, { recursive: true });
  else renameSync(partial, template);
  return template;
}

async function boot(folder) {
  let fail = () => undefined;
  const children = new Children((name, reason) => fail(new StartError(`${name} ended (${reason}).`)));
  const env = { SIAGA_DATA_DIR: folder, SIAGA_ENGINE_PORT: '0' };
  const died = new Promise((_, reject) => (fail = reject));
  // Once it is up, a test that loses its connection says so itself.
  died.catch(() => undefined);
  const url = await Promise.race([startEngine(children, env, { file: ENGINE, isQuiet: true }), died]);
  return { url, stop: () => children.stop() };
}
