import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const MAIN = path.resolve(import.meta.dirname, '../../apps/api/src/main.js');
const START_TIMEOUT_MS = 300_000;
const POLL_MS = 200;

/** The source that may post call events to a server of the bench. */
export const SOURCE = { name: 'bench', secret: 'bench-secret-of-the-exchange', regionCode: '15.71' };

/** The data key that every server of the bench is given. */
export const DATA_KEY = Buffer.alloc(32, 9);

/** A running server process. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the whole product as it is started in production, logs and all, and waits until it takes work. */
export async function startOurServer(
  databaseUrl: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga-bench-'));
  const logFile = path.join(folder, 'log');
  const child = spawn(process.execPath, ['--enable-source-maps', ...profiling(), MAIN], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SIAGA_DATA_KEY: DATA_KEY.toString('base64'),
      SIAGA_INGEST_SOURCES: JSON.stringify({
        [SOURCE.name]: { secret: SOURCE.secret, regionCode: SOURCE.regionCode },
      }),
      SIAGA_SESSION_HOURS: '24',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A bench that breaks down leaves no server behind.
  process.once('exit', () => child.kill());
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log, { end: false });
  await untilReady(child, port, logFile);
  return {
    pid: pidOf(child),
    port,
    stop: async () => {
      await stopChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** BENCH_CPU_PROFILE names a folder to which the server writes a CPU profile when it stops. */
function profiling(): string[] {
  const folder = process.env.BENCH_CPU_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** Ends a child by SIGTERM and waits for it. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process did not start');
  return child.pid;
}

async function untilReady(child: ChildProcess, port: number, logFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${readFileSync(logFile, 'utf8')}`);
    const isReady = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await wait(POLL_MS);
  }
  await stopChild(child);
  throw new Error('The server was not ready in time');
}
