import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { RegionService } from '#siaga/geo';
import { ENV, Outgoing, type Env } from '#siaga/kernel';
import type { FacilitySink } from '../import/feature-stage.js';
import type { MapImportReport } from '../import/import-report.js';
import { MapImporter } from '../import/map-importer.service.js';
import { MapDataService } from '../map-data.service.js';
import { mapFetchSettings, type MapFetchSettings } from '../mapdata.settings.js';
import { readMapFile, readOsmBoxes } from '../read/read-map-file.js';
import type { MapFeature } from '../read/map-feature.js';
import { forgetAbandoned, openBoxes } from './box-folder.js';
import { fetchFile, islandUrl } from './geofabrik.js';
import { MapServerError, ThinMapError } from './map-fetch.errors.js';
import { MapServer, SERVER_TIMES, type ServerTimes } from './map-server.js';
import { fetchBox } from './overpass.js';
import { cellsOf } from './region-extent.js';
import type { RegionToFetch } from './region-to-fetch.query.js';
import { withinRegion } from './within-region.js';

/** How far a fetch is. `fetching` counts boxes of an Overpass (`bytes` beside them) or bytes of an extract; `reading` bytes. */
export type FetchStep =
  | { phase: 'fetching'; done: number; total: number; unit: 'boxes' | 'bytes'; bytes: number }
  | { phase: 'reading'; done: number; total: number }
  | { phase: 'waiting' | 'using' | 'clearing' };

/** How a map is to be fetched. */
export interface FetchOptions {
  /** A kabupaten or kota comes from an Overpass and a province from Geofabrik unless it is said. */
  readonly from?: 'overpass' | 'geofabrik';
  readonly actor: Actor;
  readonly facilities?: FacilitySink;
  readonly signal: AbortSignal;
  /** Takes a map with much fewer roads than the one in use. */
  readonly isForced?: boolean;
  readonly memoryMb?: number;
  readonly onStep?: (step: FetchStep) => void;
  readonly times?: ServerTimes;
}

/** More boxes are not asked of a public server at one go. */
const MOST_BOXES = 400;
const SOURCE_PREFIX = 'osm-';
/** A map that lost more of its roads than this share is taken for half an answer. */
const LEAST_SHARE = 0.5;

/** Fetches the map of a region and takes it into use. */
@Injectable()
export class RegionFetcher {
  constructor(
    private readonly importer: MapImporter,
    private readonly maps: MapDataService,
    private readonly regions: RegionService,
    @Inject(ENV) private readonly env: Env,
    @Inject(mapFetchSettings.token) private readonly settings: MapFetchSettings,
    private readonly outgoing: Outgoing,
  ) {}

  /** The name that the map of a region is kept under. */
  sourceOf({ code }: Pick<RegionToFetch, 'code'>): string {
    return `${SOURCE_PREFIX}${code}`;
  }

  /**
   * Fetches, going on where a run before was cut off, reads what lies in the region, compares it with the map in use, and takes
   * it into use. One process at a time for each region. Throws MapServerError with how to bring a file by hand, ThinMapError
   * and what `MapImporter.import` throws; the map before then stays in use.
   */
  async fetch(region: RegionToFetch, options: FetchOptions): Promise<MapImportReport> {
    const source = this.sourceOf(region);
    const folder = path.resolve(this.env.SIAGA_DATA_DIR, 'maps', source);
    const from = options.from ?? (region.isProvince ? 'geofabrik' : 'overpass');
    await forgetAbandoned(path.dirname(folder), SOURCE_PREFIX);
    const before = (await this.maps.sources()).find((each) => each.source === source)?.counts.roads ?? 0;
    const read =
      from === 'overpass' ? this.boxes(region, folder, options) : this.island(region, folder, options);
    const report = await this.importer.import(
      withinRegion(read, region.code, (point) => this.regions.nearestRegionOf(point)),
      {
        source,
        files: [`${region.name}, OpenStreetMap (${from})`],
        actor: options.actor,
        facilities: options.facilities,
        signal: options.signal,
        onPhase: (phase) => {
          if (phase !== 'reading') options.onStep?.({ phase });
        },
        check: ({ roads = 0 }) => {
          const isThin = roads === 0 || roads < before * LEAST_SHARE;
          if (isThin && options.isForced !== true) throw new ThinMapError(source, roads, before);
        },
      },
    );
    await rm(folder, { recursive: true, force: true });
    return report;
  }

  private async *boxes(
    region: RegionToFetch,
    folder: string,
    options: FetchOptions,
  ): AsyncGenerator<readonly MapFeature[]> {
    const cells = cellsOf(region.bounds);
    if (cells.length > MOST_BOXES)
      throw new MapServerError(
        'refused',
        `${region.name} is too large for an Overpass (${cells.length} boxes); add --from geofabrik`,
      );
    const kept = await openBoxes(folder, cells);
    const server = this.server(options);
    const step = { phase: 'fetching', total: kept.length, unit: 'boxes' } as const;
    let bytes = 0;
    for (const [done, { bounds, file, isThere }] of kept.entries()) {
      options.onStep?.({ ...step, done, bytes });
      if (isThere) continue;
      await this.orByHand(region, () =>
        fetchBox(server, { url: this.settings.SIAGA_OVERPASS_URL, bounds, file }, (more) => {
          bytes += more;
          options.onStep?.({ ...step, done, bytes });
        }),
      );
    }
    options.onStep?.({ ...step, done: kept.length, bytes });
    yield* readOsmBoxes(
      region.name,
      kept.map(({ file }) => file),
      this.reading(options),
    );
  }

  private async *island(
    region: RegionToFetch,
    folder: string,
    options: FetchOptions,
  ): AsyncGenerator<readonly MapFeature[]> {
    const url = this.islandUrl(region);
    const file = path.join(folder, path.basename(url));
    await mkdir(folder, { recursive: true });
    await this.orByHand(region, () =>
      fetchFile(this.server(options), { url, file }, (done, total) =>
        options.onStep?.({ phase: 'fetching', done, total, unit: 'bytes', bytes: done }),
      ),
    );
    yield* readMapFile(file, this.reading(options));
  }

  private reading({ memoryMb, signal, onStep }: FetchOptions): Parameters<typeof readMapFile>[1] {
    return { memoryMb, signal, onProgress: (done, total) => onStep?.({ phase: 'reading', done, total }) };
  }

  private server({ signal, times = SERVER_TIMES }: FetchOptions): MapServer {
    const contact = this.settings.SIAGA_MAP_CONTACT;
    const agent = `Siaga (emergency dispatch${contact && `; ${contact}`})`;
    return new MapServer(agent, times, signal, this.outgoing);
  }

  /** What to do without internet: the file to bring, and the command that reads it. */
  byHand(region: Pick<RegionToFetch, 'code'>): { url: string; command: string } {
    const url = this.islandUrl(region);
    const command = `npm run region -- import ${path.basename(url)} --only ${region.code} --source ${this.sourceOf(region)}`;
    return { url, command };
  }

  private islandUrl({ code }: Pick<RegionToFetch, 'code'>): string {
    return islandUrl(this.settings.SIAGA_GEOFABRIK_URL, code);
  }

  /** What cannot be fetched can be carried. */
  private async orByHand<T>(region: RegionToFetch, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MapServerError)) throw error;
      const { url, command } = this.byHand(region);
      throw new MapServerError(
        error.problem,
        `${error.message}. What was got so far is kept: the same again goes on from there. Without internet: get ${url} ` +
          `on another computer, bring it here and run: ${command}`,
        { cause: error },
      );
    }
  }
}
