import { once } from 'node:events';
import { say } from '../console.mjs';
import { waitUntilReady } from '../health.mjs';
import { compileStale } from './dev-build.mjs';

const SERVE = 'scripts/lib/dev/serve.mjs';

/**
 * The server of `npm run dev`: ended and started anew with what was saved, one change after the other. A next one waits beside it
 * with its packages loaded. What does not compile or start is said, and the next save tries again.
 */
export class ServerLoop {
  #children;
  #env;
  #port;
  #onPrepared;
  #running;
  #next;
  #work = Promise.resolve();
  #isAsked = false;
  #stopping = new AbortController();

  constructor({ children, env, port, onPrepared }) {
    this.#children = children;
    this.#env = env;
    this.#port = port;
    this.#onPrepared = onPrepared;
    this.#next = this.#wait();
  }

  /** Resolves when no restart is under way; the server may still be down when it failed. */
  settled() {
    return this.#work;
  }

  /** Starts what is saved now. Saves that come while one is compiled and started are taken together. */
  restart(savedAt = Date.now()) {
    if (this.#isAsked) return this.#work;
    this.#isAsked = true;
    this.#work = this.#work.then(() => this.#turn(savedAt));
    return this.#work;
  }

  stop() {
    this.#stopping.abort();
  }

  async #turn(savedAt) {
    this.#isAsked = false;
    if (this.#stopping.signal.aborted) return;
    try {
      const isChanged = (await compileStale()) > 0;
      if (isChanged || !isAlive(this.#running)) await this.#replace(savedAt);
    } catch (error) {
      // A source that does not compile: the server before goes on.
      console.error(error instanceof Error ? error.message : error);
    }
  }

  async #replace(savedAt) {
    await end(this.#running);
    const server = this.#next;
    this.#running = server;
    if (isAlive(server)) server.send({ go: true });
    const failed = new AbortController();
    server.once('close', () => failed.abort());
    const isReady = await waitUntilReady(
      this.#port,
      AbortSignal.any([failed.signal, this.#stopping.signal]),
      20,
    );
    this.#next = this.#wait();
    if (isReady)
      say(
        `The server is ready, ${((Date.now() - savedAt) / 1000).toFixed(1)} s after the save (pid ${server.pid})`,
      );
    else if (!this.#stopping.signal.aborted) say('The server did not start: mend it and save again.');
  }

  #wait() {
    return this.#children.start('the server', SERVE, {
      env: { ...this.#env, PORT: String(this.#port), HOST: '127.0.0.1' },
      mayEnd: true,
      onMessage: ({ server, welcome }) => {
        if (server === 'prepared') this.#onPrepared(welcome);
      },
    });
  }
}

const isAlive = (child) => child !== undefined && child.exitCode === null && child.signalCode === null;

async function end(child) {
  if (!isAlive(child)) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}
