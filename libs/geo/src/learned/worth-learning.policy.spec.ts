import { describe, expect, it } from '@jest/globals';
import { movedPoint, type Place } from '#siaga/contracts';
import { worthLearning, type Arrival } from './worth-learning.policy.js';

const POINT = { lon: 110.37, lat: -7.79 };
const PLACE: Place = {
  point: POINT,
  accuracyM: 300,
  source: 'landmark',
  label: 'Depan SDN Contoh',
  context: '',
  regionCode: '34.71',
  isConfirmed: true,
};
const arrivedAt = (northM: number, facts: Partial<Arrival> = {}): Arrival => ({
  ...movedPoint(POINT, northM, 0),
  accuracyM: 12,
  apartMs: 4_000,
  ...facts,
});

describe('worthLearning', () => {
  it('should learn how far the card was off', () => {
    expect(worthLearning(PLACE, arrivedAt(250))).toEqual({ distanceM: 250, radiusM: 30 });
    expect(worthLearning(PLACE, arrivedAt(250, { accuracyM: 60 }))?.radiusM).toBe(60);
  });

  it('should learn nothing where the card was right, or the crew went elsewhere', () => {
    expect(worthLearning(PLACE, arrivedAt(30))).toBeNull();
    expect(worthLearning(PLACE, arrivedAt(4_000))).toBeNull();
  });

  it('should learn nothing from an old or a vague position', () => {
    expect(worthLearning(PLACE, arrivedAt(250, { apartMs: 120_000 }))).toBeNull();
    expect(worthLearning(PLACE, arrivedAt(250, { accuracyM: 500 }))).toBeNull();
  });

  it.each([
    ['a village', { source: 'village' as const }],
    ['degrees', { source: 'coordinates' as const }],
    ["the caller's phone", { source: 'aml' as const }],
    ['a nameless pin', { source: 'map_pin' as const, label: '' }],
  ])('should not take %s for a landmark', (_, facts) => {
    expect(worthLearning({ ...PLACE, ...facts }, arrivedAt(250))).toBeNull();
  });
});
