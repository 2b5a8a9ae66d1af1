import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { isShipped } from './build.mjs';
import { buildTargets } from './build-targets.mjs';
import { listFiles } from './fingerprint.mjs';
import { nestProjects } from './nest-cli.mjs';
import { ROOT, inRoot } from './paths.mjs';

const { projects } = JSON.parse(readFileSync(inRoot('nest-cli.json'), 'utf8'));
const onDisk = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(inRoot(folder)).map((name) => `${folder}/${name}`),
);

describe('nest-cli.json', () => {
  it('should name every app and lib on the disk and no other; npm run docs:sync adds a new one', () => {
    const roots = Object.values(projects).map(({ root }) => root);
    const withSources = onDisk.filter((root) => existsSync(inRoot(root, 'src')));
    expect(roots.sort()).toEqual(withSources.sort());
    for (const { sourceRoot, entryFile } of Object.values(projects)) {
      const entries = ['.ts', '.tsx'].map((ending) => inRoot(sourceRoot, entryFile + ending));
      expect([sourceRoot, entries.some((file) => existsSync(file))]).toEqual([sourceRoot, true]);
    }
  });

  it('should say what is built: the server from its projects, and each screen', () => {
    const { server, web } = buildTargets();
    expect(server.sources).toEqual(
      expect.arrayContaining(['apps/api', 'apps/engine', 'apps/simulator', 'libs/kernel']),
    );
    expect(server.sources).not.toContain('libs/web-kit');
    expect(web.map(({ name }) => name)).toEqual(expect.arrayContaining(['console', 'crew', 'desk']));
  });
});

describe('what the server build compiles', () => {
  const { config } = ts.readConfigFile(inRoot('tsconfig.build.json'), ts.sys.readFile);
  const compiled = ts.parseJsonConfigFileContent(config, ts.sys, ROOT).fileNames;

  it('should be all sources of its projects, without specs and fixtures', () => {
    const sources = listFiles(ROOT, [...nestProjects().server, 'migrations']).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(sources.some((file) => file.endsWith('.fixture.ts'))).toBe(true);
    expect(compiled.sort()).toEqual(sources.filter(isShipped).sort());
  });
});

describe('isShipped', () => {
  it.each([
    ['libs/roads/src/network/grid-roads.fixture.ts', false],
    ['libs/roads/src/network/road-network.spec.ts', false],
    ['libs/roads/src/network/jambi.fixture.json', false],
    ['apps/engine/tsconfig.json', false],
    ['libs/roads/src/network/road-network.ts', true],
    ['libs/geo/src/text/words.json', true],
  ])('should answer for %s with %s', (file, answer) => expect(isShipped(file)).toBe(answer));
});
