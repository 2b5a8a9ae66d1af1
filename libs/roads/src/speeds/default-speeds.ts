import type { RoadClass, SpeedRow, TimeBand, TravelMode } from '#siaga/contracts';

/** Ordinary daytime driving speed, km/h, junctions and stops included. */
const DAY_KMH: Readonly<Record<TravelMode, Partial<Record<RoadClass, number>>>> = {
  car: {
    motorway: 80,
    trunk: 45,
    primary: 38,
    secondary: 34,
    tertiary: 30,
    residential: 22,
    service: 15,
    track: 12,
    ferry: 12,
  },
  motorcycle: {
    trunk: 45,
    primary: 40,
    secondary: 37,
    tertiary: 34,
    residential: 26,
    service: 18,
    track: 15,
    alley: 15,
    ferry: 12,
  },
  boat: { ferry: 25, waterway: 25 },
};

/** Share of the daytime speed in each band. Peaks hardly slow motorcycles. */
const TRAFFIC: Readonly<Record<'car' | 'motorcycle', Readonly<Record<TimeBand, number>>>> = {
  car: { night: 1.2, morning: 0.75, day: 1, evening: 0.75, late: 1.1 },
  motorcycle: { night: 1.2, morning: 0.9, day: 1, evening: 0.9, late: 1.1 },
};
/** Small roads are slow by their own width, not by traffic; water knows no hours. */
const UNMOVED: ReadonlySet<RoadClass> = new Set(['service', 'track', 'alley', 'ferry', 'waterway']);
const BANDS: readonly TimeBand[] = ['night', 'morning', 'day', 'evening', 'late'];
const ROUNDING = 10;

/** How much faster than ordinary traffic a car or motorcycle is with lights and siren. */
export const DEFAULT_SIREN_FACTOR = 1.25;

/**
 * The speeds in use until somebody edits them. The one published figure is that of PSC 119 Banjarmasin: 105 runs with siren,
 * mean 3.71 km in 5.57 minutes, 40 km/h over all; the city's main roads by day with siren and the fixed half minute come to
 * that. Everything else (the spread over classes and bands, motorcycles, boats, the siren factor) is an assumption of ours;
 * the calibration from the fleet's own tracks is there to replace it.
 */
export function defaultSpeeds(): SpeedRow[] {
  return (Object.keys(DAY_KMH) as TravelMode[]).flatMap((mode) =>
    (Object.entries(DAY_KMH[mode]) as [RoadClass, number][]).flatMap(([roadClass, dayKmh]) =>
      BANDS.map((band) => ({ roadClass, mode, band, kmh: inBand(dayKmh, { roadClass, mode, band }) })),
    ),
  );
}

function inBand(dayKmh: number, { roadClass, mode, band }: Omit<SpeedRow, 'kmh'>): number {
  const factor = mode === 'boat' || UNMOVED.has(roadClass) ? 1 : TRAFFIC[mode][band];
  return Math.round(dayKmh * factor * ROUNDING) / ROUNDING;
}
