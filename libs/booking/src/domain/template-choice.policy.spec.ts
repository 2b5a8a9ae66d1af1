import { describe, expect, it } from '@jest/globals';
import type { TemplateFigures } from '#siaga/contracts';
import { placesOf } from './clinic-day.policy.js';
import {
  atOpening,
  bestOf,
  curveOf,
  figuresOf,
  rhythmsFor,
  type TriedRhythm,
} from './template-choice.policy.js';

const figures = (meanMin: number, idleMin: number): TemplateFigures => ({
  booked: { meanMin, p90Min: 2 * meanMin },
  walkIn: null,
  idleMin,
  overrunMin: 0,
});
const tried = (places: number, meanMin: number, idleMin: number): TriedRhythm => ({
  rhythm: { minutes: 6 * places, places, walkIns: 0, firstExtra: 0 },
  figures: figures(meanMin, idleMin),
});

describe('the choice of a template', () => {
  it.each([
    [40, 240],
    [7, 180],
    [1, 60],
    [200, 720],
  ])('should try only windows that hold %i who book in %i minutes', (booked, lengthMin) => {
    const all = rhythmsFor({ booked }, lengthMin, 1);
    expect(all.length).toBeGreaterThan(0);
    for (const rhythm of all) {
      expect(placesOf({ lengthMin, rhythm })).toBeGreaterThanOrEqual(booked);
      expect(rhythm).toMatchObject({ walkIns: 1 });
    }
    expect(placesOf({ lengthMin, rhythm: atOpening({ lengthMin }, booked) })).toBe(booked);
  });

  it('should leave out what lets the doctor wait more than three minutes longer, and keep the best of each size', () => {
    const curve = curveOf(
      [tried(5, 31, 3), tried(5, 29, 4.9), tried(3, 20, 5.1), tried(10, 40, 2)],
      figures(120, 2),
    );
    expect(curve.map(({ rhythm, figures: of }) => [rhythm.places, of.booked?.meanMin])).toEqual([
      [5, 29],
      [10, 40],
    ]);
    expect(bestOf(curve)?.rhythm.places).toBe(5);
    expect(bestOf([])).toBeNull();
  });

  it('should say of a group that nobody is of that there is none', () => {
    const day = { booked: [10, 20], walkIn: [], idleMin: 1, overrunMin: 0 };
    expect(figuresOf([day])).toEqual({
      booked: { meanMin: 15, p90Min: 19 },
      walkIn: null,
      idleMin: 1,
      overrunMin: 0,
    });
    expect(() => figuresOf([])).toThrow(RangeError);
  });
});
