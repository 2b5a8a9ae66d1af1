import type { BedCapacity, Facility, ListRowProblem } from '#siaga/contracts';

type Kind = Facility['kind'];
type Capability = Facility['capabilities'][number];

/** A row of a file as texts, its columns brought to our names. Empty texts are null. */
export interface SourceRow {
  /** Line of the file (CSV, the header is line 1) or number of the feature (GeoJSON, from 1). */
  line: number;
  code: string | null;
  name: string | null;
  kind: string | null;
  address: string | null;
  provinceName: string | null;
  regencyName: string | null;
  districtName: string | null;
  regionCode: string | null;
  lon: string | null;
  lat: string | null;
  accuracyM: string | null;
  phone: string | null;
  erLevel: string | null;
  capabilities: string | null;
  isAlwaysOpen: string | null;
}

/** The columns a preset may fill, in our names. */
export type SourceColumn = Exclude<keyof SourceRow, 'line'>;

/** A row that can be a facility: parsed, not yet placed. */
export interface ParsedRow {
  line: number;
  /** The source's own key of the facility; stays the same when the file comes again. */
  sourceKey: string;
  kemkesCode: string | null;
  name: string;
  kind: Kind;
  address: string;
  provinceName: string | null;
  regencyName: string | null;
  districtName: string | null;
  regionCode: string | null;
  stated: StatedPoint | null;
  phone: string | null;
  /** Null where the source says nothing about it: what is known stays. */
  erLevel: number | null;
  capabilities: Capability[] | null;
  isAlwaysOpen: boolean | null;
  openHours: Facility['openHours'] | null;
  /** Beds a facility starts with; counts that people reported later stay. */
  firstBeds: Omit<BedCapacity, 'updatedAt'>[] | null;
}

/** The point a row states, with the number of decimals it was written with (the fewer of the two). */
export interface StatedPoint {
  point: { lon: number; lat: number };
  decimals: number;
  accuracyM: number | null;
}

/** Something about a row the person who imports should know: where, which column, and what to do or what was done. */
export interface RowProblem {
  line: number;
  field: string;
  /** For screens, which say it in their own language. */
  code: ListRowProblem;
  message: string;
}
