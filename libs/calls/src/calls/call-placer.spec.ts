import { describe, expect, it } from '@jest/globals';
import type {
  LocateCandidate,
  LocateResult,
  PlaceDescription,
  RecommendationSummary,
} from '#siaga/contracts';
import type { LocateOptions } from '#siaga/geo';
import { createLogger } from '#siaga/kernel';
import { CallPlacer } from './call-placer.js';

const POINT = { lon: 103.61, lat: -1.61 };
const CANDIDATE: LocateCandidate = {
  id: 'village:15.71.03.1002',
  label: 'Telanaipura',
  context: 'Telanaipura, Kota Jambi',
  point: POINT,
  accuracyM: 900,
  ownAccuracyM: null,
  isOutside: false,
  source: 'village',
  regionCode: '15.71.03.1002',
  score: 0.9,
  lines: null,
  matched: [],
  notUnderstood: [],
};
const DESCRIPTION: PlaceDescription = {
  point: POINT,
  village: { code: '15.71.03.1002', name: 'Telanaipura', kind: 'kelurahan' },
  district: { code: '15.71.03', name: 'Telanaipura', kind: 'kecamatan' },
  regency: { code: '15.71', name: 'Kota Jambi', kind: 'kota' },
  province: { code: '15', name: 'Jambi', kind: 'provinsi' },
  method: 'nearest_village',
  distanceM: 300,
  plusCode: '6P2X9JRJ+22',
  address: null,
  around: [],
};
const NAMELESS: PlaceDescription = {
  ...DESCRIPTION,
  village: null,
  district: null,
  regency: null,
  province: null,
  method: 'none',
};
const SUMMARY: RecommendationSummary = {
  at: '2026-11-21T07:00:00.000Z',
  method: 'straight_line_estimate',
  place: { ...CANDIDATE, isConfirmed: false },
  units: [],
  facilities: [],
};

const fails = (): never => {
  throw new Error('away');
};

interface Parts {
  locate: (text: string, options?: LocateOptions) => LocateResult;
  describe: () => Promise<PlaceDescription>;
  summarise: () => Promise<RecommendationSummary>;
}

function placer(parts: Partial<Parts> = {}): CallPlacer {
  const {
    locate = fails,
    describe: describePoint = fails,
    summarise = () => Promise.reject(new Error('away')),
  } = parts;
  return new CallPlacer({ locate }, { describe: describePoint }, { summarise }, createLogger('silent'));
}

describe('CallPlacer', () => {
  it('should take the position an event carries and name it, unconfirmed', async () => {
    const place = await placer({ describe: () => Promise.resolve(DESCRIPTION) }).placeOf(
      { location: { point: POINT, accuracyM: 30, source: 'aml' }, locationText: 'dekat pasar' },
      '15.71',
    );
    expect(place).toEqual({
      point: POINT,
      accuracyM: 30,
      source: 'aml',
      label: 'Telanaipura',
      context: 'Telanaipura, Kota Jambi',
      regionCode: '15.71.03.1002',
      isConfirmed: false,
    });
  });

  it("should take the best candidate for words, searched in the centre's region first", async () => {
    const asked: unknown[] = [];
    const locate = (text: string, options?: LocateOptions): LocateResult => {
      asked.push([text, options]);
      return { candidates: [CANDIDATE], problem: null };
    };
    const place = await placer({ locate }).placeOf({ locationText: 'Kel Telanaipura' }, '15.71');
    expect(place).toMatchObject({
      label: 'Telanaipura',
      accuracyM: 900,
      source: 'village',
      isConfirmed: false,
    });
    expect(asked).toEqual([['Kel Telanaipura', { regionCodes: ['15.71'], limit: 1 }]]);
  });

  it('should leave a place in another region to the operator', async () => {
    const away = placer({
      locate: () => ({ candidates: [{ ...CANDIDATE, isOutside: true }], problem: null }),
    });
    expect(await away.placeOf({ locationText: 'Simpang Pulai' }, '15.71')).toBeNull();
  });

  it('should give no place for words that are nowhere, and none without words', async () => {
    const nowhere = placer({ locate: () => ({ candidates: [], problem: 'not_found' }) });
    expect(await nowhere.placeOf({ locationText: 'xyzzy' }, '15.71')).toBeNull();
    expect(await placer().placeOf({}, '15.71')).toBeNull();
  });

  it('should keep the position of an event when names cannot be found', async () => {
    const location = { point: POINT, accuracyM: 30, source: 'aml' } as const;
    expect(await placer().placeOf({ location }, '15.71')).toMatchObject({
      point: POINT,
      label: '-1.61000, 103.61000',
      regionCode: null,
    });
    const nameless = placer({ describe: () => Promise.resolve(NAMELESS) });
    expect(await nameless.placeOf({ location }, '15.71')).toMatchObject({
      label: '6P2X9JRJ+22',
      context: '',
    });
  });

  it('should name a position by its street where one is near', async () => {
    const address = { label: 'Jalan Contoh', street: 'Jalan Contoh', houseNumber: null, distanceM: 20 };
    const location = { point: POINT, accuracyM: 30, source: 'aml' } as const;
    const named = (distanceM: number): Promise<unknown> =>
      placer({
        describe: () => Promise.resolve({ ...DESCRIPTION, address: { ...address, distanceM } }),
      }).placeOf({ location }, '15.71');
    expect(await named(20)).toMatchObject({
      label: 'Jalan Contoh',
      context: 'Telanaipura, Telanaipura, Kota Jambi',
    });
    expect(await named(90)).toMatchObject({ label: 'Telanaipura' });
  });

  it('should let a call come in without a place when the search fails', async () => {
    expect(await placer().placeOf({ locationText: 'Kel Telanaipura' }, '15.71')).toBeNull();
  });

  it('should let a call come in without a ranking when it fails', async () => {
    expect(await placer().suggest(SUMMARY.place, '15.71')).toBeNull();
    const ranked = placer({ summarise: () => Promise.resolve(SUMMARY) });
    expect(await ranked.suggest(SUMMARY.place, '15.71')).toBe(SUMMARY);
  });

  it('should confirm what a person chose and only fill in what was left out', async () => {
    const there = placer({ describe: () => Promise.resolve(DESCRIPTION) });
    const chosen = { ...SUMMARY.place, label: 'Depan toko contoh', context: '', regionCode: null };
    expect(await there.confirm(chosen)).toMatchObject({
      label: 'Depan toko contoh',
      context: 'Telanaipura, Kota Jambi',
      regionCode: '15.71.03.1002',
      isConfirmed: true,
    });
  });
});
