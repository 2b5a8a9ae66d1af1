import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

/** `asked` waits for a worker; the last three are ends. */
export const MapFetchStatus = z.enum(['asked', 'running', 'done', 'failed', 'stopped']);
export type MapFetchStatus = z.infer<typeof MapFetchStatus>;

/** What a running fetch does; `done` and `total` count boxes of the region, bytes of an extract, or bytes read. */
export const MapFetchPhase = z.enum(['fetching', 'reading', 'using']);
export type MapFetchPhase = z.infer<typeof MapFetchPhase>;

/**
 * Why a fetch ended without a map: no way to the server, it stayed busy, it refused, what it gave has too few roads, the region is
 * being imported by hand, or the program that fetched was cut off.
 */
export const MapFetchProblem = z.enum([
  'unreachable',
  'busy',
  'refused',
  'thin',
  'in_hand',
  'cut_off',
  'other',
]);
export type MapFetchProblem = z.infer<typeof MapFetchProblem>;

/** The map of a region being fetched from OpenStreetMap, or how that ended. */
export const MapFetch = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  status: MapFetchStatus,
  phase: MapFetchPhase.nullable(),
  done: z.number().int(),
  total: z.number().int(),
  /** Got over the network so far. */
  bytes: z.number().int(),
  problem: MapFetchProblem.nullable(),
  /** The program's own words, for who wants to know more. */
  detail: notPersonal(z.string(), 'what a map server or a file said').nullable(),
  askedAt: Instant,
  finishedAt: Instant.nullable(),
});
export type MapFetch = z.infer<typeof MapFetch>;

/** Whether a kabupaten or kota has roads, and what came of fetching them. */
export const MapCoverage = z.object({
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'the name of a region'),
  hasRoads: z.boolean(),
  /** What fetching it takes, roughly. */
  megabytes: z.number(),
  /** The newest. */
  fetch: MapFetch.nullable(),
  /** What to do without internet: the file to bring, and the command that reads it. */
  byHand: z.object({ url: z.string(), command: z.string() }),
});
export type MapCoverage = z.infer<typeof MapCoverage>;

const MOST_REGIONS = 60;
const RegencyCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/, 'Expected the code of a kabupaten or kota, such as 15.71');

/** Which kabupaten and kota: their codes, divided by commas, or what somebody calls one. */
export const MapCoverageInput = z.object({
  regions: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(',').filter((code) => code !== ''))])
    .pipe(z.array(RegencyCode).max(MOST_REGIONS)),
  q: notPersonal(z.string().trim().min(2).max(80), 'the name of a region').optional(),
});
export type MapCoverageInput = z.input<typeof MapCoverageInput>;

/** In the order of the codes, then those that `q` may mean; those that nobody knows are left out. */
export const MapCoverageList = z.object({ regions: z.array(MapCoverage) });
export type MapCoverageList = z.infer<typeof MapCoverageList>;

export const FetchMapInput = z.object({ regionCode: RegencyCode });
export type FetchMapInput = z.infer<typeof FetchMapInput>;
