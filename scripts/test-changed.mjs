// npm run test:changed [-- libs/calls ...]: the unit tests of these folders and the database and end-to-end tests that
// use them; without a name, of what is changed against main and not committed.
import { spawnSync } from 'node:child_process';
import { StartError, failWith, say } from './lib/console.mjs';
import { jestCommand } from './lib/jest-command.mjs';
import { ROOT } from './lib/paths.mjs';
import { foldersOf, specsOf } from './lib/specs-of.mjs';

function changedFiles() {
  const git = (...args) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new StartError(`git ${args.join(' ')}: ${stderr.trim()}`);
    return stdout.split('\n').filter((line) => line !== '');
  };
  const base = git('merge-base', 'HEAD', 'main')[0];
  return [...git('diff', '--name-only', base), ...git('ls-files', '--others', '--exclude-standard')];
}

async function main() {
  const named = process.argv.slice(2).filter((name) => !name.startsWith('-'));
  const folders = foldersOf(named.length > 0 ? named : changedFiles());
  if (folders.length === 0)
    throw new StartError('No lib and no app is changed: name one, such as libs/calls.');
  const specs = specsOf(ROOT, folders);
  say(`${folders.join(', ')}: ${specs.length} spec files`);
  if (specs.length === 0) throw new StartError('No test is there for it.');
  const command = jestCommand('changed', ['--runTestsByPath', ...specs]);
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

main().catch(failWith);
