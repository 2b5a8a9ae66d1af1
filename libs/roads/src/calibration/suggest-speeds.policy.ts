import type { SpeedSuggestion, SpeedTable, TimeBand } from '#siaga/contracts';
import { bandOfHour } from '../speeds/time-band.policy.js';
import type { Drive } from './match-track.js';

/** Fewer kilometres, or fewer stretches, are chance. */
const LEAST_KM = 5;
const LEAST_DRIVES = 30;
const KMH_PER_MPS = 3.6;
const ROUNDING = 10;
const LEAST_KMH = 1;
const MOST_KMH = 150;

interface Group {
  readonly band: TimeBand;
  readonly drives: Drive[];
}

/** Gathers drives by class, mode and band, and suggests for each the median speed, weighed by distance. */
export class SpeedEvidence {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly hourOf: (at: Date) => number) {}

  add(drive: Drive): void {
    const band = bandOfHour(this.hourOf(drive.at));
    const key = `${drive.mode} ${drive.roadClass} ${band}`;
    const group = this.groups.get(key) ?? { band, drives: [] };
    group.drives.push(drive);
    this.groups.set(key, group);
  }

  /** Rows with enough evidence, in the order of their first drive; beside each what the table says now. */
  suggest(table: SpeedTable): SpeedSuggestion[] {
    return [...this.groups.values()].flatMap(({ band, drives }) => {
      const [first] = drives;
      const km = drives.reduce((sum, { distanceM }) => sum + distanceM, 0) / 1_000;
      if (first === undefined || km < LEAST_KM || drives.length < LEAST_DRIVES) return [];
      const { mode, roadClass } = first;
      const current = table.rows.find(
        (row) => row.mode === mode && row.roadClass === roadClass && row.band === band,
      );
      return [
        {
          mode,
          roadClass,
          band,
          kmh: Math.min(MOST_KMH, Math.max(LEAST_KMH, rounded(medianKmh(drives)))),
          currentKmh: current?.kmh ?? null,
          observedKm: rounded(km),
          units: new Set(drives.map(({ unitId }) => unitId)).size,
        },
      ];
    });
  }
}

function medianKmh(drives: readonly Drive[]): number {
  const bySpeed = drives
    .map(({ distanceM, seconds }) => ({ kmh: (distanceM / seconds) * KMH_PER_MPS, distanceM }))
    .sort((a, b) => a.kmh - b.kmh);
  let leftM = bySpeed.reduce((sum, { distanceM }) => sum + distanceM, 0) / 2;
  for (const { kmh, distanceM } of bySpeed) {
    leftM -= distanceM;
    if (leftM <= 0) return kmh;
  }
  return 0;
}

function rounded(value: number): number {
  return Math.round(value * ROUNDING) / ROUNDING;
}
