import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Pool } from 'pg';

const ROOT = path.join(import.meta.dirname, '..', '..');
const requireHere = createRequire(import.meta.url);

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  output: string;
}

/** The built server in a process of its own, for tests that kill it or read what it prints. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly base: string,
    private readonly printed: { text: string },
    private readonly ended: Promise<number | null>,
  ) {}

  /** Everything it printed so far. */
  get output(): string {
    return this.printed.text;
  }

  /** Starts it and waits until it says that it is ready. Throws with what it printed when it ends before. */
  static async start(variables: Record<string, string>): Promise<ServerProcess> {
    const running = await ServerProcess.begin(variables);
    await running.says('Siaga is ready');
    return running;
  }

  /** Starts it and does not wait. */
  static async begin(variables: Record<string, string>): Promise<ServerProcess> {
    const port = variables.PORT ?? String(await freePort());
    return ServerProcess.spawn({ ...variables, PORT: port });
  }

  /** Waits until it has printed `words`. Throws with what it printed when it ends before. */
  async says(words: string): Promise<void> {
    await new Promise<void>((said, failed) => {
      const look = (): void => {
        if (this.printed.text.includes(words)) said();
      };
      this.child.stdout?.on('data', look);
      look();
      void this.ended.then((code) => failed(new Error(`The server ended with ${code}:\n${this.output}`)));
    });
  }

  /** Starts it where it must not succeed, and gives how it ended. */
  static async fail(variables: Record<string, string>): Promise<ProcessEnd> {
    const running = ServerProcess.spawn(variables);
    return { code: await running.ended, output: running.output };
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Stops it in the middle of whatever it does, as a paused virtual machine is. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Lets a frozen one go on. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends it as an operator does; gives its exit code, null when it ended by a signal. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  private static spawn(variables: Record<string, string>): ServerProcess {
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/api/src/main.js'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed.text += text));
    }
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return new ServerProcess(child, `http://127.0.0.1:${variables.PORT}`, printed, ended);
  }
}

/** Builds what is stale, as `npm test` has done before it comes here. */
export async function ensureServerBuilt(): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error('The server could not be built');
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Marks the national gazetteer as loaded, so that a start does not take the time to load it. */
export async function pretendGazetteer(pool: Pool): Promise<void> {
  const versions = await Promise.all(
    ['geografis', 'idn-area-data'].map(async (name) => {
      const file = requireHere.resolve(`${name}/package.json`);
      return `${name}@${(JSON.parse(await readFile(file, 'utf8')) as { version: string }).version}`;
    }),
  );
  await pool.query(
    `INSERT INTO geo_load (source, version, rows, loaded_at) VALUES ('gazetteer', $1, 0, now()) ON CONFLICT (source) DO NOTHING`,
    [`${versions.join('+')}+rules-1`],
  );
}
