import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';
import {
  api,
  buildRequest,
  IDEMPOTENCY_HEADER,
  SESSION_COOKIE,
  type ApiInput,
  type ApiOutput,
  type EndpointName,
  type Point,
  type Route,
} from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { RegionCli } from './geo/import-runs.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { startOurServer } from './harness/our-server.js';
import { figure, median, type Measured } from './harness/result.js';
import { migrateDatabase, seedAdmins } from './harness/seed.js';

const CITY = path.resolve(import.meta.dirname, '../../../shared/data/yogyakarta/jalan_osm.geojson');
const REGION = '34.71';
/** Across the city. */
const FROM: Point = { lon: 110.355, lat: -7.78 };
const TO: Point = { lon: 110.39, lat: -7.82 };
const CLOSED_DEG = 0.0006;
const DEADLINE_MS = 60_000;
const GOAL = { atMost: 2_000 };

/** A signed-in person who asks over HTTP, as the screens do. */
class Asker {
  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  async call<N extends EndpointName>(name: N, input: ApiInput<N>): Promise<ApiOutput<N>> {
    const { url, body } = buildRequest(api[name], input as Record<string, unknown>);
    const answer = await fetch(`http://127.0.0.1:${this.port}${url}`, {
      method: api[name].method,
      headers: {
        cookie: `${SESSION_COOKIE}=${this.token}`,
        [IDEMPOTENCY_HEADER]: newId(),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    check(answer.ok, `${name} is answered: ${text.slice(0, 300)}`);
    return JSON.parse(text) as ApiOutput<N>;
  }

  route(): Promise<Route> {
    return this.call('route', { from: FROM, to: TO });
  }

  /** The first route that is as it should be after a change. */
  async routeThat(isRight: (route: Route) => boolean): Promise<Route> {
    for (const untilMs = performance.now() + DEADLINE_MS; ;) {
      const route = await this.route();
      if (isRight(route)) return route;
      check(performance.now() < untilMs, 'a change of the roads takes effect');
    }
  }

  async untilPrepared(): Promise<void> {
    for (const untilMs = performance.now() + DEADLINE_MS; ;) {
      const { segments, isPreparing } = await this.call('roadState', {});
      if (segments > 0 && !isPreparing) return;
      check(performance.now() < untilMs, 'the roads are prepared');
    }
  }
}

/**
 * How long it takes from the command that closes an area or changes the speeds until a route is driven accordingly, over HTTP on the
 * whole product with Yogyakarta's roads, and until the hierarchy for it is ready too.
 */
export async function roadChanges(context: BenchContext): Promise<Measured[]> {
  if (!existsSync(CITY)) {
    process.stdout.write('road-changes: not measured, the roads of Yogyakarta are absent\n');
    return [];
  }
  const url = await context.postgres.createDatabase('road_changes');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 1 });
  const [admin] = await seedAdmins(pool, 1, 'ID');
  await pool.end();
  await new RegionCli(url).import([CITY], 'yogyakarta');
  const server = await startOurServer(url, context.port);
  try {
    const asker = new Asker(server.port, admin?.token ?? '');
    await asker.untilPrepared();
    return await measure(asker, context.rounds);
  } finally {
    await server.stop();
  }
}

async function measure(asker: Asker, rounds: number): Promise<Measured[]> {
  const usual = await asker.route();
  check(usual.method === 'roads', 'the route goes by road');
  const isUsual = (route: Route): boolean => route.seconds === usual.seconds;
  const taken: Record<'closed' | 'lifted' | 'speeds', number[]> = { closed: [], lifted: [], speeds: [] };
  const prepared: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let closureId = '';
    const startedMs = performance.now();
    taken.closed.push(
      await timed(async () => {
        closureId = (await asker.call('drawClosure', closureOn(usual))).id;
        await asker.routeThat((route) => !isUsual(route) && !touches(route, usual));
      }),
    );
    await asker.untilPrepared();
    prepared.push(performance.now() - startedMs);
    taken.lifted.push(
      await timed(async () => {
        await asker.call('liftClosure', { id: closureId });
        await asker.routeThat(isUsual);
      }),
    );
    const before = await asker.call('speeds', {});
    const slower = before.rows.map((row) => ({ ...row, kmh: row.kmh * 0.8 }));
    taken.speeds.push(
      await timed(async () => {
        await asker.call('setSpeeds', { version: before.version, rows: slower });
        await asker.routeThat((route) => route.seconds > usual.seconds);
      }),
    );
    await asker.call('setSpeeds', { version: before.version + 1, rows: before.rows });
    await asker.routeThat(isUsual);
    await asker.untilPrepared();
  }
  const of = (metric: string, values: number[], goal = {}): Measured =>
    figure({ bench: 'road-changes', case: 'Yogyakarta, over HTTP', metric }, median(values), goal);
  return [
    of('closed area in effect, ms', taken.closed, GOAL),
    of('hierarchy for it ready, ms', prepared),
    of('area opened in effect, ms', taken.lifted, GOAL),
    of('speed table in effect, ms', taken.speeds, GOAL),
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

function middleOf({ line }: Route): Point {
  const [lon, lat] = line[Math.floor(line.length / 2)] ?? [0, 0];
  return { lon, lat };
}

function closureOn(route: Route): ApiInput<'drawClosure'> {
  const { lon, lat } = middleOf(route);
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([east = 0, north = 0]) => ({ lon: lon + east * CLOSED_DEG, lat: lat + north * CLOSED_DEG }));
  return { regionCode: REGION, kind: 'closed', ring };
}

/** True when the route has a corner in the area that was closed on the usual one. */
function touches(route: Route, usual: Route): boolean {
  const { lon, lat } = middleOf(usual);
  return route.line.some(([x, y]) => Math.abs(x - lon) < CLOSED_DEG && Math.abs(y - lat) < CLOSED_DEG);
}
