import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cut, garbage, json, JsonServer, silence } from '../../../../test/support/json-server.js';
import { OsrmRouter } from './osrm-router.js';

const server = new JsonServer();
let router: OsrmRouter;
const ask = (timeoutMs = 5_000) =>
  ({ mode: 'car', hour: 12, siren: 1, signal: AbortSignal.timeout(timeoutMs) }) as const;
const HERE = { lon: 106.8456, lat: -6.2087 };
const UNITS = [
  { lon: 106.8301, lat: -6.2001 },
  { lon: 106.8123, lat: -6.2106 },
  { lon: 106.9, lat: -6.3 },
];
/** As OSRM writes it: rows are sources, null is no way, each waypoint tells how far it was moved. */
const TABLE = {
  code: 'Ok',
  durations: [[412.3], [268.9], [null]],
  distances: [[4120.5], [2533.1], [null]],
  sources: [
    { hint: 'x', distance: 4.1, name: 'Jalan Contoh', location: [106.8301, -6.2001] },
    { hint: 'x', distance: 12, name: '', location: [106.8123, -6.2106] },
    { hint: 'x', distance: 1.5, name: '', location: [106.9, -6.3] },
  ],
  destinations: [{ hint: 'x', distance: 7.9, name: '', location: [106.8456, -6.2087] }],
};

beforeAll(async () => {
  router = new OsrmRouter(`${await server.start()}/`);
});
afterAll(() => server.stop());

describe('OsrmRouter', () => {
  it('should ask longitude first for units as sources, and read rows, metres and nulls', async () => {
    server.answerWith(json(200, TABLE));
    expect(await router.toPoint(UNITS, HERE, ask())).toEqual([
      { seconds: 412.3, distanceM: 4120.5, offRoadM: 12 },
      { seconds: 268.9, distanceM: 2533.1, offRoadM: 19.9 },
      null,
    ]);
    expect(server.heard).toEqual([
      {
        method: 'GET',
        body: null,
        url:
          '/table/v1/driving/106.845600,-6.208700;106.830100,-6.200100;106.812300,-6.210600;106.900000,-6.300000' +
          '?sources=1;2;3&destinations=0&annotations=duration,distance',
      },
    ]);
  });

  it('should ask the other way round for places to go to', async () => {
    const { sources, destinations } = TABLE;
    server.answerWith(
      json(200, {
        code: 'Ok',
        durations: [[412.3, 268.9, null]],
        distances: [[4120.5, 2533.1, null]],
        sources: destinations,
        destinations: sources,
      }),
    );
    const times = await router.fromPoint(HERE, UNITS, ask());
    expect(times.map((time) => time?.seconds)).toEqual([412.3, 268.9, undefined]);
    expect(server.heard[0]?.url).toContain('?sources=0&destinations=1;2;3&');
  });

  it('should refuse what was moved more than 300 m, and what is the server’s own guess', async () => {
    const moved = TABLE.sources.map((source, index) => ({ ...source, distance: index === 0 ? 301 : 5 }));
    server.answerWith(json(200, { ...TABLE, sources: moved, fallback_speed_cells: [[1, 0]] }));
    expect(await router.toPoint(UNITS, HERE, ask())).toEqual([null, null, null]);
  });

  it('should ask for at most a hundred places at a time', async () => {
    server.answerWith(({ url }, response) => {
      const count = (/sources=([\d;]+)/.exec(url)?.[1] ?? '').split(';').length;
      const rows = Array.from({ length: count }, (_, row) => [row]);
      const waypoint = { distance: 0 };
      const sources = rows.map(() => waypoint);
      json(200, { code: 'Ok', durations: rows, distances: rows, sources, destinations: [waypoint] })(
        { method: '', url, body: null },
        response,
      );
    });
    const times = await router.toPoint(
      Array.from({ length: 250 }, () => HERE),
      HERE,
      ask(),
    );
    expect(times.map((time) => time?.seconds)).toEqual(Array.from({ length: 250 }, (_, index) => index % 99));
    expect(server.heard.map(({ url }) => url.split(';').length <= 200)).toEqual([true, true, true]);
  });

  it('should take no segment and no route for no answer', async () => {
    server.answerWith(
      json(400, { code: 'NoSegment', message: 'Could not find a matching segment for coordinate 0' }),
    );
    expect(await router.toPoint(UNITS, HERE, ask())).toEqual([null, null, null]);
    server.answerWith(json(400, { code: 'NoRoute', message: 'Impossible route between points' }));
    expect(await router.route(HERE, HERE, ask())).toBeNull();
  });

  it.each([
    [
      'a table that is too big',
      json(400, { code: 'TooBig', message: 'Too many table coordinates' }),
      'TooBig: Too many',
    ],
    [
      'a wrong question',
      json(400, { code: 'InvalidQuery', message: 'Query string malformed' }),
      'InvalidQuery',
    ],
    ['an error of its own', json(500, { code: 'InternalError' }), 'InternalError'],
    ['another form', json(200, { code: 'Ok', durations: 'many' }), 'unknown form'],
    ['no JSON', garbage, '502'],
    ['a cut line', cut, 'cannot be reached'],
  ])('should reject for %s', async (_, answer, message) => {
    server.answerWith(answer);
    await expect(router.toPoint(UNITS, HERE, ask())).rejects.toThrow(message);
  });

  it('should stop waiting when the time is over', async () => {
    server.answerWith(silence);
    await expect(router.toPoint(UNITS, HERE, ask(60))).rejects.toThrow('no answer in time');
  });

  it('should reject when nobody listens', async () => {
    const nobody = new OsrmRouter('http://127.0.0.1:9');
    await expect(nobody.toPoint(UNITS, HERE, ask())).rejects.toThrow('cannot be reached');
  });

  it('should draw the way with its steps', async () => {
    server.answerWith(
      json(200, {
        code: 'Ok',
        waypoints: [{ distance: 3 }, { distance: 4 }],
        routes: [
          {
            duration: 100.5,
            distance: 900.2,
            geometry: {
              type: 'LineString',
              coordinates: [
                [106.83, -6.2],
                [106.84, -6.205],
              ],
            },
            legs: [
              {
                steps: [
                  {
                    name: 'Jalan Contoh',
                    distance: 900.2,
                    duration: 100.5,
                    maneuver: { location: [106.83, -6.2] },
                  },
                ],
              },
            ],
          },
        ],
      }),
    );
    expect(await router.route({ lon: 106.83, lat: -6.2 }, HERE, ask())).toEqual({
      seconds: 100.5,
      distanceM: 900.2,
      offRoadM: 7,
      line: [
        [106.83, -6.2],
        [106.84, -6.205],
      ],
      steps: [{ name: 'Jalan Contoh', distanceM: 900.2, seconds: 100.5, at: { lon: 106.83, lat: -6.2 } }],
    });
    expect(server.heard[0]?.url).toBe(
      '/route/v1/driving/106.830000,-6.200000;106.845600,-6.208700?overview=full&geometries=geojson&steps=true',
    );
  });
});
