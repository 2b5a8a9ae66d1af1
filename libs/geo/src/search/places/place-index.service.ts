import { Injectable } from '@nestjs/common';
import type { LocateCandidate, LocateResult, Point } from '#siaga/contracts';
import { BorderService } from '../../borders/border.service.js';
import { HeldRegions } from '../../gazetteer/held-regions.js';
import { RegionService } from '../../regions/region.service.js';
import { Surroundings } from '../../reverse/surroundings.js';
import type { MapContent } from '../../streets/map-content.js';
import type { NamedPlace } from '../entries/entry-store.js';
import { type LocateOptions, type PlaceSearch } from './place-search.js';

/**
 * The places that can be found by name, in memory: regions, what modules add, and the imported maps. Until the gazetteer is
 * loaded `locate` answers `not_ready`, and what is added waits; nothing throws.
 */
@Injectable()
export class PlaceIndex {
  private search: PlaceSearch | null = null;
  /** Places added before the index was built. */
  private readonly waiting = new Map<string, NamedPlace>();
  private readonly waitingMaps = new Map<string, MapContent>();

  constructor(
    private readonly regions: RegionService,
    private readonly borders: BorderService,
    private readonly held: HeldRegions,
    private readonly surroundings: Surroundings,
  ) {}

  /** True once places can be found. */
  get isReady(): boolean {
    return this.search !== null;
  }

  /** Answers from a newly built search, to which everything is added that came before it. */
  async use(search: PlaceSearch): Promise<void> {
    search.addPlaces([...this.waiting.values()]);
    this.waiting.clear();
    this.search = search;
    const maps = [...this.waitingMaps];
    this.waitingMaps.clear();
    for (const [source, content] of maps) await this.replaceMap(source, content);
  }

  /** Makes facilities, landmarks or roads searchable by name; one with a known id replaces the old. */
  addPlaces(places: readonly NamedPlace[]): void {
    this.surroundings.addPlaces(places);
    if (this.search !== null) this.search.addPlaces(places);
    else for (const place of places) this.waiting.set(place.id, place);
  }

  /** Takes places out of the search; unknown ids are passed over. */
  removePlaces(ids: readonly string[]): void {
    this.surroundings.removePlaces(ids);
    this.search?.removePlaces(ids);
    for (const id of ids) this.waiting.delete(id);
  }

  /**
   * Makes the streets, places and house numbers of a map source searchable in place of what that source gave before.
   * Works in slices that let the event loop run; resolves when the new content answers. Before the gazetteer is loaded the
   * content is kept and indexed then. The iterables are read twice.
   */
  async replaceMap(source: string, content: MapContent): Promise<void> {
    if (this.search === null) {
      this.waitingMaps.set(source, content);
      return;
    }
    await this.borders.current();
    await this.surroundings.replace(source, content);
    await this.search.replaceMap(source, content, (point) => this.regions.villageOf(point));
  }

  /** Takes everything of a map source out of the search; an unknown source is passed over. */
  removeMap(source: string): void {
    this.waitingMaps.delete(source);
    this.surroundings.remove(source);
    this.search?.removeMap(source);
  }

  /**
   * Where a text points to: candidates best first, each with its radius in metres, or the problem. Takes a few
   * milliseconds and never throws on bad text.
   */
  locate(text: string, options: LocateOptions = {}): LocateResult {
    if (this.search === null) return { candidates: [], problem: 'not_ready' };
    const result = this.search.locate(text, options);
    return { ...result, candidates: result.candidates.map((candidate) => this.withRegion(candidate)) };
  }

  /** The middle of a region, at once; null for an unknown code and before the gazetteer is loaded. */
  middleOf(regionCode: string): Point | null {
    return this.search?.middleOf(regionCode) ?? null;
  }

  /** Positions come without a region: the border or the nearest village tells it. */
  private withRegion(candidate: LocateCandidate): LocateCandidate {
    const { directory } = this.held;
    if (candidate.regionCode !== null || directory === null) return candidate;
    const code = this.regions.villageOf(candidate.point);
    if (code === null) return candidate;
    const { 2: regency, 3: district, 4: desa } = directory.lineage(code);
    const context = [desa, district, regency]
      .flatMap((region) => (region === null ? [] : [region.name]))
      .join(', ');
    return { ...candidate, regionCode: code, context };
  }
}
