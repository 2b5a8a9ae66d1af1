import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { BorderService, PlaceIndex } from '#siaga/geo';
import { FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import { MapDataService } from '../map-data.service.js';
import { MapChangedError } from '../store/map-read.query.js';
import { NamedContent } from './map-content.js';

/** The gazetteer is still being loaded: how long until that is looked at again. */
const GAZETTEER_MS = 250;
/** The database was away: how long until it is asked again. */
const RETRY_MS = 10_000;

/** Keeps the names of the imported maps findable in the place search, whichever process imports or removes them. */
@FillsMemory({ after: [MapDataService] })
@Injectable()
export class MapNames implements BeforeApplicationShutdown {
  /** By source, the import that is in the search and the borders that tell in which village its streets lie. */
  private readonly loaded = new Map<string, string>();
  private work: Promise<void> | null = null;
  private isWanted = false;
  private isEnding = false;
  private timer: NodeJS.Timeout | null = null;
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly maps: MapDataService,
    private readonly places: PlaceIndex,
    private readonly borders: BorderService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to load in the background and follows changes. Call once, when the journal's relay runs. */
  start(): void {
    this.unsubscribe = this.maps.onChange(() => {
      this.borders.forget();
      this.wake();
    });
    this.wake();
  }

  /** Resolves when the search has what was in use at the time of the call, or the try to load it failed. */
  async settled(): Promise<void> {
    while (this.work !== null) await this.work;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.unsubscribe?.();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.settled();
  }

  private wake(): void {
    this.isWanted = true;
    // Who starts waits for the gazetteer; names given to it before that would be waited for as well.
    if (!this.places.isReady) return this.wakeIn(GAZETTEER_MS);
    this.work ??= this.loadAll().finally(() => {
      this.work = null;
      if (this.isWanted && this.timer === null && !this.isEnding) this.wake();
    });
  }

  private async loadAll(): Promise<void> {
    try {
      while (this.isWanted && !this.isEnding) {
        this.isWanted = false;
        await this.loadChanged();
      }
    } catch (error) {
      this.isWanted = true;
      // A change behind the reader's back has announced itself, or will: read again at once.
      if (error instanceof MapChangedError) return;
      this.logger.error({ err: error }, 'names of the map could not be loaded; they are tried again');
      this.wakeIn(RETRY_MS);
    }
  }

  private wakeIn(ms: number): void {
    if (this.isEnding) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.wake();
    }, ms);
  }

  private async loadChanged(): Promise<void> {
    const sources = await this.maps.sources();
    const borders = sources.flatMap(({ id, counts }) => ((counts['borders'] ?? 0) > 0 ? [id] : []));
    const wanted = new Map(sources.map(({ source, id }) => [source, [id, ...borders].join(' ')]));
    for (const source of this.loaded.keys()) {
      if (wanted.has(source)) continue;
      this.places.removeMap(source);
      this.loaded.delete(source);
    }
    for (const [source, state] of wanted) {
      if (this.isEnding) return;
      if (this.loaded.get(source) !== state) await this.load(source, state);
    }
  }

  private async load(source: string, state: string): Promise<void> {
    const content = new NamedContent();
    for await (const roads of this.maps.roadSegments(null, source)) content.addRoads(roads);
    for await (const places of this.maps.landmarks(source)) content.addPlaces(places);
    await this.places.replaceMap(source, content);
    this.loaded.set(source, state);
    const { streets, places, houseNumbers } = content;
    const counts = { streets: streets.length, places: places.length, houseNumbers: houseNumbers.length };
    this.logger.info({ source, ...counts }, 'names of the map are in the search');
  }
}
