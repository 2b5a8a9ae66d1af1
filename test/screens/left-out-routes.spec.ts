import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MODULES } from '#siaga/contracts';
import { LEFT_OUT, UNHEARD } from '../../vite.contracts.js';

const filesOf = (root: string): string[] =>
  readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, 'src', name))
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file));

/** What web-kit has for apps that bring lists is no part of the others: a module that nobody names is left out of the build. */
function sourcesOf(app: string): string[] {
  const own = filesOf('apps/' + app);
  const bringsLists = own.some((file) => readFileSync(file, 'utf8').includes('useListFile'));
  const shared = filesOf('libs/web-kit').filter((file) => bringsLists || !file.includes('/list-file/'));
  return [...own, ...shared];
}

/** Words that are spelt as a route and name something else. */
const NO_ROUTES = [
  // A step of a turn.
  'call in apps/desk/src/booking-stages/turn-steps.policy.ts',
  // A kind of mark on the map.
  'incident in libs/web-kit/src/map/on-map.tsx',
];

/** Files that name a route as whatever asks it does; a file is asked for by all apps from one list of names. */
function asked(app: string, route: string): string[] {
  const name = new RegExp(`(?:use\\w+|call|fetchOnce|request|saveFile|takeFile)\\b[^;]{0,80}'${route}'`);
  return sourcesOf(app).filter((file) => name.test(readFileSync(file, 'utf8')));
}

/** Names of the routes of a module, or of one file of it. */
function routesOf(module: string): string[] {
  const [name, file] = module.split('/');
  const all = MODULES.filter((one) => one.name === name).flatMap((one) => Object.keys(one.routes));
  if (file === undefined) return all;
  const text = readFileSync(`libs/contracts/src/${module}.routes.ts`, 'utf8');
  return all.filter((route) => text.includes(`${route}: endpoint(`));
}

describe('routes that an app leaves out', () => {
  it.each(Object.entries(LEFT_OUT))('should be asked nowhere in %s', (app, modules) => {
    const routes = modules.flatMap(routesOf);
    expect(routes.length).toBeGreaterThan(0);
    const found = routes.flatMap((route) => asked(app, route).map((file) => `${route} in ${file}`));
    expect(found.filter((one) => !NO_ROUTES.includes(one))).toEqual([]);
  });

  it.each(Object.entries(UNHEARD))('should be of entities that no screen of %s reads', (app, modules) => {
    const entities = MODULES.filter(({ name }) => modules.includes(name)).flatMap((one) =>
      one.entities.map(({ name }): string => name),
    );
    expect(entities.length).toBeGreaterThan(modules.length - 1);
    const reads = (name: string): string[] =>
      sourcesOf(app).filter((file) => readFileSync(file, 'utf8').includes(`entities.${name}`));
    expect(entities.flatMap(reads)).toEqual([]);
    expect(reads('inbound')).not.toEqual([]);
  });

  it('should find a route that is asked', () => {
    expect(asked('desk', 'callNext')).not.toEqual([]);
    expect(asked('console', 'exportIncidents')).not.toEqual([]);
  });
});
