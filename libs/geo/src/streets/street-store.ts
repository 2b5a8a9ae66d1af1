import { distanceM, type Point } from '#siaga/contracts';
import { NameIndex } from '../search/names/name-index.js';
import type { EntryStore } from '../search/entries/entry-store.js';
import { foldWord, isNumber } from '../text/fold.js';
import { isLightWord, shareOfStreetWord } from '../text/titles.js';
import { isSameOrBelow } from '../domain/region.js';
import type { Street, Stretch } from './join-pieces.js';
import { areaOfLines, type LineArea } from './line-area.js';
import { nearestOnLines } from './lines.js';
import { romanNumeral } from '../text/plain-text.js';
import { readStreetName } from './street-name.js';

/** People's idea of where a village ends, and ours where no border was imported, is some hundred metres off. */
const BLUR_M = 200;
const ENTRIES_A_STEP = 200;
const NOWHERE: LineArea = { point: { lon: NaN, lat: NaN }, radiusM: 0 };

/** A region with the circle that holds most of it. */
export interface Neighbourhood {
  readonly code: string;
  readonly center: Point;
  readonly radiusM: number;
}

/** What the context leaves of a street. */
export interface StreetPart {
  readonly stretches: readonly Stretch[];
  readonly area: LineArea;
}

/** The streets of a map source: entries with lines. */
export class StreetStore implements EntryStore {
  readonly index = new NameIndex({ shareOf: shareOfStreetWord, leastQuality: 0.4, hasInitials: true });
  private readonly areas: LineArea[] = [];
  private readonly codes: (readonly string[])[] = [];

  private constructor(
    private readonly source: string,
    readonly streets: readonly Street[],
  ) {}

  /** Builds the store in steps of a few milliseconds; the last returns it. */
  static *build(source: string, streets: readonly Street[]): Generator<void, StreetStore> {
    const store = new StreetStore(source, streets);
    for (let entry = 0; entry < streets.length; entry += 1) {
      store.addStreet(entry);
      if (entry % ENTRIES_A_STEP === ENTRIES_A_STEP - 1) yield;
    }
    yield* store.index.finish(streets.length);
    return store;
  }

  private addStreet(entry: number): void {
    const street = this.street(entry);
    for (const name of [street.name, ...street.aliases]) {
      const read = readStreetName(name);
      if (read === null) continue;
      this.index.addWords(entry, read.words, writtenOf(read.words));
      for (const words of [...joinedNeighbours(read.words), ...joinedNumber(read.words)])
        this.index.addWords(entry, words);
    }
    const lines = street.stretches.map((stretch) => stretch.line);
    this.areas.push(areaOfLines(lines, street.lengthM) ?? NOWHERE);
    this.codes.push([...new Set(street.stretches.flatMap(({ codes }) => codes))]);
  }

  get count(): number {
    return this.streets.length;
  }

  street(entry: number): Street {
    const street = this.streets[entry];
    if (street === undefined) throw new RangeError(`No street ${entry}`);
    return street;
  }

  id(entry: number): string {
    return `${this.source}:${this.street(entry).ref}`;
  }

  label(entry: number): string {
    return this.street(entry).name;
  }

  level(): 0 {
    return 0;
  }

  point(entry: number): Point {
    return (this.areas[entry] ?? NOWHERE).point;
  }

  lon(entry: number): number {
    return this.point(entry).lon;
  }

  lat(entry: number): number {
    return this.point(entry).lat;
  }

  radiusM(entry: number): number {
    return (this.areas[entry] ?? NOWHERE).radiusM;
  }

  /** The smallest region that holds the whole street. */
  regionCode(entry: number): string | null {
    const [first, ...others] = this.regionCodes(entry);
    if (first === undefined) return null;
    let parts = first.split('.');
    for (const code of others) {
      const other = code.split('.');
      parts = parts.filter(
        (part, at) => part === other[at] && parts.slice(0, at).every((p, k) => p === other[k]),
      );
    }
    return parts.length === 0 ? null : parts.join('.');
  }

  /** Every region that a stretch of it lies in. */
  regionCodes(entry: number): readonly string[] {
    return this.codes[entry] ?? [];
  }

  /**
   * The stretches of a street that lie in a region or, where none is placed in it, within its circle, with the area that
   * holds them; all of it when none does.
   */
  part(entry: number, within: Neighbourhood | null): StreetPart {
    const { stretches, lengthM } = this.street(entry);
    const inside = within === null ? [] : stretchesIn(stretches, within);
    if (inside.length === 0 || inside.length === stretches.length) {
      return { stretches, area: this.areas[entry] ?? NOWHERE };
    }
    const insideM = inside.reduce((sum, stretch) => sum + stretch.lengthM, 0);
    const area = areaOfLines(
      inside.map((stretch) => stretch.line),
      Math.min(insideM, lengthM),
    );
    return { stretches: inside, area: area ?? NOWHERE };
  }

  kind(): string {
    return 'road';
  }
}

function stretchesIn(stretches: readonly Stretch[], within: Neighbourhood): Stretch[] {
  const placed = stretches.filter(({ codes }) => codes.some((code) => isSameOrBelow(code, within.code)));
  if (placed.length > 0) return stretches.filter((stretch) => isWithin(stretch, placed));
  return stretches.filter(
    ({ line }) => distanceM({ lon: line[0] ?? 0, lat: line[1] ?? 0 }, within.center) <= within.radiusM,
  );
}

function isWithin(stretch: Stretch, placed: readonly Stretch[]): boolean {
  if (placed.includes(stretch)) return true;
  const [lon, lat] = [stretch.line[0] ?? 0, stretch.line[1] ?? 0];
  const lines = placed.map(({ line }) => line);
  return (nearestOnLines(lines, { lon, lat })?.distanceM ?? Infinity) <= BLUR_M;
}

/** The name as one word, its number as people write it: "kutisari4" is typed "kutisariiv". */
function writtenOf(words: readonly string[]): string {
  return words.map((word, at) => (at > 0 && isNumber(word) ? romanNumeral(word) : word)).join('');
}

/** "Gubeng Airlangga V" typed as "gubeng airlanggav". */
function joinedNumber(words: readonly string[]): string[][] {
  const number = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.length < 3 || !isNumber(number)) return [];
  return [[...words.slice(0, -2), before + romanNumeral(number)]];
}

/** The name with two neighbouring words written as one, for each pair: "Sudiro Husodo" is also written "Sudirohusodo". */
function joinedNeighbours(words: readonly string[]): string[][] {
  if (words.length < 3) return [];
  return words.slice(1).flatMap((word, at) => {
    const before = words[at] ?? '';
    if (isLightWord(foldWord(before)) || isLightWord(foldWord(word)) || isNumber(word)) return [];
    return [[...words.slice(0, at), before + word, ...words.slice(at + 2)]];
  });
}
