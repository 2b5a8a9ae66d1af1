import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const COMMON = ['package.json', 'package-lock.json', 'tsconfig.json'];
const WEB_APPS = ['console', 'crew', 'desk', 'portal'];
const SERVER_APPS = ['apps/api', 'apps/engine', 'apps/simulator'];

const SERVER = {
  name: 'server',
  sources: [...COMMON, 'tsconfig.build.json', ...SERVER_APPS, 'libs', 'migrations'],
  outputs: ['dist/apps', 'dist/libs'],
};

/** The engine process as tests use it. */
export const TEST_ENGINE = {
  name: 'test-engine',
  sources: ['package-lock.json', 'tsconfig.json', 'apps/engine'],
  outputs: ['dist/test-engine/main.js'],
};

const webTarget = (app) => ({
  name: app,
  sources: [
    ...COMMON,
    'tsconfig.web.json',
    'vite.shared.ts',
    `apps/${app}`,
    'libs/web-kit',
    'libs/client',
    'libs/contracts',
  ],
  outputs: [`dist/web/${app}/index.html`],
});

/** What can be built now: the server, and every front end that has a page to start from. */
export function buildTargets() {
  const apps = WEB_APPS.filter((app) => existsSync(inRoot('apps', app, 'index.html')));
  return { server: SERVER, web: apps.map(webTarget) };
}
