import { PositionReport, type FieldProblem, type FixDoubt, type UnitPosition } from '#siaga/contracts';
import { doubtOfPoint, turnedRound, unstorableIn } from '#siaga/kernel';
import { z } from 'zod';
import { clockOffsetMs, correctedAtMs } from '../domain/clock-correction.policy.js';

/** A unit's position in the compact form that ranking and fan-out read; times in ms since the epoch, server clock. */
export interface LivePosition {
  readonly unitId: string;
  readonly regionCode: string;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
  readonly speedMps: number | null;
  readonly headingDeg: number | null;
  readonly atMs: number;
  readonly receivedAtMs: number;
  /** Why it is kept and not believed; left out for one that is. */
  readonly doubt?: FixDoubt;
  /** Doubted ones before it that agree with it: since when, and how many with it. */
  readonly agreeing?: { readonly sinceMs: number; readonly count: number };
}

/** A position of a batch and its place there. */
export interface ReadReport {
  readonly index: number;
  readonly position: LivePosition;
}

/** One of a batch that cannot be read. */
export interface RefusedReport {
  index: number;
  fields: FieldProblem[];
}

/** The position as the API shows it. */
export function toUnitPosition(position: LivePosition): UnitPosition {
  return {
    unitId: position.unitId,
    point: { lon: position.lon, lat: position.lat },
    accuracyM: position.accuracyM,
    speedMps: position.speedMps,
    headingDeg: position.headingDeg,
    at: new Date(position.atMs).toISOString(),
    receivedAt: new Date(position.receivedAtMs).toISOString(),
  };
}

/** A pair whose order may be swapped: latitudes to 180. */
const AnyOrder = PositionReport.extend({
  point: z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-180).max(180) }),
});
/** The database's year 1; what is older is a broken clock that says nothing. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
/** A device's clock may be ahead of its own sending by so much. */
const FUTURE_SLACK_MS = 120_000;

/** A device's reports on the server's clock, oldest first, those that cannot be read, and how wrong the device's clock was. */
export function readReports(
  unit: { id: string; regionCode: string },
  sentAt: string,
  reports: readonly unknown[],
  receivedAtMs: number,
): { read: ReadReport[]; positions: LivePosition[]; refused: RefusedReport[]; clockOffsetMs: number } {
  const offsetMs = clockOffsetMs(Date.parse(sentAt), receivedAtMs);
  const read: ReadReport[] = [];
  const refused: RefusedReport[] = [];
  reports.forEach((report, index) => {
    const result = readReport(unit, report, offsetMs, receivedAtMs);
    if ('fields' in result) refused.push({ index, fields: result.fields });
    else read.push({ index, position: result });
  });
  read.sort((a, b) => a.position.atMs - b.position.atMs);
  return { read, positions: read.map(({ position }) => position), refused, clockOffsetMs: offsetMs };
}

function readReport(
  unit: { id: string; regionCode: string },
  value: unknown,
  offsetMs: number,
  receivedAtMs: number,
): LivePosition | { fields: FieldProblem[] } {
  const unstorable = unstorableIn(value);
  if (unstorable.length > 0) return { fields: unstorable };
  const parsed = AnyOrder.safeParse(value);
  if (!parsed.success)
    return { fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  const { point: said, at, accuracyM, speedMps, headingDeg } = parsed.data;
  const isSwapped = doubtOfPoint(said) === 'swapped';
  const point = isSwapped ? turnedRound(said) : said;
  if (Math.abs(point.lat) > 90)
    return { fields: [{ path: 'point.lat', message: 'Is no latitude: expected -90 to 90' }] };
  const trueAtMs = Date.parse(at) - offsetMs;
  if (trueAtMs < FIRST_MS) return { fields: [{ path: 'at', message: 'Lies before all time' }] };
  const isAhead = trueAtMs > receivedAtMs + FUTURE_SLACK_MS;
  const doubt = isSwapped ? 'swapped' : isAhead ? 'in_future' : undefined;
  return {
    unitId: unit.id,
    regionCode: unit.regionCode,
    ...point,
    accuracyM: stored(accuracyM),
    speedMps: stored(speedMps),
    headingDeg: stored(headingDeg),
    atMs: correctedAtMs(Date.parse(at), offsetMs, receivedAtMs),
    receivedAtMs,
    ...(doubt && { doubt }),
  };
}

/** As the database holds it: four bytes, and what is too small for them is nothing. */
function stored(value: number | undefined): number | null {
  return value === undefined ? null : Math.fround(Math.min(value, 1e9));
}

/** Index of each unit's newest position; of equals, the later one in the list. */
export function newestByUnit(positions: readonly LivePosition[]): Map<string, LivePosition> {
  const newest = new Map<string, LivePosition>();
  for (const position of positions) {
    const known = newest.get(position.unitId);
    if (!known || position.atMs >= known.atMs) newest.set(position.unitId, position);
  }
  return newest;
}
