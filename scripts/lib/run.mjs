import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a command to its end, in the repository unless `cwd` says otherwise. Its output is shown when `isShown` (true or the name of one stream), and always kept, so that a
 * quiet command that fails can still be read. Past `timeoutMs` it is killed. Gives { code, output }.
 */
export function run(command, args, { isShown = false, env = process.env, cwd = ROOT, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    const take = (name) => (chunk) => {
      output += chunk;
      if (isShown === true || isShown === name) process[name].write(chunk);
    };
    child.stdout.on('data', take('stdout'));
    child.stderr.on('data', take('stderr'));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** How to call npm: by the file npm itself names, so that no shell is needed on any system. */
export function npmCommand(args) {
  const file = process.env.npm_execpath;
  if (file?.endsWith('.js')) return [process.execPath, [file, ...args]];
  return ['npm', args];
}
