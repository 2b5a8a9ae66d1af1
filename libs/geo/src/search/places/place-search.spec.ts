import { distanceM } from '#siaga/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { plusCode } from '../../coordinates/plus-code.js';
import { makeGazetteer } from '../../gazetteer/make-gazetteer.js';
import type { NamedPlace } from '../entries/entry-store.js';
import { PlaceSearch } from './place-search.js';

const SUMENEP = { near: { lon: 113.86, lat: -7.01 }, regionCodes: ['35.29'] };
const PROVINCES = ['15', '31', '35', '36'];

const SAFARI: NamedPlace = {
  id: 'place-1',
  name: 'Hotel Safari',
  kind: 'landmark',
  point: { lon: 113.8566, lat: -7.0229 },
  radiusM: 50,
  regionCode: '35.29.01',
};
const PANDIAN: NamedPlace = {
  id: 'place-2',
  name: 'Puskesmas Pandian',
  aliases: ['PKM Pandian'],
  kind: 'puskesmas',
  point: { lon: 113.8515, lat: -7.0048 },
  radiusM: 60,
  regionCode: '35.29.01',
};

describe('PlaceSearch', () => {
  let search: PlaceSearch;

  beforeAll(async () => {
    const regions = await makeGazetteer();
    search = PlaceSearch.build(regions.filter((region) => PROVINCES.includes(region.code.slice(0, 2))));
    search.addPlaces([SAFARI, PANDIAN]);
  }, 60_000);

  function first(text: string, options = {}): string {
    const candidate = search.locate(text, options).candidates[0];
    return candidate === undefined ? 'none' : `${candidate.label} | ${candidate.context}`;
  }

  it.each([
    ['Legok, Danau Sipin, Kota Jambi', 'Legok | Danau Sipin, Kota Jambi'],
    ['Kel. Legok Kec. Danau Sipin', 'Legok | Danau Sipin, Kota Jambi'],
    ['kota jambi danau sipin legok', 'Legok | Danau Sipin, Kota Jambi'],
    ['lgok danausipin jmbi', 'Legok | Danau Sipin, Kota Jambi'],
    ['Kali anget timur', 'Kalianget Timur | Kalianget, Kabupaten Sumenep'],
    ['Kalianget Tmr', 'Kalianget Timur | Kalianget, Kabupaten Sumenep'],
    ['RT 03 RW 02 Ds. Pabian Kec. Kota Sumenep', 'Pabian | Kota Sumenep, Kabupaten Sumenep'],
    ['Jl. Raya Lenteng Desa Torbang', 'Torbang | Batuan, Kabupaten Sumenep'],
    ['Kec. Bluto', 'Kecamatan Bluto | Kabupaten Sumenep'],
    ['Kab. Sumenep', 'Kabupaten Sumenep | Jawa Timur'],
    ['Soerabaja', 'Kota Surabaya | Jawa Timur'],
    ['Djakarta Selatan', 'Kota Administrasi Jakarta Selatan | DKI Jakarta'],
    ['jaksel', 'Kota Administrasi Jakarta Selatan | DKI Jakarta'],
  ])('should find "%s"', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it('should prefer what is near and inside the regions served', () => {
    expect(first('Sukamaju', { near: { lon: 103.6, lat: -1.6 } })).toContain('Jambi');
    expect(first('Jl. KH. Sajad Bangselok', SUMENEP)).toBe('Bangselok | Kota Sumenep, Kabupaten Sumenep');
  });

  it('should say which parts of the text it understood', () => {
    const text = 'Jl. Anggrek Ds. Saroka Saronggi';
    const candidate = search.locate(text, SUMENEP).candidates[0];
    expect(candidate?.matched.map(({ from, to }) => text.slice(from, to))).toEqual(['Ds. Saroka Saronggi']);
    expect(candidate?.notUnderstood).toEqual(['Jl. Anggrek']);
  });

  it('should find facilities by name, misspelt and by relation, with a radius that grows', () => {
    expect(search.locate('dpn Hotel Safari', SUMENEP).candidates[0]).toMatchObject({
      id: 'place-1',
      label: 'Depan Hotel Safari',
      accuracyM: 150,
      source: 'landmark',
    });
    expect(search.locate('pkm pandiyan', SUMENEP).candidates[0]).toMatchObject({
      id: 'place-2',
      source: 'facility',
    });
    expect(search.locate('Jl. Teuku Umar (Barat Puskesmas Pandian)', SUMENEP).candidates[0]).toMatchObject({
      id: 'place-2',
      accuracyM: 360,
    });
  });

  it('should forget places and take their new names', () => {
    const place = { ...SAFARI, id: 'place-3', name: 'Pasar Anom' };
    search.addPlaces([place]);
    expect(search.locate('pasar anom', SUMENEP).candidates[0]?.id).toBe('place-3');
    search.addPlaces([{ ...place, name: 'Pasar Bangkal' }]);
    expect(search.locate('pasar anom', SUMENEP).candidates.map((each) => each.id)).not.toContain('place-3');
    search.removePlaces(['place-3']);
    expect(search.locate('pasar bangkal', SUMENEP).candidates.map((each) => each.id)).not.toContain(
      'place-3',
    );
  });

  it('should keep a large set of places current when some change', () => {
    const many = Array.from({ length: 600 }, (_, i) => ({
      ...SAFARI,
      id: `m${i}`,
      name: `Warung Nomor${i} Melati`,
    }));
    search.addPlaces(many);
    search.addPlaces([{ ...SAFARI, id: 'm5', name: 'Toko Kenanga Wangi' }]);
    search.removePlaces(['m6']);
    expect(search.locate('toko kenanga wangi', SUMENEP).candidates[0]?.id).toBe('m5');
    expect(search.locate('Warung Nomor6 Melati', SUMENEP).candidates.map((each) => each.id)).not.toContain(
      'm6',
    );
    search.removePlaces(many.map((place) => place.id));
  });

  it('should answer "between" with the middle and a radius that reaches both', () => {
    const candidate = search.locate('antara Bluto dan Saronggi', SUMENEP).candidates[0];
    const ends = ['Bluto', 'Saronggi'].map(
      (name) => search.locate(name, SUMENEP).candidates[0]?.point ?? SUMENEP.near,
    );
    expect(candidate?.label).toBe('Antara Bluto dan Saronggi');
    for (const end of ends) {
      expect(distanceM(candidate?.point ?? SUMENEP.near, end)).toBeLessThanOrEqual(candidate?.accuracyM ?? 0);
    }
  });

  it('should answer an unknown street with the whole region, or not at all', () => {
    const inRegion = search.locate('Jl. Berlian', SUMENEP);
    expect(inRegion.candidates).toHaveLength(1);
    expect(inRegion.candidates[0]).toMatchObject({
      id: '35.29',
      source: 'regency',
      notUnderstood: ['Jl. Berlian'],
    });
    expect(inRegion.candidates[0]?.score).toBeLessThanOrEqual(0.1);
    expect(inRegion.candidates[0]?.accuracyM).toBeGreaterThan(10_000);
    expect(search.locate('Jl. Qwertyu Asdfgh')).toEqual({ candidates: [], problem: 'not_found' });
  });

  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['!!! ???', 'not_found'],
    ['12345', 'not_found'],
    ['asdkjh qwe zxc', 'not_found'],
    ['lorem ipsum dolor sit amet', 'not_found'],
    ['ada orang pingsan tolong cepat', 'not_found'],
    ['kucing saya hilang', 'not_found'],
    ['x'.repeat(10_000), 'too_long'],
    ['https://maps.app.goo.gl/AbCd', 'short_link'],
    ['51.5, -0.12', 'outside_indonesia'],
  ])('should say what is wrong with "%.30s"', (text, problem) => {
    expect(search.locate(text)).toEqual({ candidates: [], problem });
  });

  it('should read a map link inside a long message', () => {
    const text = `${'kata '.repeat(100)} https://www.google.com/maps?q=-7.01,113.86`;
    expect(search.locate(text).candidates[0]).toMatchObject({
      source: 'map_link',
      point: { lon: 113.86, lat: -7.01 },
    });
  });

  it('should read a short Plus Code in the area of the centre alone, not in one too wide for it', () => {
    const code = plusCode({ lon: 113.857184, lat: -7.007317 }).slice(4);
    const [candidate] = search.locate(code, { regionCodes: ['35.29'] }).candidates;
    expect(candidate?.source).toBe('plus_code');
    expect(candidate?.point.lon).toBeCloseTo(113.857184, 3);
    expect(search.locate(code, { regionCodes: ['35'] }).candidates).toEqual([]);
    expect(search.locate(code).candidates).toEqual([]);
  });

  it('should answer in slices with the same index', async () => {
    const regions = [
      { code: '15', level: 1, name: 'Jambi', kind: 'provinsi', radiusM: 1, center: { lon: 103, lat: -1 } },
    ] as const;
    const built = await PlaceSearch.buildInSlices(regions);
    expect(built.locate('jambi').candidates[0]?.id).toBe('15');
    expect(built.size).toBe(1);
  });

  it('should find a village by three misspelt names in any order nearly always', () => {
    const typed = [
      'sukmaju',
      'danua sipn',
      'lgeok',
      'kolro sumenpe',
      'pangaragan kota sumenep',
      'torbnag batuan',
      'kacogan sumenep',
    ];
    for (const text of typed) expect(search.locate(text, {}).candidates.length).toBeGreaterThan(0);
  });
});
