import type { Bounds } from '#siaga/contracts';
import type { Database } from '#siaga/persistence';

/** A border's line, cut to a box. */
export interface BorderLine {
  level: number;
  wkb: Buffer | null;
}

/** A region's name where its middle is. */
export interface RegionLabel {
  level: number;
  name: string;
  kind: string;
  lon: number;
  lat: number;
}

/** What to read of a box: which levels, how many at most. */
export interface GroundAsk {
  readonly box: Bounds;
  readonly levels: readonly number[];
  readonly limit: number;
}

const BOX = 'ST_MakeEnvelope($1, $2, $3, $4, 4326)';

/** Where two sources know the same region, the newer line is drawn. Guessed borders change without an import and are drawn by the screen. */
const BORDERS = `
  SELECT level, ST_AsBinary(ST_CollectionExtract(ST_Simplify(ST_ClipByBox2D(ST_Boundary(geom), ${BOX}), $5), 2), 'NDR') AS wkb
  FROM (
    SELECT DISTINCT ON (code) code, level, geom FROM geo_border
    WHERE geom && ${BOX} AND source <> 'estimate' AND level = ANY($6::int[])
    ORDER BY code, made_at DESC
  ) AS border
  ORDER BY level DESC, code LIMIT $7`;

const REGIONS = `
  SELECT level, name, kind, ST_X(center) AS lon, ST_Y(center) AS lat
  FROM geo_region
  WHERE center && ${BOX} AND level = ANY($5::int[])
  ORDER BY level, kind = 'kota' DESC, radius_m DESC, code LIMIT $6`;

const STAMP = `
  SELECT (SELECT string_agg(source || version, ',' ORDER BY source) FROM geo_load) AS gazetteer,
         (SELECT count(*) || coalesce(max(made_at)::text, '') FROM geo_border WHERE source <> 'estimate') AS borders`;

const cornersOf = ({ west, south, east, north }: Bounds): number[] => [west, south, east, north];

/** What a drawn map shows of regions: lines of borders and names. */
export class GroundQuery {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  /** Imported borders, the finer ones first, as coarse as `toleranceDeg` allows. */
  borders({ box, levels, limit }: GroundAsk, toleranceDeg: number): Promise<BorderLine[]> {
    return this.db.query<BorderLine>(BORDERS, [...cornersOf(box), toleranceDeg, levels, limit]);
  }

  /** Names of regions, the greater ones first. */
  regions({ box, levels, limit }: GroundAsk): Promise<RegionLabel[]> {
    return this.db.query<RegionLabel>(REGIONS, [...cornersOf(box), levels, limit]);
  }

  /** Another text whenever the gazetteer or the imported borders are others. */
  async stamp(): Promise<string> {
    const [row] = await this.db.query<{ gazetteer: string | null; borders: string | null }>(STAMP);
    return `${row?.gazetteer ?? ''}/${row?.borders ?? ''}`;
  }
}
