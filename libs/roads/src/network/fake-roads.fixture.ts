import type { Closure, SpeedTable } from '#siaga/contracts';
import { JournalFeed } from '#siaga/journal';
import { createLogger, newId, readEnv, SYSTEM_ACTOR, type Env } from '#siaga/kernel';
import type { MapDataService, RoadSegment } from '#siaga/mapdata';
import type { ClosureRepository } from '../closures/closure.repository.js';
import { PreparationThread } from '../preparation/preparation-thread.js';
import { DEFAULT_SIREN_FACTOR, defaultSpeeds } from '../speeds/default-speeds.js';
import type { SpeedTableRepository } from '../speeds/speed-table.repository.js';
import { RoadTravelTimes } from '../travel/road-travel-times.js';
import { StraightLineTravelTimes } from '../travel/straight-line-travel-times.js';
import { HierarchyKeeper } from './hierarchy-keeper.js';
import { RoadConditions } from './road-conditions.js';
import { RoadNetworkService } from './road-network.service.js';

/** Noon in Jakarta. */
export const NOON = new Date('2026-11-21T05:00:00Z');

/** The defaults, as nobody has edited them yet. */
export const DEFAULT_TABLE: SpeedTable = {
  version: 0,
  sirenFactor: DEFAULT_SIREN_FACTOR,
  rows: defaultSpeeds(),
  changedAt: null,
  changedBy: null,
};

/** A closure around a point, drawn now. */
export function closureAround(
  { lon, lat }: { lon: number; lat: number },
  reachDeg = 0.0003,
  overrides: Partial<Closure> = {},
): Closure {
  return {
    id: newId(),
    version: 1,
    regionCode: '34.71',
    kind: 'closed',
    ring: [
      { lon: lon - reachDeg, lat: lat - reachDeg },
      { lon: lon + reachDeg, lat: lat - reachDeg },
      { lon: lon + reachDeg, lat: lat + reachDeg },
      { lon: lon - reachDeg, lat: lat + reachDeg },
    ],
    note: '',
    drawnAt: NOON.toISOString(),
    drawnBy: SYSTEM_ACTOR,
    until: null,
    liftedAt: null,
    liftedBy: null,
    ...overrides,
  };
}

/** The travel times of a process without its database: maps and the clock are played, all else is real. */
export class FakeRoads {
  now = NOON;
  readonly conditions: RoadConditions;
  readonly network: RoadNetworkService;
  readonly keeper: HierarchyKeeper;
  readonly thread = new PreparationThread();
  readonly times: RoadTravelTimes;
  private readonly loadThread = new PreparationThread();
  private map = 1;
  private changed: () => void = () => undefined;
  private interrupt: (() => void) | null = null;

  constructor(private segments: readonly RoadSegment[]) {
    const clock = { now: () => this.now };
    const logger = createLogger('silent');
    const env: Env = readEnv({
      DATABASE_URL: 'postgres://u:p@localhost/x',
      SIAGA_DATA_KEY: Buffer.alloc(32).toString('base64'),
    });
    this.conditions = new RoadConditions(
      new JournalFeed(),
      { newest: () => Promise.resolve(DEFAULT_TABLE) } as unknown as SpeedTableRepository,
      { active: () => Promise.resolve([]) } as unknown as ClosureRepository,
      clock,
    );
    this.keeper = new HierarchyKeeper(this.thread, this.conditions, clock, env, logger);
    this.network = new RoadNetworkService(
      this.maps(),
      this.conditions,
      this.loadThread,
      this.keeper,
      clock,
      logger,
    );
    this.times = new RoadTravelTimes(this.network, this.conditions, new StraightLineTravelTimes());
  }

  /** Starts as a process does and waits until everything is loaded and prepared. */
  async start(): Promise<this> {
    await this.network.start();
    await this.network.settled();
    return this;
  }

  /** Another map is imported; its network comes in the background. */
  replaceMap(segments: readonly RoadSegment[]): void {
    this.segments = segments;
    this.map += 1;
    this.changed();
  }

  /** Once, in the middle of reading the roads, this happens; what it throws ends the reading. */
  interruptReading(interrupt: () => void): void {
    this.interrupt = interrupt;
  }

  /** Speeds as somebody edited them. */
  setSpeeds(change: (kmh: number) => number): void {
    const table = this.conditions.speeds;
    const rows = table.rows.map((row) => ({ ...row, kmh: change(row.kmh) }));
    this.conditions.takeSpeeds({ ...table, version: table.version + 1, rows });
  }

  /** As if nothing had been edited or closed yet. */
  reset(): void {
    const { version } = this.conditions.speeds;
    this.conditions.takeSpeeds({ ...DEFAULT_TABLE, version: version + 1 });
    for (const closure of this.conditions.activeClosures())
      this.conditions.takeClosure({
        ...closure,
        version: closure.version + 1,
        liftedAt: this.now.toISOString(),
      });
    this.now = NOON;
  }

  async stop(): Promise<void> {
    await this.keeper.onApplicationShutdown();
    await this.network.onApplicationShutdown();
  }

  private maps(): MapDataService {
    const batches = (): RoadSegment[][] => {
      const all = [...this.segments];
      return Array.from({ length: Math.ceil(all.length / 500) }, () => all.splice(0, 500));
    };
    const afterBatch = (): void => {
      const { interrupt } = this;
      this.interrupt = null;
      interrupt?.();
    };
    const maps = {
      start: () => undefined,
      version: () => Promise.resolve(String(this.map)),
      sources: () => Promise.resolve([{ source: 'uji' }]),
      onChange: (listener: () => void) => {
        this.changed = listener;
        return () => undefined;
      },
      async *roadSegments() {
        for (const batch of batches()) {
          await Promise.resolve();
          yield batch;
          afterBatch();
        }
      },
    };
    return maps as unknown as MapDataService;
  }
}
