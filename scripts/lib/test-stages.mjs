import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { compilerCommand } from './compiler.mjs';
import { jestCommand } from './jest-command.mjs';
import { inRoot } from './paths.mjs';
import { proveModule } from './proof-module.mjs';
import { run } from './run.mjs';
import { NONE, countJest } from './test-counts.mjs';

const TIMEOUT_MS = 30 * 60_000;

const tool = (file, ...args) => [inRoot('node_modules', file), ...args];

/** Where a check keeps what it found, beside the packages. */
const cached = (name) => inRoot('node_modules', '.cache', name);

/**
 * A check runs beside others and counts as one; what it printed is shown in one piece behind its end. `after` names
 * the stage it needs.
 */
const check = (name, command, { after } = {}) => ({
  name,
  after,
  isBeside: true,
  run: async () => {
    const { code, output } = await run(process.execPath, command, { timeoutMs: TIMEOUT_MS });
    process.stdout.write(output);
    return code === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
  },
});

/** Type checking, told what is unchanged since the last time. */
const types = (name, project) =>
  check(
    name,
    compilerCommand(
      project,
      ...['--noEmit', '--incremental', '--tsBuildInfoFile', path.join(cached('tsc'), `${name}.json`)],
    ),
  );

/**
 * What lint says of a file also depends on the types of others, so its cache serves at the keyboard alone: CI looks
 * at every file.
 */
function lintCommand(env) {
  const cache = env.CI
    ? []
    : ['--cache', '--cache-strategy', 'content', '--cache-location', `${cached('eslint')}/`];
  return tool('eslint/bin/eslint.js', '--max-warnings', '0', ...cache, '.');
}

function formatCommand() {
  const cache = [
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    path.join(cached('prettier'), 'all'),
  ];
  return tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...cache, '.');
}

function depsCommand() {
  const folders = ['apps', 'libs', 'migrations', 'test', 'bench'].filter((folder) =>
    existsSync(inRoot(folder)),
  );
  return tool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err', '--no-progress', ...folders],
  );
}

/** Runs one Jest project; every test counts. `needs` are names of what the runner has to provide. */
const jest = (name, needs = []) => ({ name, needs, run: (env) => runJest(name, env) });

/**
 * The stages of `npm test`: first those that run beside each other, the longest first, then the tests in order. Those
 * that are `isNamed` run only when they are asked for.
 */
export function testStages() {
  return [
    check('lint', lintCommand(process.env)),
    { name: 'build', isBeside: true, run: build },
    types('types', 'tsconfig.json'),
    check('format', formatCommand()),
    types('types-web', 'tsconfig.web.json'),
    types('types-bench', 'bench/tsconfig.json'),
    check('docs', [inRoot('scripts', 'docs-sync.mjs'), '--check'], { after: 'build' }),
    check('deps', depsCommand()),
    jest('unit'),
    jest('db', ['database']),
    jest('e2e', ['database']),
    jest('ui', ['database', 'browser']),
    { name: 'module', needs: ['database', 'browser'], run: proveModule },
    { ...jest('embedded', ['database']), isNamed: true },
    { ...jest('smoke', ['database']), isNamed: true },
  ];
}

/** As `npm start` builds: its program is smaller than that of `types`, and sees fewer of other packages' types. */
async function build() {
  await ensureBuilt();
  return { ...NONE, passed: 1 };
}

async function runJest(project, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'siaga-jest-'));
  const report = path.join(folder, 'report.json');
  // Jest prints its JSON to stdout as well; what a person reads is on stderr.
  const command = jestCommand(project, ['--json', `--outputFile=${report}`], env);
  const { code } = await run(process.execPath, command, { isShown: 'stderr', env, timeoutMs: TIMEOUT_MS });
  const counts = countJest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}
