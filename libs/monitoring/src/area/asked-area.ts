import { dateInRegion, regionTimeZone } from '#siaga/contracts';

/** Characters of a regency's and of a village's dotted code. */
const REGENCY_WIDTH = 5;
const VILLAGE_WIDTH = 13;

/** An area as it is asked for in SQL. */
export interface AskedArea {
  readonly regionCode: string;
  /** What the codes below it are like. */
  readonly below: string;
  /** So many characters of a code are counted by: regencies of a province or the country, else villages. */
  readonly width: number;
  readonly timeZone: string;
  readonly today: string;
}

/** True where whole regencies are told apart, not villages. */
export function isWide(regionCode: string): boolean {
  return regionCode.length < REGENCY_WIDTH;
}

/** Days are those of the area's own calendar. */
export function askedArea(regionCode: string, now: Date): AskedArea {
  return {
    regionCode,
    below: regionCode === 'ID' ? '%' : `${regionCode}.%`,
    width: isWide(regionCode) ? REGENCY_WIDTH : VILLAGE_WIDTH,
    timeZone: regionTimeZone(regionCode),
    today: dateInRegion(now, regionCode),
  };
}
