import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Point, RankedUnit, UnitType } from '#siaga/contracts';
import { RecommendationService, straightDistanceM } from '#siaga/dispatch';
import { RoadNetworkService, TRAVEL_TIMES, type TravelTimes, type Vehicle } from '#siaga/roads';
import { inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { crossing, GRID_SIZE, insertGridRoads, ringAround } from '../support/grid-roads.js';
import { seeded } from '../support/random-roads.js';
import { serverSettings, TestServer } from '../support/server.js';

const UNITS = 300;
const INCIDENTS = 20;
const LIMIT = 10;
const STALE_S = 3_600;
/** The second town begins two kilometres east of the first; no road joins them. */
const ISLAND_DEG = 0.03;
const TYPES: readonly UnitType[] = ['als', 'bls', 'transport', 'motorcycle'];

jest.setTimeout(60_000);

interface Placed extends Point {
  id: string;
  type: UnitType;
  isStale: boolean;
}

/** The hour that the ranking drives by is the server's own: Jambi's. */
function localHour(): number {
  const format = { hour: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Jakarta' } as const;
  return Number(new Intl.DateTimeFormat('en-GB', format).format(new Date()));
}

// Real: the server with its own roads, prepared; units and streets are rows.
describe('recommendation by road', () => {
  const database = useDatabase();
  const random = seeded(5);
  let units: Placed[] = [];
  let server: TestServer;

  /** In the town, in the one that no road leads to, or off all roads. */
  function somewhere(): Point {
    const { lon, lat } = crossing(random() * (GRID_SIZE - 1), random() * (GRID_SIZE - 1));
    const kind = random();
    return { lon: lon + (kind < 0.2 ? ISLAND_DEG : 0), lat: lat - (kind > 0.85 ? 0.05 : 0) };
  }

  async function insertUnits(): Promise<void> {
    const made = Array.from({ length: UNITS }, (_, n) => ({
      ...somewhere(),
      type: TYPES[n % TYPES.length] ?? 'bls',
      isStale: n % 9 === 0,
    }));
    const { rows } = await database.pool.query<{ id: string; n: string }>(
      `WITH asked AS (
         SELECT gen_random_uuid() AS id, * FROM unnest($1::text[], $2::float8[], $3::float8[], $4::boolean[])
           WITH ORDINALITY AS one (type, lon, lat, stale, n)
       ), made AS (
         INSERT INTO unit (id, region_code, call_sign, type, service)
         SELECT id, $5, 'UJI-' || n, type, 'in_service' FROM asked
       ), placed AS (
         INSERT INTO unit_position (unit_id, geom, at, received_at, stored_by)
         SELECT id, ST_SetSRID(ST_MakePoint(lon, lat), 4326), now() - make_interval(hours => CASE WHEN stale THEN 2 ELSE 0 END), now(), id
         FROM asked
       )
       SELECT id, n FROM asked`,
      [
        made.map(({ type }) => type),
        made.map(({ lon }) => lon),
        made.map(({ lat }) => lat),
        made.map(({ isStale }) => isStale),
        OWN_REGION,
      ],
    );
    units = rows.map(({ id, n }) => ({ id, ...(made[Number(n) - 1] as (typeof made)[0]) }));
  }

  beforeAll(async () => {
    await insertGridRoads(database.pool);
    await insertGridRoads(database.pool, { source: 'uji-pulau', eastDeg: ISLAND_DEG });
    await insertUnits();
    server = await TestServer.start(
      serverSettings(database.databaseUrl, { SIAGA_STALE_POSITION_S: String(STALE_S) }),
    );
    await server.get(RoadNetworkService).settled();
  }, 180_000);

  afterAll(() => server.close());

  /** Every unit asked about by itself and without a name, put in order by hand. */
  async function byTryingAll(
    to: Point,
  ): Promise<Pick<RankedUnit, 'unitId' | 'travelS' | 'isEstimate' | 'isStale'>[]> {
    const times = server.app.get<TravelTimes>(TRAVEL_TIMES, { strict: false });
    const tried = await Promise.all(
      units.map(async ({ id, type, isStale, lon, lat }) => {
        const vehicle: Vehicle = type === 'motorcycle' ? 'motorcycle' : 'ambulance';
        const options = { vehicle, localHour: localHour(), isUrgent: true };
        const [time] = await times.toPoint([{ lon, lat }], to, options);
        const isEstimate = time?.method === 'straight_line_estimate';
        const ranked = { unitId: id, travelS: time?.seconds ?? NaN, isEstimate, isStale };
        return { ranked, straightM: straightDistanceM(to, { lon, lat }) };
      }),
    );
    return tried
      .sort(
        (a, b) =>
          Number(a.ranked.isStale) - Number(b.ranked.isStale) ||
          a.ranked.travelS - b.ranked.travelS ||
          a.straightM - b.straightM,
      )
      .map(({ ranked }) => ranked);
  }

  async function expectExact(to: Point, unitLimit = LIMIT): Promise<RankedUnit[]> {
    const needs = { unit: [], facility: [] };
    const ranked = await server
      .get(RecommendationService)
      .recommend({ point: to, regionCode: OWN_REGION, triage: null, needs, unitLimit, facilityLimit: 1 });
    const tried = await byTryingAll(to);
    expect(
      ranked.units.map(({ unitId, travelS, isEstimate, isStale }) => ({
        unitId,
        travelS,
        isEstimate,
        isStale,
      })),
    ).toEqual(tried.slice(0, unitLimit));
    return ranked.units;
  }

  it('should be what trying all units gives, around closed areas and over water that no road crosses', async () => {
    const supervisor = await server.session(inRegion('supervisor'));
    let farther = 0;
    const rows: RankedUnit[] = [];
    for (let n = 0; n < INCIDENTS; n += 1) {
      if (n % 4 === 1) {
        const ring = ringAround(2 + (n % 8), 2 + ((n * 3) % 8));
        await supervisor.call('drawClosure', { regionCode: OWN_REGION, kind: 'closed', ring });
      }
      const to = somewhere();
      const ranked = await expectExact(to);
      rows.push(...ranked);
      const straight = new Map(units.map((unit) => [unit.id, straightDistanceM(to, unit)]));
      const fresh = units.filter(({ isStale }) => !isStale).map(({ id }) => straight.get(id) ?? Infinity);
      if ((straight.get(ranked[0]?.unitId ?? '') ?? 0) > Math.min(...fresh)) farther += 1;
    }
    expect(farther).toBeGreaterThan(INCIDENTS / 10);
    expect(new Set(rows.map(({ isEstimate }) => isEstimate))).toEqual(new Set([true, false]));
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(TYPES));
  });

  it('should rank all of them down to the stale ones', async () => {
    const ranked = await expectExact(crossing(5.5, 6), 50);
    expect(ranked).toHaveLength(50);
    const { length: fresh } = units.filter(({ isStale }) => !isStale);
    expect(fresh).toBeGreaterThan(50);
  });
});
