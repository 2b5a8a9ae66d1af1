import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { swcOptions } from './scripts/lib/swc-options.mjs';

const ROOT = import.meta.dirname;

const swc = (isTsx) => ['@swc/jest', swcOptions(isTsx)];

/** Spec files and what helps them are Jest's own; every other module is Node's, loaded once a process. */
const OWN = '\\.(?:db-|e2e-|ui-|smoke-)?spec\\.ts$|/test/(?!national/).*\\.ts$';
/** Packages whose classes both sides must share, or that are slow to load. */
const SHARED_PACKAGES = '(?:@nestjs|zod|commander)/';

const shared = {
  rootDir: ROOT,
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    [OWN]: swc(false),
    '\\.spec\\.tsx$': swc(true),
    [`\\.tsx?$|/node_modules/${SHARED_PACKAGES}.*\\.m?js$`]: '<rootDir>/scripts/lib/jest-shared-esm.mjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${SHARED_PACKAGES})`],
  testEnvironment: '<rootDir>/scripts/lib/jest-environment.mjs',
  moduleNameMapper: {
    '^#siaga/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '\\.css$': '<rootDir>/scripts/lib/empty-module.cjs',
  },
  resolver: '<rootDir>/scripts/lib/jest-resolver.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.siaga/'],
};

/** Needs a database: each spec file starts from an empty schema. */
const onDatabase = (name, testMatch) => ({
  ...shared,
  displayName: name,
  testMatch,
  testEnvironment: '<rootDir>/scripts/lib/jest-database-environment.mjs',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
});

const UNIT_ROOTS = ['libs', 'apps', 'scripts', 'test', 'bench']
  .map((folder) => path.join(ROOT, folder))
  .filter((folder) => existsSync(folder));

/** Tests that turn the clock themselves reach only modules that Jest has loaded: `jest.useFakeTimers` says which. */
const CLOCK_SPECS = UNIT_ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.spec\.tsx?$/.test(name))
    .map((name) => path.join(root, name))
    .filter((file) => readFileSync(file, 'utf8').includes('useFakeTimers')),
);

const unit = { ...shared, roots: UNIT_ROOTS };

const clock = {
  ...unit,
  displayName: 'clock',
  testMatch: CLOCK_SPECS,
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  transformIgnorePatterns: ['/node_modules/'],
  testEnvironment: 'node',
};

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/lib/jest-sequencer.mjs',
  // A machine that does other work as well must not fail a test; tests wait for events, with deadlines of their own.
  testTimeout: 30_000,
  projects: [
    {
      ...unit,
      displayName: 'unit',
      testMatch: ['**/*.spec.{ts,tsx,mjs}', ...CLOCK_SPECS.map((file) => `!${file}`)],
    },
    ...(CLOCK_SPECS.length > 0 ? [clock] : []),
    onDatabase('db', ['<rootDir>/test/db/**/*.db-spec.ts']),
    onDatabase('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts']),
    onDatabase('ui', ['<rootDir>/test/ui/**/*.ui-spec.ts']),
  ],
};
