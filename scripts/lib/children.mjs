import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inRoot, ROOT } from './paths.mjs';

const STOP_TIMEOUT_MS = 20_000;

/**
 * The processes of one run. They get their own process group, so that Ctrl-C reaches only the starter, which
 * then stops them one by one, last started first.
 */
export class Children {
  #running = [];
  #isStopping = false;

  /** `onDeath(name)` is called when one ends that was not asked to. */
  constructor(onDeath) {
    this.onDeath = onDeath;
  }

  /** Starts a program of the repository; its messages go to `onMessage`. The end of one that `mayEnd` is no death. */
  start(name, file, { env = {}, output = 'inherit', onMessage, mayEnd = false } = {}) {
    const follow = inRoot('scripts', 'lib', 'follow-parent.mjs');
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', '--import', pathToFileURL(follow).href, inRoot(file)],
      {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', output, 'inherit', 'ipc'],
        detached: process.platform !== 'win32',
      },
    );
    const entry = { name, child, ended: new Promise((resolve) => child.once('close', resolve)) };
    this.#running.push(entry);
    if (onMessage) child.on('message', onMessage);
    // Not 'exit': its last messages are still on their way then.
    child.once('close', (code, signal) => {
      this.#running = this.#running.filter((other) => other !== entry);
      if (!this.#isStopping && !mayEnd) this.onDeath(name, signal ?? `exit code ${code}`);
    });
    return child;
  }

  /** Process id of a running one. */
  pidOf(name) {
    return this.#running.find((entry) => entry.name === name)?.child.pid;
  }

  /** Asks each one to stop and waits for it; one that does not within the time is killed. */
  async stop() {
    this.#isStopping = true;
    for (const { child, ended } of [...this.#running].reverse()) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    }
  }
}
