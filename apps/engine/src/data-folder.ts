import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { EngineError, hasCode, messageOf } from './engine.errors.js';

const ENGINE_PACKAGES = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'];

const versionFile = z.object({ versions: z.record(z.string(), z.string()) });

/** What `prepareDataFolder` found: where the database lives, and the copy it made when the engine is newer. */
export interface DataFolder {
  readonly pgdata: string;
  readonly isNew: boolean;
  readonly copy: string | undefined;
  /** Records that this engine has opened the database; without it the next start treats the folder as unfinished. */
  markReady(): Promise<void>;
}

/**
 * Makes the data folder fit to be opened by this engine: puts aside what an interrupted first start left, and
 * copies the database before a different engine version touches it. Call it with the folder's lock held.
 * Throws EngineError when the folder cannot be read or written.
 */
export async function prepareDataFolder(folder: string, now: Date): Promise<DataFolder> {
  const pgdata = path.join(folder, 'pgdata');
  const stampPath = path.join(folder, 'engine.json');
  const current = await installedVersions();
  const recorded = await readVersions(stampPath);
  const exists = await isFolder(pgdata);
  let copy: string | undefined;
  if (exists && recorded === undefined) {
    // A database that was never ready has never answered anyone. It is moved, not deleted, all the same.
    await rename(pgdata, `${pgdata}.unfinished-${fileStamp(now)}`);
  } else if (exists && recorded !== undefined && isDifferent(recorded, current)) {
    copy = await copyDatabase(folder, pgdata, recorded, now);
  }
  return {
    pgdata,
    isNew: !exists || recorded === undefined,
    copy,
    markReady: () => writeWhole(stampPath, `${JSON.stringify({ versions: current }, null, 2)}\n`),
  };
}

/** Creates the folder, readable by its owner only: it holds health data. Throws EngineError when it cannot. */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new EngineError(
      `The data folder ${folder} cannot be made (${messageOf(error)}): set SIAGA_DATA_DIR to a folder you may write.`,
    );
  }
}

async function installedVersions(): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const versions = await Promise.all(
    ENGINE_PACKAGES.map(async (name): Promise<[string, string]> => {
      // The packages export no package.json, so it is read beside the module they do export.
      const file = path.join(path.dirname(require.resolve(name)), '..', 'package.json');
      return [
        name,
        z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version,
      ];
    }),
  );
  return Object.fromEntries(versions);
}

async function readVersions(file: string): Promise<Record<string, string> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new EngineError(`The data folder cannot be read (${messageOf(error)}): check who may read it.`);
  }
  try {
    return versionFile.parse(JSON.parse(text)).versions;
  } catch {
    throw new EngineError(
      `The data folder is broken: ${file} is not readable JSON. Restore it from a copy, or set SIAGA_DATA_DIR to a new folder.`,
    );
  }
}

function isDifferent(recorded: Record<string, string>, current: Record<string, string>): boolean {
  return ENGINE_PACKAGES.some((name) => recorded[name] !== current[name]);
}

async function copyDatabase(
  folder: string,
  pgdata: string,
  recorded: Record<string, string>,
  now: Date,
): Promise<string> {
  const label = recorded[ENGINE_PACKAGES[0] ?? ''] ?? 'unknown';
  const target = path.join(folder, 'copies', `pgdata-${label}-${fileStamp(now)}`);
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(pgdata, partial, { recursive: true, preserveTimestamps: true });
  await rename(partial, target);
  return target;
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  await writeFile(partial, text, { mode: 0o600 });
  await rename(partial, file);
}

function fileStamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, '');
}
