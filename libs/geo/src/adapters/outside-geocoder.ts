import type { PlaceSource, Point } from '#siaga/contracts';

/** What an outside geocoder is asked. */
export interface OutsideQuestion {
  /** The words that name places; nothing else of what was typed. */
  readonly text: string;
  /** Places near this point are preferred; none are left out for being far. */
  readonly near: Point | null;
  readonly limit: number;
  /** Ends the request when its time is over. */
  readonly signal: AbortSignal;
}

/** A place as an outside geocoder knows it. */
export interface OutsidePlace {
  readonly id: string;
  readonly label: string;
  /** Street, village, district, town: smallest first, without the label. */
  readonly context: readonly string[];
  readonly point: Point;
  readonly radiusM: number;
}

/** A geocoder beside our own. Rejects with OutsideServiceError when it gives no usable answer. */
export interface OutsideGeocoder {
  readonly source: Extract<PlaceSource, 'photon' | 'nominatim'>;
  /** True when it finds names whose last word is half typed, and may be asked at every key press. */
  readonly completesWords: boolean;
  find(question: OutsideQuestion): Promise<OutsidePlace[]>;
}

/** Nest injection token of the configured `OutsideGeocoder`; null when there is none. */
export const OUTSIDE_GEOCODER = Symbol('OUTSIDE_GEOCODER');

/** The parts that are there, each once, without the label, at most four. */
export function contextOf(label: string, parts: readonly (string | undefined)[]): string[] {
  const given = parts.filter((part): part is string => part !== undefined && part !== '' && part !== label);
  return [...new Set(given)].slice(0, 4);
}

/** Reads what can be read of a list whose members may have gaps; null when there are members and none can be read. */
export function readMembers<T>(members: readonly unknown[], read: (member: unknown) => T | null): T[] | null {
  const known = members.map(read).filter((member) => member !== null);
  return known.length === 0 && members.length > 0 ? null : known;
}
