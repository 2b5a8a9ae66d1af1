import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pidOf, stopChild, type RunningServer } from './our-server.js';

// The floor programs are run as they stand in the sources: nothing is compiled into them.
const FOLDER = path.resolve(import.meta.dirname, '../../../bench/floor');

/** Starts a program of bench/floor and waits until it listens. */
export async function startFloor(
  program: string,
  databaseUrl: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const child = fork(path.join(FOLDER, program), {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), ...settings },
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`bench/floor/${program} ended`);
  });
  await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return { pid: pidOf(child), port, stop: () => stopChild(child) };
}
