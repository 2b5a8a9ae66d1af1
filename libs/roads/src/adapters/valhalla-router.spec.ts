import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cut, garbage, json, JsonServer, silence } from '../../../../test/support/json-server.js';
import { decodePolyline6 } from './polyline.js';
import { ValhallaRouter } from './valhalla-router.js';

const server = new JsonServer();
let router: ValhallaRouter;
const ask = (timeoutMs = 5_000) =>
  ({ mode: 'motorcycle', hour: 12, siren: 1, signal: AbortSignal.timeout(timeoutMs) }) as const;
const HERE = { lon: 106.8456, lat: -6.2087 };
const UNITS = [
  { lon: 106.8301, lat: -6.2001 },
  { lon: 106.8123, lat: -6.2106 },
];
/** Made by the algorithm of Google's page for (38.5, -120.2), (40.7, -120.95), (43.252, -126.453), with six decimals. */
const SHAPE = '_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI';

beforeAll(async () => {
  router = new ValhallaRouter(await server.start());
});
afterAll(() => server.stop());

describe('ValhallaRouter', () => {
  it('should ask for a matrix by names of the fields, and read seconds, kilometres and nulls', async () => {
    server.answerWith(
      json(200, {
        sources_to_targets: [
          [{ from_index: 0, to_index: 0, time: 412, distance: 4.121 }],
          [{ from_index: 1, to_index: 0, time: null, distance: null }],
        ],
        units: 'kilometers',
      }),
    );
    expect(await router.toPoint(UNITS, HERE, ask())).toEqual([
      { seconds: 412, distanceM: 4_121, offRoadM: 0 },
      null,
    ]);
    expect(server.heard).toEqual([
      {
        method: 'POST',
        url: '/sources_to_targets',
        body: {
          sources: UNITS.map(({ lon, lat }) => ({ lon, lat, search_cutoff: 300 })),
          targets: [{ ...HERE, search_cutoff: 300 }],
          costing: 'motorcycle',
          units: 'kilometers',
          verbose: true,
        },
      },
    ]);
  });

  it('should read the columns for places to go to', async () => {
    server.answerWith(
      json(200, {
        sources_to_targets: [
          [
            { from_index: 0, to_index: 0, time: 1, distance: 0.01 },
            { from_index: 0, to_index: 1, time: 2, distance: 0.02 },
          ],
        ],
      }),
    );
    const times = await router.fromPoint(HERE, UNITS, { ...ask(), mode: 'car' });
    expect(times.map((time) => time?.seconds)).toEqual([1, 2]);
    expect(server.heard[0]?.body).toMatchObject({ costing: 'auto', sources: [HERE] });
  });

  it('should take unconnected places and places off its roads for no answer', async () => {
    const refusal = { status_code: 400, status: 'Bad Request' };
    server.answerWith(json(400, { error_code: 171, error: 'No suitable edges near location', ...refusal }));
    expect(await router.toPoint(UNITS, HERE, ask())).toEqual([null, null]);
    server.answerWith(json(400, { error_code: 442, error: 'No path could be found for input', ...refusal }));
    expect(await router.route(HERE, HERE, ask())).toBeNull();
  });

  it.each([
    ['a limit', json(400, { error_code: 150, error: 'Exceeded max locations' }), '150: Exceeded'],
    ['another form', json(200, { sources_to_targets: { durations: [[1]] } }), 'unknown form'],
    ['an error of its own', json(500, { error_code: 199, error: 'Unknown' }), '199'],
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

  it('should draw the way of a polyline with six decimals', async () => {
    server.answerWith(
      json(200, {
        trip: {
          summary: { time: 100.5, length: 1.2 },
          status: 0,
          units: 'kilometers',
          legs: [
            {
              shape: SHAPE,
              maneuvers: [
                { street_names: ['Jalan Contoh'], length: 1.2, time: 100.5, begin_shape_index: 1 },
                { length: 0, time: 0, begin_shape_index: 2 },
              ],
            },
          ],
        },
      }),
    );
    const way = await router.route(UNITS[0] ?? HERE, HERE, ask());
    expect(way?.line).toEqual([
      [-120.2, 38.5],
      [-120.95, 40.7],
      [-126.453, 43.252],
    ]);
    expect(way).toMatchObject({ seconds: 100.5, distanceM: 1_200 });
    expect(way?.steps).toEqual([
      { name: 'Jalan Contoh', distanceM: 1_200, seconds: 100.5, at: { lon: -120.95, lat: 40.7 } },
      { name: '', distanceM: 0, seconds: 0, at: { lon: -126.453, lat: 43.252 } },
    ]);
    expect(server.heard[0]).toMatchObject({
      url: '/route',
      body: { costing: 'motorcycle', units: 'kilometers' },
    });
  });

  it('should not read a shape that ends within a number', () => {
    expect(() => decodePolyline6(SHAPE.slice(0, 3))).toThrow(RangeError);
  });
});
