import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { type DataFolder } from './data-folder.js';
import { EngineError, messageOf } from './engine.errors.js';

const EXTENSIONS = ['postgis', 'pg_trgm', 'fuzzystrmatch', 'unaccent'];

/**
 * Opens the database of a prepared folder and makes its extensions be there in the version of this engine.
 * Throws EngineError when the files cannot be opened as a database.
 */
export async function openDatabase(folder: DataFolder, onStep: (step: string) => void): Promise<PGlite> {
  onStep(folder.isNew ? 'Making a new database' : 'Opening the database');
  const database = await open(folder);
  onStep(folder.isNew ? 'Adding PostGIS to it' : 'Checking its extensions');
  for (const name of EXTENSIONS) {
    await database.exec(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    if (folder.copy !== undefined) await database.exec(`ALTER EXTENSION ${name} UPDATE`);
  }
  await folder.markReady();
  return database;
}

async function open(folder: DataFolder): Promise<PGlite> {
  try {
    return await PGlite.create({
      dataDir: folder.pgdata,
      extensions: { postgis, pg_trgm, fuzzystrmatch, unaccent },
    });
  } catch (error) {
    throw brokenFolder(folder, error);
  }
}

/** The one line for a folder that is not a database any more. */
export function brokenFolder(folder: Pick<DataFolder, 'pgdata' | 'copy'>, cause: unknown): EngineError {
  const copy =
    folder.copy === undefined ? '' : ` The database as it was before this engine is in ${folder.copy}.`;
  return new EngineError(
    `The data folder is broken: ${folder.pgdata} cannot be opened as a database (${messageOf(cause)}). ` +
      `Restore a copy of it, or move it away to start empty.${copy}`,
  );
}
