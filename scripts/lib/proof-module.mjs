import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { compilerCommand } from './compiler.mjs';
import { inRoot } from './paths.mjs';
import { placeModule } from './placed-module.mjs';
import { run } from './run.mjs';
import { sideBySide } from './side-by-side.mjs';
import { NONE, countJest, sumCounts } from './test-counts.mjs';

const MODULE = 'notice';
/** What a new module may have to touch beside its own files (docs/how-to/module.md). */
const SHARED_FILES = 5;

/** Specs that look at all modules, or are the module's own. */
const SPECS = [
  [
    'unit',
    [
      'libs/contracts',
      'test/contracts',
      'test/sql',
      'test/screens',
      'apps/console/src/manifests',
      'libs/web-kit/src/store',
    ],
  ],
  ['db', ['entities', 'sql-statements']],
  ['e2e', [MODULE, 'rights-table']],
  ['ui', [MODULE]],
];

/**
 * Places the module that proves the seams into a copy of the repository and checks the copy as the repository itself is
 * checked: types, import rules, lint, and every spec that looks at all modules, with the module's own. Gives the counts.
 */
export async function proveModule(env) {
  const placed = placeModule(MODULE);
  try {
    if (placed.shared.length !== SHARED_FILES)
      throw new Error(`The module touches ${placed.shared.length} shared files, not ${SHARED_FILES}`);
    const checks = await sideBySide(checksOf(placed), availableParallelism(), ({ name, command }) =>
      check(placed.folder, name, command, env),
    );
    if (checks.some(({ failed }) => failed > 0)) return sumCounts(checks);
    const counts = [];
    for (const [project, patterns] of SPECS) counts.push(await specs(placed.folder, project, patterns, env));
    return sumCounts([...checks, ...counts]);
  } finally {
    placed.remove();
  }
}

const tool = (file, ...args) => [inRoot('node_modules', file), ...args];

/** The tools with what they look at; the screens are built for the browser's spec. */
function checksOf({ files, shared }) {
  const code = [...files, ...shared].filter((file) => /\.(ts|tsx)$/.test(file));
  const config = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    '--no-progress',
    '--preserve-symlinks',
  ];
  return [
    { name: 'lint', command: tool('eslint/bin/eslint.js', '--max-warnings', '0', ...code) },
    { name: 'types', command: compilerCommand('tsconfig.json') },
    { name: 'types-web', command: compilerCommand('tsconfig.web.json') },
    {
      name: 'console',
      command: tool(
        'vite/bin/vite.js',
        'build',
        '--config',
        'apps/console/vite.config.ts',
        '--logLevel',
        'warn',
      ),
    },
    {
      name: 'deps',
      command: tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ...config,
        'apps',
        'libs',
        'migrations',
        'test',
      ),
    },
  ];
}

async function check(folder, name, command, env) {
  const { code, output } = await run(process.execPath, command, { cwd: folder, env });
  if (code === 0) return { ...NONE, passed: 1 };
  process.stdout.write(`${name} with the module in its place:\n${output}`);
  return { ...NONE, failed: 1 };
}

async function specs(folder, project, patterns, env) {
  const report = path.join(folder, `${project}.json`);
  const command = [path.join(folder, 'scripts', 'jest.mjs'), project, '--json', `--outputFile=${report}`];
  const { code, output } = await run(process.execPath, [...command, ...patterns], { cwd: folder, env });
  const counts = countJest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
  if (counts.failed > 0) process.stdout.write(output);
  // A pattern that finds no spec would prove nothing.
  return counts.passed === 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
