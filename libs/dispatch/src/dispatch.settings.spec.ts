import { describe, expect, it } from '@jest/globals';
import { DEFAULT_LATE_TABLE } from '#siaga/contracts';
import { readEnv } from '#siaga/kernel';
import { latenessSettings } from './dispatch.settings.js';

const GOOD = {
  DATABASE_URL: 'postgresql://siaga@127.0.0.1/siaga',
  SIAGA_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const read = (value?: unknown) =>
  latenessSettings.of(
    readEnv({ ...GOOD, ...(value === undefined ? {} : { SIAGA_LATE_AFTER: JSON.stringify(value) }) }),
  ).SIAGA_LATE_AFTER;

describe('SIAGA_LATE_AFTER', () => {
  it('should be the table of the contracts when nothing is said', () => {
    expect(read()).toEqual({ everywhere: DEFAULT_LATE_TABLE, regions: {} });
  });

  it('should change what it names only, and a region on top of what holds everywhere', () => {
    const { everywhere, regions } = read({
      everywhere: { en_route: { merah: [300, 600] } },
      regions: { '15.71': { on_scene: { merah: [60, 120] } } },
    });
    expect(everywhere.en_route.merah).toEqual({ amberAfterS: 300, redAfterS: 600 });
    expect(everywhere.en_route.kuning).toEqual(DEFAULT_LATE_TABLE.en_route.kuning);
    expect(regions['15.71']?.en_route.merah.redAfterS).toBe(600);
    expect(regions['15.71']?.on_scene.merah.redAfterS).toBe(120);
    expect(everywhere.on_scene).toEqual(DEFAULT_LATE_TABLE.on_scene);
  });

  it.each([
    ['red before amber', { everywhere: { en_route: { merah: [900, 480] } } }, /everywhere.en_route.merah: /],
    ['no time at all', { everywhere: { offered: { hijau: [0, 60] } } }, /everywhere.offered.hijau.0: /],
    ['a fraction', { everywhere: { offered: { hijau: [1.5, 60] } } }, /offered.hijau.0: /],
    ['more than a day', { everywhere: { offered: { hijau: [60, 90_000] } } }, /offered.hijau.1: /],
    ['a status that is none', { everywhere: { onroute: {} } }, /onroute/],
    ['a status in which nobody waits', { everywhere: { handed_over: {} } }, /handed_over/],
    ['a colour that is none', { everywhere: { offered: { biru: [1, 2] } } }, /biru/],
    ['a region that is none', { regions: { Jambi: {} } }, /regions.Jambi|region code/],
    ['the country as a region', { regions: { ID: {} } }, /regions.ID/],
    ['another key', { everywher: {} }, /everywher/],
    ['red patients that wait longer', { everywhere: { offered: { merah: [60, 600] } } }, /longer for merah/],
    [
      'yellow that waits longer in one region',
      { regions: { '15': { on_scene: { kuning: [600, 7_200] } } } },
      /15, on_scene/,
    ],
  ])('should be refused at the door: %s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  it('should be refused when it is no JSON, and called by its name', () => {
    expect(() => readEnv({ ...GOOD, SIAGA_LATE_AFTER: 'merah=3' })).toThrow('SIAGA_LATE_AFTER: must be JSON');
  });
});
