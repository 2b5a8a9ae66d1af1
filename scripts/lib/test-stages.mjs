import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { countJest } from './test-counts.mjs';

const TIMEOUT_MS = 30 * 60_000;

const tool = (file, ...args) => [inRoot('node_modules', file), ...args];

/** Runs the commands of a check one after the other; together they count as one. */
const check = (name, ...commands) => ({
  name,
  run: async () => {
    for (const command of commands) {
      const { code } = await run(process.execPath, command, { isShown: true, timeoutMs: TIMEOUT_MS });
      if (code !== 0) return { passed: 0, failed: 1 };
    }
    return { passed: 1, failed: 0 };
  },
});

/** Runs one Jest project; every test counts. `needs` are names of what the runner has to provide. */
const jest = (name, needs = []) => ({ name, needs, run: (env) => runJest(name, env) });

/** The stages of `npm test`, in order. The cruised folders are those that exist. */
export function testStages() {
  const folders = ['apps', 'libs', 'migrations', 'test', 'bench'].filter((folder) =>
    existsSync(inRoot(folder)),
  );
  const cruise = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', '--no-progress', ...folders];
  return [
    check('format', tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')),
    check('lint', tool('eslint/bin/eslint.js', '--max-warnings', '0', '.')),
    check(
      'types',
      tool('typescript/bin/tsc', '-p', 'tsconfig.json'),
      tool('typescript/bin/tsc', '-p', 'tsconfig.web.json'),
    ),
    check('deps', tool('dependency-cruiser/bin/dependency-cruise.mjs', ...cruise)),
    jest('unit'),
    { name: 'build', run: build },
    check('docs', [inRoot('scripts', 'docs-sync.mjs'), '--check']),
    jest('db', ['database']),
    jest('e2e', ['database']),
    jest('ui', ['database', 'browser']),
  ];
}

async function build() {
  await ensureBuilt();
  return { passed: 1, failed: 0 };
}

async function runJest(project, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'siaga-jest-'));
  const report = path.join(folder, 'report.json');
  const options = ['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${report}`];
  if (project !== 'unit') options.push('--runInBand');
  const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  // Jest prints its JSON to stdout as well; what a person reads is on stderr.
  const { code } = await run(process.execPath, [...node, ...tool('jest/bin/jest.js', ...options)], {
    isShown: 'stderr',
    env,
    timeoutMs: TIMEOUT_MS,
  });
  const counts = countJest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}
