import { inRoot } from './paths.mjs';

/**
 * Unit tests that turn the clock are a project of their own; `smoke` is what the embedded engine must carry of `e2e`, `embedded` what it
 * must carry of `db`.
 */
const PROJECTS = {
  unit: ['unit', 'clock'],
  embedded: ['db'],
  smoke: ['e2e'],
  changed: ['unit', 'clock', 'db', 'e2e'],
};

/**
 * What the embedded engine need not be asked again: these read files, speak with outside systems, kill processes or try
 * rules above the database, and ask of the engine what `sql-statements` describes, statement by statement, and what
 * `map-import`, `geo`, `calls-identity` and `messaging-outbox` run.
 */
const ASK_NOTHING_NEW = [
  'calls-clocks',
  'calls-commands',
  'facilities-import',
  'facilities-national',
  'map-fetch',
  'map-kill',
  'map-region',
  'messaging-consent',
  'messaging-providers',
  'messaging-upkeep',
  'report-series',
  'sealed-words',
];

/** End-to-end specs start processes and wait for them: a third file finds a core idle. An embedded engine is there for two. */
const E2E_WORKERS = '--maxWorkers=3';

const ARGS = {
  e2e: (env) => (env.TEST_DATABASE_URL ? [E2E_WORKERS] : []),
  embedded: () => ['--testPathIgnorePatterns', ...ASK_NOTHING_NEW],
  smoke: () => ['--testPathPatterns', 'dispatch-journey', 'bad-days-kill'],
};

/** Arguments of node that run one Jest project. */
export function jestCommand(project, rest = [], env = process.env) {
  return [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    inRoot('node_modules', 'jest', 'bin', 'jest.js'),
    ...['--selectProjects', ...(PROJECTS[project] ?? [project]), '--passWithNoTests'],
    ...rest,
    ...(ARGS[project]?.(env) ?? []),
  ];
}
