import { inRoot } from './paths.mjs';

/** Unit tests that turn the clock are a project of their own; `smoke` is what the embedded engine must carry of `e2e`. */
const PROJECTS = { unit: ['unit', 'clock'], smoke: ['e2e'], changed: ['unit', 'clock', 'db', 'e2e'] };
const SMOKE = ['dispatch-journey', 'bad-days-kill'];

/** Arguments of node that run one Jest project. */
export function jestCommand(project, rest = []) {
  return [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    inRoot('node_modules', 'jest', 'bin', 'jest.js'),
    ...['--selectProjects', ...(PROJECTS[project] ?? [project]), '--passWithNoTests'],
    ...rest,
    ...(project === 'smoke' ? ['--testPathPatterns', ...SMOKE] : []),
  ];
}
