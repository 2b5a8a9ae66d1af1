import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cut, garbage, json, JsonServer, silence } from '../../../../test/support/json-server.js';
import { NominatimGeocoder } from './nominatim-geocoder.js';

const server = new JsonServer();
let nominatim: NominatimGeocoder;
const ask = (timeoutMs = 5_000) => ({
  text: 'jalan Trunojoyo 12',
  near: { lon: 113.8656, lat: -7.0167 },
  limit: 5,
  signal: AbortSignal.timeout(timeoutMs),
});
const ADDRESS = {
  road: 'Jalan Trunojoyo',
  village: 'Kolor',
  city_district: 'Kota Sumenep',
  county: 'Sumenep',
  state: 'Jawa Timur',
  'ISO3166-2-lvl4': 'ID-JI',
  postcode: '69417',
  country: 'Indonesia',
  country_code: 'id',
};
/** As Nominatim writes jsonv2: degrees as text, south and north before west and east. */
const STREET = {
  place_id: 71,
  licence: 'Data © OpenStreetMap contributors, ODbL 1.0.',
  osm_type: 'way',
  osm_id: 401,
  lat: '-7.0102000',
  lon: '113.8601000',
  category: 'highway',
  type: 'secondary',
  place_rank: 26,
  importance: 0.0533,
  addresstype: 'road',
  name: 'Jalan Trunojoyo',
  display_name: 'Jalan Trunojoyo, Kolor, Kota Sumenep, Sumenep, Jawa Timur, 69417, Indonesia',
  address: ADDRESS,
  boundingbox: ['-7.0152000', '-7.0052000', '113.8561000', '113.8641000'],
};
const HOUSE = {
  ...STREET,
  place_id: 72,
  osm_type: 'node',
  osm_id: 403,
  category: 'place',
  type: 'house',
  addresstype: 'place',
  name: '',
  address: { house_number: '12', ...ADDRESS },
  boundingbox: ['-7.0102500', '-7.0101500', '113.8600500', '113.8601500'],
};

beforeAll(async () => {
  nominatim = new NominatimGeocoder(await server.start());
});
afterAll(() => server.stop());

describe('NominatimGeocoder', () => {
  it('should ask for Indonesia with a box that is preferred and does not bound', async () => {
    server.answerWith(json(200, []));
    expect(await nominatim.find(ask())).toEqual([]);
    const url = new URL(server.heard[0]?.url ?? '', 'http://nominatim');
    expect(url.pathname).toBe('/search');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: 'jalan Trunojoyo 12',
      format: 'jsonv2',
      countrycodes: 'id',
      addressdetails: '1',
      'accept-language': 'id',
      limit: '5',
      viewbox: '113.56560,-7.31670,114.16560,-6.71670',
      bounded: '0',
    });
  });

  it('should read degrees written as text, the order of its box, and houses without a name', async () => {
    server.answerWith(json(200, [STREET, HOUSE]));
    const [street, house] = await nominatim.find(ask());
    expect(street).toMatchObject({
      id: 'nominatim:way/401',
      label: 'Jalan Trunojoyo',
      context: ['Kolor', 'Kota Sumenep', 'Sumenep'],
      point: { lon: 113.8601, lat: -7.0102 },
    });
    expect(street?.radiusM).toBeGreaterThan(690);
    expect(street?.radiusM).toBeLessThan(730);
    expect(house).toMatchObject({
      label: 'Jalan Trunojoyo No. 12',
      context: ['Kolor', 'Kota Sumenep', 'Sumenep'],
    });
    // Around a node it makes up a box of ten metres.
    expect(house?.radiusM).toBe(50);
  });

  it('should leave out what lies abroad and what cannot be read', async () => {
    const abroad = { ...STREET, address: { country_code: 'my' } };
    const odd = { ...STREET, lat: 'south' };
    server.answerWith(json(200, [abroad, odd, STREET]));
    expect((await nominatim.find(ask())).map(({ id }) => id)).toEqual(['nominatim:way/401']);
  });

  it.each([
    ['an error with status 200', json(200, { error: 'Unable to geocode' }), 'answered with an error'],
    ['a refusal', json(400, { error: { code: 400, message: 'Nothing to search for.' } }), 'refused with 400'],
    ['too many questions', json(429, { error: { code: 429, message: 'Too many' } }), 'refused with 429'],
    ['no JSON', garbage, 'answered 502 with something else than JSON'],
    ['a cut line', cut, 'cannot be reached'],
    ['places in another form', json(200, [{ lat: 1, lon: 2 }]), 'places that cannot be read'],
    ['another form', json(200, { features: [] }), 'unknown form'],
  ])('should reject %s', async (_, answer, message) => {
    server.answerWith(answer);
    await expect(nominatim.find(ask())).rejects.toThrow(message);
  });

  it('should reject when it is slow or away', async () => {
    server.answerWith(silence);
    await expect(nominatim.find(ask(60))).rejects.toThrow('no answer in time');
    await expect(new NominatimGeocoder('http://127.0.0.1:1').find(ask())).rejects.toThrow(
      'cannot be reached',
    );
  });
});
