import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = import.meta.dirname;

const decorators = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx, decorators: !tsx },
      transform: tsx ? { react: { runtime: 'automatic' } } : decorators,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const shared = {
  rootDir: ROOT,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  moduleNameMapper: {
    '^#siaga/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '\\.css$': '<rootDir>/scripts/lib/empty-module.cjs',
  },
  resolver: '<rootDir>/scripts/lib/jest-resolver.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.siaga/'],
};

/** Needs a database: one spec file at a time, each starting from an empty schema. */
const onDatabase = (name, testMatch) => ({
  ...shared,
  displayName: name,
  testMatch,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
});

const UNIT_ROOTS = ['libs', 'apps', 'scripts', 'test', 'bench']
  .map((folder) => path.join(ROOT, folder))
  .filter((folder) => existsSync(folder));

export default {
  maxWorkers: 2,
  // A machine that does other work as well must not fail a test; tests wait for events, with deadlines of their own.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: UNIT_ROOTS,
      testMatch: ['**/*.spec.{ts,tsx,mjs}'],
    },
    onDatabase('db', ['<rootDir>/test/db/**/*.db-spec.ts']),
    onDatabase('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts']),
    onDatabase('ui', ['<rootDir>/test/ui/**/*.ui-spec.ts']),
  ],
};
