import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RoadNetworkService, TRAVEL_TIMES, type TravelTimes } from '#siaga/roads';
import { inRegion, incidentInput, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { crossing, GRID_SIZE, insertGridRoads, ringAround } from '../support/grid-roads.js';
import { serverSettings, TestServer } from '../support/server.js';
import type { Session } from '../support/session.js';

const DEADLINE_MS = 10_000;
const EAST = { from: crossing(0, 4), to: crossing(10, 4) };

jest.setTimeout(60_000);

// Real: two servers on one database, their sockets, the journal between them, the thread that prepares. The map is rows.
describe('roads and travel times', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  let supervisor: Session;

  beforeAll(async () => {
    await insertGridRoads(database.pool);
    first = await TestServer.start(serverSettings(database.databaseUrl));
    second = await TestServer.start(serverSettings(database.databaseUrl));
    for (const server of [first, second]) await server.get(RoadNetworkService).settled();
    supervisor = await first.session(inRegion('supervisor'));
  }, 180_000);

  afterAll(async () => {
    await first.close();
    await second.close();
  });

  /** Asks again and again until the answer is as wanted; fails at the deadline with the last one. */
  async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
    const endMs = Date.now() + DEADLINE_MS;
    for (;;) {
      const answer = await ask();
      if (isWanted(answer) || Date.now() > endMs) return answer;
    }
  }

  /** A refused offer goes to the next unit in the transaction of the refusal, where travel times are asked for. */
  async function expectNextOffer(server: TestServer): Promise<void> {
    const operator = await server.session(inRegion('operator'));
    const near = await server.crewed(OWN_REGION, 103.605);
    await server.crewed(OWN_REGION, 103.62);
    const incident = await operator.call('openIncident', incidentInput({ regionCode: OWN_REGION }));
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [near.unit.id] });
    await near.crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'vehicle_fault' });
    const { rows } = await database.pool.query<{ unit_id: string }>(
      'SELECT unit_id FROM assignment WHERE incident_id = $1 ORDER BY chain_position',
      [incident.id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.unit_id).toBe(near.unit.id);
  }

  it('should say what travel times are made of', async () => {
    expect(await supervisor.call('roadState', {})).toMatchObject({
      method: 'roads',
      nodes: GRID_SIZE ** 2,
      segments: 2 * GRID_SIZE * (GRID_SIZE - 1),
      isPreparing: false,
      speedVersion: 0,
      fallbackReason: null,
    });
    const route = await supervisor.call('route', EAST);
    expect(route).toMatchObject({ method: 'roads', isEstimate: false });
    expect(route.steps[0]?.name).toBe('Jalan Contoh 4');
  });

  it('should avoid a closure in the next answer of this server and at once in the other, and show it to consoles', async () => {
    const there = await second.session(inRegion('operator'));
    const stranger = await second.session(inRegion('operator', OTHER_REGION));
    const [socket, deaf] = [await there.socket(), await stranger.socket()];
    const before = await supervisor.call('route', EAST);
    const closure = await supervisor.call('drawClosure', {
      regionCode: OWN_REGION,
      kind: 'flooded',
      ring: ringAround(5, 4),
      note: 'Air setinggi lutut',
    });
    const around = await supervisor.call('route', EAST);
    expect(around.seconds).toBeGreaterThan(before.seconds);
    const heard = await until(
      () => there.call('route', EAST),
      ({ seconds }) => seconds !== before.seconds,
    );
    expect(heard.seconds).toBe(around.seconds);
    await socket.until(
      ({ changes }) => changes.some(({ type }) => type === 'closure.drawn.v1'),
      'the closure',
    );
    expect(socket.changes.find(({ entity }) => entity === 'closure')?.data).toEqual(closure);
    expect((await there.call('snapshot', {})).closures).toEqual([closure]);
    expect((await stranger.call('closures', {})).closures).toEqual([]);
    const lifted = await supervisor.call('liftClosure', { id: closure.id });
    expect(lifted).toMatchObject({ version: 2, liftedBy: { name: supervisor.account.displayName } });
    expect(await supervisor.call('liftClosure', { id: closure.id })).toEqual(lifted);
    expect((await supervisor.call('route', EAST)).seconds).toBe(before.seconds);
    await socket.until(({ changes }) => changes.some(({ type }) => type === 'closure.lifted.v1'), 'the end');
    expect(deaf.changes.filter(({ entity }) => entity === 'closure')).toEqual([]);
    first.closeSockets();
    second.closeSockets();
  });

  it('should end a closure by its own time, and tell of it', async () => {
    const socket = await supervisor.socket();
    const until_ = new Date(Date.now() + 1_000).toISOString();
    const closure = await supervisor.call('drawClosure', {
      regionCode: OWN_REGION,
      kind: 'closed',
      ring: ringAround(5, 4),
      until: until_,
    });
    await socket.until(
      ({ changes }) => changes.some(({ entityId, version }) => entityId === closure.id && version === 2),
      'the closure to end',
    );
    const ended = socket.changes.filter(({ entityId }) => entityId === closure.id).at(-1);
    expect(ended?.data).toMatchObject({ liftedBy: { kind: 'system' }, until: until_ });
    expect((await supervisor.call('closures', {})).closures).toEqual([]);
  });

  it('should name what is wrong with a closure', async () => {
    const draw = (change: object) =>
      supervisor.refusal('drawClosure', {
        regionCode: OWN_REGION,
        kind: 'closed',
        ring: ringAround(5, 4),
        ...change,
      });
    const [a, b, c, d] = ringAround(5, 4);
    const problems = await Promise.all([
      draw({ ring: [a, c, b, d] }),
      draw({ ring: [a, b, { lon: 20, lat: 50 }] }),
      draw({ until: '2020-01-01T00:00:00Z' }),
      draw({ kind: 'icy' }),
      // Sumenep, drawn by a supervisor of Jambi.
      draw({ ring: ringAround(5, 4).map(({ lon, lat }) => ({ lon: lon + 10.25, lat: lat - 5.4 })) }),
    ]);
    expect(problems.map(({ code, fields }) => [code, fields?.[0]?.path])).toEqual([
      ['INPUT.INVALID', 'ring.0'],
      ['INPUT.INVALID', 'ring.2'],
      ['INPUT.INVALID', 'until'],
      ['INPUT.INVALID', 'kind'],
      ['INPUT.INVALID', 'ring'],
    ]);
    expect(await draw({ regionCode: OTHER_REGION })).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('should take edited speeds everywhere, journal who did it, and let one of two editors win', async () => {
    const admin = await first.session(inRegion('admin', 'ID'), 'Admin Contoh');
    const there = await second.session(inRegion('operator'));
    const before = await supervisor.call('route', EAST);
    const { rows, version } = await admin.call('speeds', {});
    const slow = rows.map((row) => ({ ...row, kmh: row.kmh / 2 }));
    const answers = await Promise.all([
      admin.try('setSpeeds', { version, rows: slow }),
      admin.try('setSpeeds', { version, rows: slow, sirenFactor: 1.25 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await admin.refusal('setSpeeds', { version, rows })).toMatchObject({ code: 'STALE.VERSION' });
    const now = await supervisor.call('route', EAST);
    expect(now.seconds).toBeGreaterThan(before.seconds);
    const heard = await until(
      () => there.call('route', EAST),
      ({ seconds }) => seconds !== before.seconds,
    );
    expect(heard.seconds).toBe(now.seconds);
    const journal = await database.pool.query<{ actor: { name: string }; data: { version: number } }>(
      "SELECT actor, data FROM journal WHERE type = 'speeds.changed.v1'",
    );
    expect(journal.rows).toEqual([
      {
        actor: expect.objectContaining({ name: 'Admin Contoh' }),
        data: expect.objectContaining({ version: 1 }),
      },
    ]);
    const boat = rows.map((row) => ({ ...row, mode: 'boat' as const })).slice(0, 1);
    expect((await admin.refusal('setSpeeds', { version: 1, rows: boat })).fields?.[0]?.path).toBe(
      'rows.0.roadClass',
    );
    expect(await supervisor.refusal('setSpeeds', { version: 1, rows })).toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    await admin.call('setSpeeds', { version: 1, rows });
  });

  it('should suggest speeds from where a unit was', async () => {
    const { unit } = await first.crewed(OWN_REGION);
    const kmh = 36;
    for (let lap = 0; lap < 6; lap += 1) {
      await database.pool.query(
        `INSERT INTO unit_track (unit_id, at, geom)
         SELECT $1, now() - make_interval(hours => $2) + make_interval(secs => n * 10),
           ST_SetSRID(ST_MakePoint($3::float8 + n * $4::float8, $5), 4326)
         FROM generate_series(0, 11) n`,
        [unit.id, 1 + lap * 24, crossing(0, 4).lon, ((kmh / 3.6) * 10) / 111_290, crossing(0, 4).lat],
      );
    }
    const calibration = await supervisor.call('speedCalibration', {});
    const row = calibration.rows.find(({ roadClass }) => roadClass === 'primary');
    expect(row).toMatchObject({ mode: 'car', units: 1 });
    expect(Math.abs((row?.kmh ?? 0) / kmh - 1)).toBeLessThan(0.05);
  });

  it('should give the same times by pgRouting where it is installed, and say so where it is not', async () => {
    const available = await database.pool.query(
      "SELECT 1 FROM pg_available_extensions WHERE name = 'pgrouting'",
    );
    if (available.rows.length > 0) await database.pool.query('CREATE EXTENSION IF NOT EXISTS pgrouting');
    await supervisor.call('drawClosure', { regionCode: OWN_REGION, kind: 'closed', ring: ringAround(5, 4) });
    const router = { SIAGA_ROUTER: 'pgrouting', SIAGA_ROUTER_TIMEOUT_MS: '10000' };
    const third = await TestServer.start(serverSettings(database.databaseUrl, router));
    try {
      await third.get(RoadNetworkService).settled();
      const [ours, theirs] = [first, third].map((server) =>
        server.app.get<TravelTimes>(TRAVEL_TIMES, { strict: false }),
      ) as [TravelTimes, TravelTimes];
      const options = { vehicle: 'ambulance', localHour: 12, isUrgent: true } as const;
      const stops = Array.from({ length: 30 }, (_, n) =>
        crossing(((n * 7) % 11) + 0.37, ((n * 5) % 11) + 0.04),
      );
      const to = crossing(6.5, 4);
      const pairs = [
        [await ours.toPoint(stops, to, options), await theirs.toPoint(stops, to, options)],
        [await ours.fromPoint(to, stops, options), await theirs.fromPoint(to, stops, options)],
      ] as const;
      const [mine, drawn] = [
        await ours.route(EAST.from, to, options),
        await theirs.route(EAST.from, to, options),
      ];
      const isThere = available.rows.length > 0;
      const operator = await third.session(inRegion('operator'));
      const { fallbackReason } = await operator.call('roadState', {});
      if (isThere) expect(fallbackReason).toBeNull();
      else expect(fallbackReason).toContain('CREATE EXTENSION pgrouting');
      for (const [expected, given] of pairs) {
        given.forEach((time, index) => {
          expect(time.method).toBe(isThere ? 'pgrouting' : 'roads');
          expect(Math.abs(time.seconds - (expected[index]?.seconds ?? Infinity))).toBeLessThanOrEqual(1);
          expect(Math.abs(time.distanceM - (expected[index]?.distanceM ?? Infinity))).toBeLessThanOrEqual(5);
        });
      }
      expect(drawn.method).toBe(isThere ? 'pgrouting' : 'roads');
      expect(Math.abs(drawn.seconds - mine.seconds)).toBeLessThanOrEqual(1);
      expect(drawn.line[0]).toEqual(mine.line[0]);
      expect(drawn.line.at(-1)).toEqual(mine.line.at(-1));
      await expectNextOffer(third);
      const after = await operator.call('roadState', {});
      if (isThere) expect(after.fallbackReason).toBeNull();
    } finally {
      await third.close();
    }
  });
});
