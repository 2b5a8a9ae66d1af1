import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocateCandidate } from '#siaga/contracts';
import { inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { cut, garbage, json, JsonServer, silence } from '../support/json-server.js';
import { serverSettings, TestServer } from '../support/server.js';
import type { Session } from '../support/session.js';

/** As Photon answers; the point lies in the village Talang Banjar. */
const SHOP = {
  type: 'Feature',
  properties: {
    osm_type: 'N',
    osm_id: 9,
    osm_key: 'shop',
    osm_value: 'convenience',
    type: 'house',
    countrycode: 'ID',
    name: 'Toko Melati Indah',
    city: 'Kota Jambi',
    country: 'Indonesia',
  },
  geometry: { type: 'Point', coordinates: [103.63, -1.6] },
};
const PHOTON_ANSWER = { type: 'FeatureCollection', features: [SHOP] };
const NOMINATIM_ANSWER = [
  {
    place_id: 5,
    osm_type: 'node',
    osm_id: 9,
    lat: '-1.6000000',
    lon: '103.6300000',
    category: 'shop',
    type: 'convenience',
    addresstype: 'shop',
    name: 'Toko Melati Indah',
    display_name: 'Toko Melati Indah, Kota Jambi, Jambi, Indonesia',
    address: { shop: 'Toko Melati Indah', city: 'Kota Jambi', state: 'Jambi', country_code: 'id' },
    boundingbox: ['-1.6000500', '-1.5999500', '103.6299500', '103.6300500'],
  },
];
/** Long enough for a busy machine, short enough for the tests that wait for it. */
const TIMEOUT_MS = 1_000;

describe('a geocoder beside our own', () => {
  const database = useDatabase();
  const outside = new JsonServer();
  const servers: TestServer[] = [];
  let url = '';

  async function startWith(geocoder: 'photon' | 'nominatim'): Promise<Session> {
    const settings = {
      SIAGA_GEOCODER: geocoder,
      SIAGA_GEOCODER_URL: url,
      SIAGA_GEOCODER_TIMEOUT_MS: String(TIMEOUT_MS),
    };
    const server = await TestServer.start(serverSettings(database.databaseUrl, settings));
    servers.push(server);
    return server.session(inRegion('operator'));
  }

  beforeAll(async () => {
    url = await outside.start();
  });
  beforeEach(() => outside.answerWith(json(200, PHOTON_ANSWER)));
  afterAll(async () => {
    for (const server of servers) await server.close();
    await outside.stop();
  });

  const theirs = (candidates: readonly LocateCandidate[]) =>
    candidates.find(({ source }) => source === 'photon' || source === 'nominatim');

  it('should add what Photon knows while it is typed, with its source, area and region', async () => {
    const operator = await startWith('photon');
    const q = 'tolong pak depan toko melati in';
    const { candidates } = await operator.call('locate', { q, mode: 'typing', regionCode: OWN_REGION });
    expect(candidates[0]).toMatchObject({
      id: 'photon:N9',
      source: 'photon',
      label: 'Depan Toko Melati Indah',
      context: 'Kota Jambi',
      accuracyM: 200,
      matched: [{ from: 11, to: 31 }],
      notUnderstood: [],
    });
    expect(candidates[0]?.regionCode).toMatch(/^15\.71\./);
    const asked = new URL(outside.heard[0]?.url ?? '', url).searchParams;
    expect(asked.get('q')).toBe('toko melati in');
    expect(asked.get('lat')).not.toBeNull();
  });

  it('should leave our own good answers where they are, and positions to ourselves', async () => {
    const operator = await startWith('photon');
    const { candidates } = await operator.call('locate', { q: 'Talang Banjar' });
    expect(candidates[0]).toMatchObject({ label: 'Talang Banjar', source: 'village' });
    expect(theirs(candidates)).toBeDefined();
    outside.heard.length = 0;
    const position = await operator.call('locate', { q: '-1.6, 103.63' });
    expect(position.candidates).toMatchObject([{ source: 'coordinates' }]);
    expect(outside.heard).toEqual([]);
  });

  it('should ask Nominatim about finished texts only', async () => {
    outside.answerWith(json(200, NOMINATIM_ANSWER));
    const operator = await startWith('nominatim');
    const typing = await operator.call('locate', { q: 'toko melati indah', mode: 'typing' });
    expect(theirs(typing.candidates)).toBeUndefined();
    expect(outside.heard).toEqual([]);
    const { candidates } = await operator.call('locate', { q: 'toko melati indah' });
    expect(theirs(candidates)).toMatchObject({ id: 'nominatim:node/9', source: 'nominatim', accuracyM: 100 });
  });

  it.each([
    ['never answers', silence],
    ['cuts the line', cut],
    ['answers nonsense', garbage],
    ['has had enough', json(429, { message: 'Too Many Requests' })],
    ['answers in another form', json(200, { type: 'FeatureCollection' })],
  ])('should give our own answer when it %s, and stop asking', async (_, answer) => {
    const operator = await startWith('photon');
    outside.answerWith(answer);
    for (let n = 0; n < 5; n += 1) {
      const { candidates, problem } = await operator.call('locate', { q: 'Talang Banjar' });
      expect(problem).toBeNull();
      expect(candidates[0]).toMatchObject({ label: 'Talang Banjar' });
      expect(theirs(candidates)).toBeUndefined();
    }
    expect(outside.heard).toHaveLength(3);
  });
});
