import { existsSync } from 'node:fs';
import { nestProjects } from './nest-cli.mjs';
import { inRoot } from './paths.mjs';

const COMMON = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** Folders whose sources the server is made of. */
export const serverFolders = () => [...nestProjects().server, 'migrations'];

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
    'vite.font.ts',
    'vite.schemas.ts',
    'vite.contracts.ts',
    'scripts/lib/compress.mjs',
    `apps/${app}`,
    'libs/web-kit',
    'libs/client',
    'libs/contracts',
  ],
  outputs: [`dist/web/${app}/index.html`],
});

/** What can be built now: the server, and every front end that has a page to start from. */
export function buildTargets() {
  const server = {
    name: 'server',
    sources: [...COMMON, 'nest-cli.json', 'tsconfig.build.json', ...serverFolders()],
    outputs: ['dist/apps', 'dist/libs'],
  };
  const apps = nestProjects().webApps.filter((app) => existsSync(inRoot('apps', app, 'index.html')));
  return { server, web: apps.map(webTarget) };
}
