import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cut, garbage, json, JsonServer, silence } from '../../../../test/support/json-server.js';
import { PhotonGeocoder } from './photon-geocoder.js';

const server = new JsonServer();
let photon: PhotonGeocoder;
const ask = (timeoutMs = 5_000) => ({
  text: 'jalan Trunojoyo, Kolor',
  near: { lon: 113.8656, lat: -7.0167 },
  limit: 5,
  signal: AbortSignal.timeout(timeoutMs),
});
const feature = (lon: number, lat: number, properties: object) => ({
  type: 'Feature',
  properties: { country: 'Indonesia', countrycode: 'ID', state: 'Jawa Timur', ...properties },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
/** As Photon writes it: a street with its odd extent, a place with a house number, a house, a town. */
const STREET = feature(113.8601, -7.0102, {
  osm_type: 'W',
  osm_id: 401,
  osm_key: 'highway',
  osm_value: 'secondary',
  type: 'street',
  postcode: '69417',
  name: 'Jalan Trunojoyo',
  district: 'Kolor',
  city: 'Kota Sumenep',
  county: 'Sumenep',
  extent: [113.8561, -7.0052, 113.8641, -7.0152],
});
const SCHOOL = feature(113.8611, -7.0112, {
  osm_type: 'N',
  osm_id: 402,
  osm_key: 'amenity',
  osm_value: 'school',
  type: 'house',
  name: 'SDN Contoh 2',
  street: 'Jalan Trunojoyo',
  housenumber: '12',
  district: 'Kolor',
});
const HOUSE = feature(113.8621, -7.0122, {
  osm_type: 'N',
  osm_id: 403,
  osm_key: 'building',
  osm_value: 'yes',
  type: 'house',
  street: 'Jalan Trunojoyo',
  housenumber: '14A',
  city: 'Kota Sumenep',
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

beforeAll(async () => {
  photon = new PhotonGeocoder(`${await server.start()}/`);
});
afterAll(() => server.stop());

describe('PhotonGeocoder', () => {
  it('should ask for Indonesia, and prefer what is near without leaving out what is far', async () => {
    server.answerWith(json(200, collection()));
    expect(await photon.find(ask())).toEqual([]);
    expect(await photon.find({ ...ask(), near: null })).toEqual([]);
    const [biased, plain] = server.heard.map(({ url }) => new URL(url, 'http://photon'));
    expect(biased?.pathname).toBe('/api');
    expect(Object.fromEntries(biased?.searchParams ?? [])).toEqual({
      q: 'jalan Trunojoyo, Kolor',
      limit: '5',
      lang: 'default',
      countrycode: 'ID',
      bbox: '94.5,-11.5,141.5,6.5',
      lon: '113.86560',
      lat: '-7.01670',
      zoom: '12',
      location_bias_scale: '0.2',
    });
    expect([...(plain?.searchParams.keys() ?? [])]).toEqual(['q', 'limit', 'lang', 'countrycode', 'bbox']);
  });

  it('should read names, addresses and areas', async () => {
    server.answerWith(json(200, collection(STREET, SCHOOL, HOUSE)));
    const [street, school, house] = await photon.find(ask());
    expect(street).toMatchObject({
      id: 'photon:W401',
      label: 'Jalan Trunojoyo',
      context: ['Kolor', 'Kota Sumenep', 'Sumenep'],
      point: { lon: 113.8601, lat: -7.0102 },
    });
    // To the corner of the extent, 0.004 and 0.005 degrees away: north comes before south in it.
    expect(street?.radiusM).toBeGreaterThan(690);
    expect(street?.radiusM).toBeLessThan(730);
    expect(school).toMatchObject({
      label: 'SDN Contoh 2',
      context: ['Jalan Trunojoyo', 'Kolor', 'Jawa Timur'],
    });
    expect(school?.radiusM).toBe(100);
    expect(house).toMatchObject({
      label: 'Jalan Trunojoyo No. 14A',
      context: ['Kota Sumenep', 'Jawa Timur'],
    });
    expect(house?.radiusM).toBe(50);
  });

  it('should leave out what lies abroad and what has no name or shape', async () => {
    const dili = feature(125.57, -8.55, { osm_type: 'N', osm_id: 1, name: 'Dili', countrycode: 'TL' });
    const berlin = feature(13.38, 52.51, { osm_type: 'N', osm_id: 2, name: 'Berlin' });
    const nameless = feature(113.86, -7.01, { osm_type: 'N', osm_id: 3 });
    const broken = { type: 'Feature', properties: {}, geometry: null };
    server.answerWith(json(200, collection(dili, berlin, nameless, broken, STREET)));
    expect((await photon.find(ask())).map(({ id }) => id)).toEqual(['photon:W401']);
    server.answerWith(json(200, collection(dili, nameless)));
    expect(await photon.find(ask())).toEqual([]);
  });

  it.each([
    ['no JSON', garbage, 'answered 502 with something else than JSON'],
    ['a cut line', cut, 'cannot be reached'],
    ['too many questions', json(429, { message: 'Too Many Requests' }), 'refused with 429'],
    ['a refusal', json(400, { message: "unknown query parameter 'countrycode'" }), 'refused with 400'],
    ['another form', json(200, { results: [] }), 'unknown form'],
    ['features in another form', json(200, collection({ a: 1 })), 'features that cannot be read'],
  ])('should reject %s', async (_, answer, message) => {
    server.answerWith(answer);
    await expect(photon.find(ask())).rejects.toThrow(message);
  });

  it('should reject when it is slow or away', async () => {
    server.answerWith(silence);
    await expect(photon.find(ask(60))).rejects.toThrow('no answer in time');
    await expect(new PhotonGeocoder('http://127.0.0.1:1').find(ask())).rejects.toThrow('cannot be reached');
  });

  it('should not follow to another address', async () => {
    server.answerWith((_, response) => void response.writeHead(302, { location: '/api?q=x' }).end());
    await expect(photon.find(ask())).rejects.toThrow('cannot be reached');
    expect(server.heard).toHaveLength(1);
  });
});
