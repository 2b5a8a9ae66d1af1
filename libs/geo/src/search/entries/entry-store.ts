import { distanceBetweenM, type Point } from '#siaga/contracts';
import { levelOfCode, parentOfCode, type Region } from '../../domain/region.js';
import { GroupedNumbers } from '../names/grouped-numbers.js';
import { NameIndex } from '../names/name-index.js';
import { searchNames, spokenName } from './region-names.js';

/** A named place beside the gazetteer: a facility, a landmark, a road. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: PlaceKind;
  readonly point: Point;
  /** How far from `point` the place may truly lie, metres. */
  readonly radiusM: number;
  /** The smallest region known to hold it. */
  readonly regionCode: string | null;
}

/** What a place is. `landmark` is anything with a name that no other kind fits; `settlement` a hamlet or quarter. */
export type PlaceKind =
  | 'hospital'
  | 'puskesmas'
  | 'clinic'
  | 'post'
  | 'pharmacy'
  | 'school'
  | 'mosque'
  | 'worship'
  | 'market'
  | 'fuel'
  | 'shop'
  | 'food'
  | 'lodging'
  | 'bank'
  | 'government'
  | 'police'
  | 'fire_station'
  | 'transport'
  | 'pier'
  | 'kilometre_post'
  | 'bridge'
  | 'monument'
  | 'park'
  | 'cemetery'
  | 'settlement'
  | 'junction'
  | 'landmark'
  | 'road';

/** Entries of one index, with what ranking reads of each. Level 0 is a named place. */
export interface EntryStore {
  readonly index: NameIndex;
  readonly count: number;
  id(entry: number): string;
  label(entry: number): string;
  level(entry: number): 0 | 1 | 2 | 3 | 4;
  lon(entry: number): number;
  lat(entry: number): number;
  radiusM(entry: number): number;
  /** The smallest region known to hold all of the entry. */
  regionCode(entry: number): string | null;
  /** The regions that a part of the entry lies in; for all but streets the one that holds it. */
  regionCodes(entry: number): readonly string[];
  kind(entry: number): string;
}

/** Searchable fields of a region. */
export type SearchableRegion = Pick<Region, 'code' | 'level' | 'name' | 'kind' | 'radiusM'> & {
  readonly center: Point | null;
};

/** The gazetteer in memory: typed arrays for numbers, one string each for code and name. */
export class RegionStore implements EntryStore {
  readonly index = new NameIndex();
  private readonly codes: string[] = [];
  private readonly names: string[] = [];
  private readonly kinds: string[] = [];
  private readonly byCode = new Map<string, number>();
  private parents = new Int32Array(0);
  private childrenByParent = GroupedNumbers.pack(0, [], []);
  private readonly numbers: number[] = [];
  private packed = new Float64Array(0);

  private constructor() {}

  /** Builds the store in steps that each take a few milliseconds; the last step returns it. */
  static *build(regions: Iterable<SearchableRegion>): Generator<void, RegionStore> {
    const store = new RegionStore();
    for (const region of regions) {
      if (store.addRegion(region) % 1000 === 999) yield;
    }
    store.packed = Float64Array.from(store.numbers);
    store.numbers.length = 0;
    store.parents = Int32Array.from(store.codes, (code) => store.byCode.get(parentOfCode(code) ?? '') ?? -1);
    const held = Array.from(store.parents, (_, entry) => entry).filter((entry) => store.parent(entry) >= 0);
    const parents = held.map((entry) => store.parent(entry));
    store.childrenByParent = GroupedNumbers.pack(store.codes.length, parents, held);
    yield* store.index.finish(store.codes.length);
    return store;
  }

  private addRegion(region: SearchableRegion): number {
    const entry = this.codes.length;
    this.codes.push(region.code);
    this.names.push(region.name);
    this.kinds.push(region.kind);
    this.byCode.set(region.code, entry);
    this.numbers.push(region.center?.lon ?? NaN, region.center?.lat ?? NaN, region.radiusM);
    // A region nobody can point to is no answer to "where is it?", but it still explains words as a parent.
    for (const name of searchNames(region)) this.index.add(entry, name);
    return entry;
  }

  get count(): number {
    return this.codes.length;
  }

  /** The entry of a code, or -1. */
  entryOf(code: string): number {
    return this.byCode.get(code) ?? -1;
  }

  /** A region with the circle around its point; null for an unknown code and where no point is known. */
  circleOf(code: string): { code: string; center: Point; radiusM: number } | null {
    const entry = this.entryOf(code);
    if (entry < 0 || !Number.isFinite(this.lon(entry))) return null;
    return { code, center: { lon: this.lon(entry), lat: this.lat(entry) }, radiusM: this.radiusM(entry) };
  }

  /** A single region as an area that holds points, judged by the circles of its villages; null for several and unknown ones. */
  areaOf(codes: readonly string[]): { middle: Point; holds: (point: Point) => boolean } | null {
    const [code = '', ...others] = codes;
    const circle = others.length > 0 ? null : this.circleOf(code);
    if (circle === null) return null;
    const holds = (point: Point): boolean => this.reaches(this.entryOf(code), point);
    return { middle: circle.center, holds };
  }

  private reaches(entry: number, point: Point): boolean {
    const below = this.children(entry);
    if (below.length > 0) return below.some((child) => this.reaches(child, point));
    return distanceBetweenM(this.lon(entry), this.lat(entry), point.lon, point.lat) <= this.radiusM(entry);
  }

  /** The entry one level up, or -1. */
  parent(entry: number): number {
    return this.parents[entry] ?? -1;
  }

  /** The entries one level down. */
  children(entry: number): Uint32Array {
    return this.childrenByParent.of(entry);
  }

  id(entry: number): string {
    return this.codes[entry] ?? '';
  }

  name(entry: number): string {
    return this.names[entry] ?? '';
  }

  label(entry: number): string {
    return spokenName({ level: this.level(entry), name: this.name(entry) });
  }

  level(entry: number): 1 | 2 | 3 | 4 {
    return levelOfCode(this.id(entry));
  }

  lon(entry: number): number {
    return this.packed[entry * 3] ?? NaN;
  }

  lat(entry: number): number {
    return this.packed[entry * 3 + 1] ?? NaN;
  }

  radiusM(entry: number): number {
    return this.packed[entry * 3 + 2] ?? NaN;
  }

  regionCode(entry: number): string {
    return this.id(entry);
  }

  regionCodes(entry: number): readonly string[] {
    return [this.id(entry)];
  }

  kind(entry: number): string {
    return this.kinds[entry] ?? '';
  }
}

/** An unchanging set of named places. */
export class PlaceStore implements EntryStore {
  readonly index = new NameIndex();

  private readonly byKind = new Map<string, number[]>();

  private constructor(readonly places: readonly NamedPlace[]) {}

  /** Builds the store in steps of a few milliseconds; the last returns it. */
  static *build(places: readonly NamedPlace[]): Generator<void, PlaceStore> {
    const store = new PlaceStore(places);
    for (const [entry, place] of places.entries()) {
      for (const name of [place.name, ...(place.aliases ?? [])]) store.index.add(entry, name);
      const same = store.byKind.get(place.kind);
      if (same === undefined) store.byKind.set(place.kind, [entry]);
      else same.push(entry);
      if (entry % 1000 === 999) yield;
    }
    yield* store.index.finish(places.length);
    return store;
  }

  get count(): number {
    return this.places.length;
  }

  /** All entries of a kind. */
  entriesOfKind(kind: string): readonly number[] {
    return this.byKind.get(kind) ?? [];
  }

  private place(entry: number): NamedPlace {
    const place = this.places[entry];
    if (place === undefined) throw new RangeError(`No place ${entry}`);
    return place;
  }

  id(entry: number): string {
    return this.place(entry).id;
  }

  label(entry: number): string {
    return this.place(entry).name;
  }

  level(): 0 {
    return 0;
  }

  lon(entry: number): number {
    return this.place(entry).point.lon;
  }

  lat(entry: number): number {
    return this.place(entry).point.lat;
  }

  radiusM(entry: number): number {
    return this.place(entry).radiusM;
  }

  regionCode(entry: number): string | null {
    return this.place(entry).regionCode;
  }

  regionCodes(entry: number): readonly string[] {
    const code = this.place(entry).regionCode;
    return code === null ? [] : [code];
  }

  kind(entry: number): string {
    return this.place(entry).kind;
  }
}
