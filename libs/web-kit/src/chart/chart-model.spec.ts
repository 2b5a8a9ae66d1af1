import { describe, expect, it } from '@jest/globals';
import { type ChartPanel, isEmptyChart, pointAfterKey, valueText } from './chart-model.js';

const panel = (...values: (number | null)[][]): ChartPanel => ({
  name: 'uji',
  title: 'Uji',
  format: (value) => `${value} mnt`,
  series: values.map((one, index) => ({
    name: `s${index}`,
    title: 'Uji',
    mark: 'bars',
    colour: '--accent',
    values: one,
  })),
});

describe('a chart', () => {
  it.each([
    [[], true],
    [[panel()], true],
    [[panel([]), panel([null, null], [0, 0])], true],
    [[panel([0, null]), panel([null], [null, 0.1])], false],
  ])('should know whether there is anything to draw: %#', (panels, isEmpty) => {
    expect(isEmptyChart(panels)).toBe(isEmpty);
  });

  it('should say a value with its unit, a zero as one, and a dash for none', () => {
    const one = panel([8, 0, null]);
    const [series] = one.series;
    expect(series && [0, 1, 2, 3].map((at) => valueText(one, series, at))).toEqual([
      '8 mnt',
      '0 mnt',
      '–',
      '–',
    ]);
  });

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowUp', 3, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 0, 0],
    ['ArrowRight', 48, 48],
    ['PageUp', 3, 8],
    ['PageDown', 3, 0],
    ['Home', 20, 0],
    ['End', 20, 48],
    ['t', 20, null],
  ])('should go with %s from %d to %p', (key, at, next) => {
    expect(pointAfterKey(key, at, 48)).toBe(next);
  });
});
