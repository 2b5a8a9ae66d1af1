import { describe, expect, it } from '@jest/globals';
import type { RoadClass } from '#siaga/contracts';
import { RoadNetwork, SegmentIndex } from '../graph/index.js';
import { DEFAULT_TABLE, NOON } from '../network/fake-roads.fixture.js';
import { crossing, gridRoads } from '../network/grid-roads.fixture.js';
import { LoadedNetwork } from '../network/loaded-network.js';
import { localHours } from '../speeds/time-band.policy.js';
import { matchTrack } from './match-track.js';
import type { Env } from '#siaga/kernel';
import type { RoadConditions } from '../network/road-conditions.js';
import type { RoadNetworkService } from '../network/road-network.service.js';
import { CalibrationService } from './calibration.service.js';
import { SpeedEvidence } from './suggest-speeds.policy.js';
import type { Track, TrackPoint } from './track-source.js';

const SIZE = 21;
const network = RoadNetwork.build(gridRoads(SIZE));
const index = SegmentIndex.build(network).buffer;
const search = new LoadedNetwork('1', NOON, { network: network.data, index }).searchFor(
  { mode: 'car', band: 'day', isUrgent: false },
  DEFAULT_TABLE,
  [],
);
const STEP_M = 111.19;
const EVERY_S = 8;

/** Drives along a row from end to end, with the small errors of a receiver; `stands` seconds at the middle. */
function drive(row: number, kmh: number, { unitId = 'a', stands = 0, startMs = NOON.getTime() } = {}): Track {
  const points: TrackPoint[] = [];
  const stepM = (kmh / 3.6) * EVERY_S;
  const fix = (alongM: number, atS: number): void => {
    const wobble = (((points.length * 7) % 5) - 2) * 0.00001;
    const { lon, lat } = crossing(alongM / STEP_M, row);
    points.push({
      lon: lon + wobble,
      lat: lat - wobble,
      at: new Date(startMs + atS * 1_000),
      speedMps: null,
    });
  };
  let [alongM, atS] = [0, 0];
  let standsS = stands;
  while (alongM < (SIZE - 1) * STEP_M) {
    fix(alongM, atS);
    atS += EVERY_S;
    if (standsS > 0 && alongM > 800) standsS -= EVERY_S;
    else alongM += stepM;
  }
  return { unitId, mode: 'car', points };
}

function suggestionsOf(tracks: readonly Track[]) {
  const evidence = new SpeedEvidence(localHours('Asia/Jakarta'));
  let unusedM = 0;
  for (const track of tracks) {
    const matched = matchTrack(track, search);
    for (const each of matched.drives) evidence.add(each);
    unusedM += matched.unusedM;
  }
  return { rows: evidence.suggest(DEFAULT_TABLE), unusedM };
}

describe('calibration', () => {
  it('should recover the speed at which each class was driven, in its band', () => {
    const hourMs = 3_600_000;
    const speeds: [RoadClass, number[], number][] = [
      ['primary', [0, 5, 10, 15], 47],
      ['residential', [2, 4, 6, 8], 19],
      ['tertiary', [1, 3, 7, 9], 33],
    ];
    const tracks = speeds.flatMap(([, rows, kmh]) =>
      rows.flatMap((row) => [
        drive(row, kmh, { unitId: `u${row}` }),
        drive(row, kmh * 0.5, { unitId: `u${row}`, startMs: NOON.getTime() + 5 * hourMs }),
      ]),
    );
    const { rows } = suggestionsOf(tracks);
    for (const [roadClass, , kmh] of speeds) {
      const day = rows.find((row) => row.roadClass === roadClass && row.band === 'day');
      const evening = rows.find((row) => row.roadClass === roadClass && row.band === 'evening');
      expect(Math.abs((day?.kmh ?? 0) / kmh - 1)).toBeLessThan(0.05);
      expect(Math.abs((evening?.kmh ?? 0) / (kmh * 0.5) - 1)).toBeLessThan(0.05);
      expect(day).toMatchObject({ units: 4, mode: 'car' });
      expect(day?.observedKm).toBeGreaterThan(7);
      expect(day?.currentKmh).toBe(
        DEFAULT_TABLE.rows.find(
          (row) => row.roadClass === roadClass && row.mode === 'car' && row.band === 'day',
        )?.kmh,
      );
    }
  });

  it('should leave out stops, and count short waits', () => {
    const parked = [0, 5, 10, 15].map((row) => drive(row, 40, { stands: 1_200 }));
    const [withStops] = suggestionsOf(parked).rows;
    expect(Math.abs((withStops?.kmh ?? 0) / 40 - 1)).toBeLessThan(0.05);
    const [waited] = [drive(5, 40, { stands: 48 })].map((track) => matchTrack(track, search).drives);
    const [driven] = [drive(5, 40)].map((track) => matchTrack(track, search).drives);
    const total = (drives: typeof waited): number =>
      (drives ?? []).reduce((sum, { seconds }) => sum + seconds, 0);
    expect(total(waited) - total(driven)).toBeCloseTo(48, 0);
  });

  it('should use nothing that is off the roads, impossibly fast or full of holes', () => {
    const aside = drive(0, 40).points.map((point) => ({ ...point, lat: point.lat - 0.001 }));
    const jumping = drive(5, 40).points.map((point, at) =>
      at % 2 === 0 ? point : { ...point, lat: point.lat + 0.2 },
    );
    const rare = drive(5, 40).points.map((point, at) => ({
      ...point,
      at: new Date(NOON.getTime() + at * 300_000),
    }));
    for (const points of [aside, jumping, rare]) {
      const { drives, unusedM } = matchTrack({ unitId: 'a', mode: 'car', points }, search);
      expect(drives).toEqual([]);
      expect(unusedM).toBeGreaterThan(1_000);
    }
  });

  it('should suggest nothing on little evidence', () => {
    expect(suggestionsOf([drive(5, 40)]).rows).toEqual([]);
  });

  it('should stop after its time with what it has, and say how far back it came', async () => {
    const to = new Date('2026-11-21T07:00:00.000Z');
    let read = 0;
    // Older and older, without an end.
    async function* tracks(): AsyncGenerator<Track> {
      for (;;) {
        read += 1;
        const at = new Date(to.getTime() - read * 3_600_000);
        yield await Promise.resolve({
          unitId: 'u',
          mode: 'car',
          points: [{ lon: 103.6, lat: -1.6, at, speedMps: 0 }],
        });
      }
    }
    const service = new CalibrationService(
      { read: tracks },
      { searchFor: () => search } as unknown as RoadNetworkService,
      { speeds: DEFAULT_TABLE } as unknown as RoadConditions,
      { now: () => to },
      { SIAGA_TIME_ZONE: 'Asia/Jakarta' } as Env,
    );
    const cut = await service.suggest(-1);
    expect(read).toBe(1);
    expect(cut).toMatchObject({ from: '2026-11-21T06:00:00.000Z', to: to.toISOString() });
  });
});
