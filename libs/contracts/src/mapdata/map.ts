import { z } from 'zod';
import { Bounds, Id, Instant } from '../common/common.js';

/** Where an import of map data stands; only what is `active` is read. */
export const MapImportStatus = z.enum(['loading', 'active', 'replaced', 'removed', 'failed']);
export type MapImportStatus = z.infer<typeof MapImportStatus>;

/** One import of map files: its source's newest when `active`. */
export const MapImport = z.object({
  id: Id,
  version: z.number().int(),
  /** The name that the files were imported under; the same name again replaces them. */
  source: z.string(),
  /** File names without folders. */
  files: z.array(z.string()),
  status: MapImportStatus,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** Rows by kind: roads, places, shapes, borders, facilities. */
  counts: z.record(z.string(), z.number().int()),
  /** Null when nothing of it has a place. */
  bounds: Bounds.nullable(),
});
export type MapImport = z.infer<typeof MapImport>;

/** The sources in use; `version` changes whenever one is imported, replaced or removed. */
export const MapSources = z.object({ version: z.string(), sources: z.array(MapImport) });
export type MapSources = z.infer<typeof MapSources>;
