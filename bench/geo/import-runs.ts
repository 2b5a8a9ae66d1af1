import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import type { MapImportReport } from '#siaga/mapdata';
import { DATA_KEY } from '../harness/our-server.js';

const CLI = path.resolve(import.meta.dirname, '../../apps/api/src/cli/region.js');
const FLOOR = path.resolve(import.meta.dirname, 'import-floor.js');

/** What a command of the product said, and how long it took from its start to its end. */
export interface Run<T> {
  readonly said: T;
  readonly seconds: number;
}

/** The report of an import with the most memory that its process held. */
export type ImportRun = Run<MapImportReport & { readonly peakBytes: number }>;

/** `npm run region` on one database, each time in a process of its own. */
export class RegionCli {
  constructor(private readonly databaseUrl: string) {}

  async import(files: readonly string[], source: string, memoryMb: number | null = null): Promise<ImportRun> {
    const memory = memoryMb === null ? [] : ['--memory', String(memoryMb)];
    const { said, seconds } = await this.run('import', ...files, '--source', source, '--json', ...memory);
    return { said: JSON.parse(said) as ImportRun['said'], seconds };
  }

  async remove(source: string): Promise<void> {
    await this.run('remove', source);
  }

  private run(...args: string[]): Promise<Run<string>> {
    return runProgram([CLI, ...args], {
      DATABASE_URL: this.databaseUrl,
      SIAGA_DATA_KEY: DATA_KEY.toString('base64'),
      LOG_LEVEL: 'warn',
    });
  }
}

/** Decodes and counts the file and copies the rows of `copyFile` in. Gives what it counted. */
export async function runFloor(
  file: string,
  databaseUrl: string,
  copyFile: string,
  copySql: string,
): Promise<Run<{ nodes: number; ways: number }>> {
  const { said, seconds } = await runProgram([FLOOR, file, databaseUrl, copyFile, copySql], {});
  return { said: JSON.parse(said) as { nodes: number; ways: number }, seconds };
}

async function runProgram(args: readonly string[], settings: Record<string, string>): Promise<Run<string>> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, problems] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${args.join(' ')} failed:\n${problems}`);
  return { said, seconds: (performance.now() - startedAtMs) / 1_000 };
}
