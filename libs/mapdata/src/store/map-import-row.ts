import type { MapImport } from '#siaga/contracts';

/** A row of `map_import` as it is selected. */
export interface MapImportRow {
  id: string;
  version: number;
  source: string;
  files: string[];
  status: MapImport['status'];
  startedAt: Date;
  finishedAt: Date | null;
  counts: Record<string, number>;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}

export const IMPORT_COLUMNS = `id, version, source, files, status, started_at AS "startedAt", finished_at AS "finishedAt",
  counts, west, south, east, north`;

/** The public view of an import. */
export function toMapImport(row: MapImportRow): MapImport {
  const { west, south, east, north, startedAt, finishedAt, ...rest } = row;
  const hasBounds = west !== null && south !== null && east !== null && north !== null;
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    bounds: hasBounds ? { west, south, east, north } : null,
  };
}
