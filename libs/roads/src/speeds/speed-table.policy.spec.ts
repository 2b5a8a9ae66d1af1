import { describe, expect, it } from '@jest/globals';
import { SpeedRow, TimeBand } from '#siaga/contracts';
import { defaultSpeeds, DEFAULT_SIREN_FACTOR } from './default-speeds.js';
import { speedTableProblems } from './speed-table.policy.js';

function rowsOf(row: Omit<SpeedRow, 'band'>): SpeedRow[] {
  return TimeBand.options.map((band) => ({ ...row, band }));
}

describe('speedTableProblems', () => {
  it('should accept the defaults, which the contract accepts too', () => {
    const rows = defaultSpeeds();
    expect(speedTableProblems(rows)).toEqual([]);
    expect(rows.map((row) => SpeedRow.safeParse(row).success)).not.toContain(false);
  });

  it('should drive main roads by day with siren as fast as the runs of PSC 119 Banjarmasin', () => {
    const main = defaultSpeeds().filter(
      ({ roadClass, mode, band }) =>
        mode === 'car' && band === 'day' && ['primary', 'secondary'].includes(roadClass),
    );
    const meanKmh = main.reduce((sum, { kmh }) => sum + kmh, 0) / main.length;
    const seconds = 30 + (3.71 / (meanKmh * DEFAULT_SIREN_FACTOR)) * 3_600;
    expect(Math.abs(seconds - 5.57 * 60)).toBeLessThan(30);
  });

  it('should name the row of a boat on a street and of a car on a river', () => {
    const rows = [
      ...rowsOf({ roadClass: 'primary', mode: 'boat', kmh: 20 }),
      ...rowsOf({ roadClass: 'waterway', mode: 'car', kmh: 20 }),
    ];
    expect(speedTableProblems(rows).map(({ path }) => path)).toEqual(
      rows.map((_, index) => `rows.${index}.roadClass`),
    );
  });

  it('should name a band that stands there twice, and bands that are missing', () => {
    const rows = rowsOf({ roadClass: 'primary', mode: 'car', kmh: 20 });
    expect(speedTableProblems([...rows, ...rows.slice(0, 1)])).toEqual([
      { path: 'rows.5.band', message: expect.stringContaining('twice') },
    ]);
    expect(speedTableProblems(rows.slice(1))).toEqual([
      { path: 'rows.0.band', message: expect.stringContaining('lacks night') },
    ]);
  });
});
