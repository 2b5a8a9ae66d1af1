import { oneAtATime, PROCESS_LOCKS, type Database } from '#siaga/persistence';
import { makeGazetteer } from './make-gazetteer.js';
import { RegionRepository } from './region.repository.js';
import { gazetteerVersion } from './sources.js';

/** Called while rows are written, with counts of rows. */
export type LoadProgress = (done: number, total: number) => void;

/** Name of the gazetteer in `geo_load`. */
export const GAZETTEER_SOURCE = 'gazetteer';
const BATCH_ROWS = 2000;

/**
 * Loads the national gazetteer unless this version is there. Rows are replaced by code in batches and the version is
 * recorded last, so that a load that was cut off starts again and ends the same. One process loads; others that start
 * with it wait. Gives the number of rows written, 0 when nothing had to be done.
 */
export async function loadGazetteer(
  db: Database,
  onProgress: LoadProgress = () => undefined,
): Promise<number> {
  const repository = new RegionRepository(db);
  const version = await gazetteerVersion();
  if ((await repository.loadedVersion(GAZETTEER_SOURCE)) === version) return 0;
  return oneAtATime(db.pool, PROCESS_LOCKS.gazetteer, async () => {
    const isThere = (await repository.loadedVersion(GAZETTEER_SOURCE)) === version;
    return isThere ? 0 : load(repository, version, onProgress);
  });
}

async function load(
  repository: RegionRepository,
  version: string,
  onProgress: LoadProgress,
): Promise<number> {
  const regions = await makeGazetteer();
  const loadedAt = new Date();
  onProgress(0, regions.length);
  for (let at = 0; at < regions.length; at += BATCH_ROWS) {
    await repository.save(regions.slice(at, at + BATCH_ROWS), loadedAt);
    onProgress(Math.min(regions.length, at + BATCH_ROWS), regions.length);
  }
  await repository.finishLoad(GAZETTEER_SOURCE, version, loadedAt, regions.length);
  return regions.length;
}
