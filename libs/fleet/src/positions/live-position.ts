import type { PositionReport, UnitPosition } from '#siaga/contracts';
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

/** A device's reports on the server's clock, oldest first, and how wrong the device's clock was. */
export function readReports(
  unit: { id: string; regionCode: string },
  sentAt: string,
  reports: readonly PositionReport[],
  receivedAtMs: number,
): { positions: LivePosition[]; clockOffsetMs: number } {
  const offsetMs = clockOffsetMs(Date.parse(sentAt), receivedAtMs);
  const positions = reports.map((report): LivePosition => ({
    unitId: unit.id,
    regionCode: unit.regionCode,
    lon: report.point.lon,
    lat: report.point.lat,
    accuracyM: report.accuracyM ?? null,
    speedMps: report.speedMps ?? null,
    headingDeg: report.headingDeg ?? null,
    atMs: correctedAtMs(Date.parse(report.at), offsetMs, receivedAtMs),
    receivedAtMs,
  }));
  positions.sort((a, b) => a.atMs - b.atMs);
  return { positions, clockOffsetMs: offsetMs };
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
