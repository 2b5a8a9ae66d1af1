import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { SocketIoClient } from './clients/socket-io-client.js';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { cpuOf } from './harness/cpu.js';
import { startFloor } from './harness/floor-server.js';
import type { RunningServer } from './harness/our-server.js';
import { compare, type Measured } from './harness/result.js';
import { pointOf, seedCrews, seedOperators, type SeededUnit } from './harness/seed.js';
import { startWatchers, type Watchers } from './harness/watchers.js';

const VIEWERS = 1_000;
const MOVING = 5;
const WINDOW_MS = 6_000;
const MOVE_EVERY_MS = 500;
const WORLD = { west: 103, south: -3, east: 105, north: 0 };

interface Stage {
  server: RunningServer;
  pool: Pool;
  units: SeededUnit[];
}

/**
 * CPU of the server for each frame that reaches a viewer. Ours includes taking and storing the positions and finding who may
 * see them; the reference writes one prebuilt frame of the same size to bare sockets.
 */
export async function fanOut(context: BenchContext, stage: Stage): Promise<Measured[]> {
  const operators = await seedOperators(stage.pool, VIEWERS);
  const movers = stage.units.slice(0, MOVING);
  const crews = await seedCrews(stage.pool, movers);
  const phones = await Promise.all(crews.map((crew) => SocketIoClient.open(stage.server.port, crew.token)));
  const tokens = operators.map((operator) => operator.token);
  const ours = await startWatchers({ port: stage.server.port, tokens, bounds: WORLD });
  const frameBytes = await bytesOfFrame(ours, movers, phones);
  const floor = await startFloor('fan-out.mjs', '', context.port + 1, { FRAME_BYTES: String(frameBytes) });
  const viewers = await startWatchers({ port: floor.port, sockets: VIEWERS });
  try {
    const rounds: { ours: number; reference: number }[] = [];
    for (let round = 0; round <= context.rounds; round += 1) {
      const measured = {
        ours: await cpuEach(stage.server, ours, {
          work: () => move(movers, phones),
          rest: () => wait(WINDOW_MS),
        }),
        reference: await cpuEach(floor, viewers, { work: () => wait(WINDOW_MS) }),
      };
      if (round > 0) rounds.push(measured);
    }
    const name = {
      bench: 'positions',
      case: `${VIEWERS} viewers, ${frameBytes} B`,
      metric: 'CPU us a delivery',
    };
    return [compare(name, rounds, { atMost: 2 })];
  } finally {
    for (const phone of phones) phone.close();
    for (const side of [ours, viewers, floor]) await side.stop();
  }
}

/** After its first full frames a viewer gets those that moved: the size that the reference is given too. */
async function bytesOfFrame(
  watchers: Watchers,
  movers: SeededUnit[],
  phones: SocketIoClient[],
): Promise<number> {
  await move(movers, phones);
  const before = await watchers.heard();
  await move(movers, phones);
  const after = await watchers.heard();
  check(after.events > before.events, 'the viewers see units move');
  return Math.round(
    (after.bytes - before.bytes) / (after.events + after.ticks - before.events - before.ticks),
  );
}

/** What the deliveries cost beyond what the same time costs without them: pulses, polls and timers run in both. */
async function cpuEach(server: RunningServer, watchers: Watchers, side: Deliveries): Promise<number> {
  const idle = side.rest ? await cpuOf(server.pid, side.rest) : { cpuUs: 0 };
  const before = await watchers.heard();
  const { cpuUs } = await cpuOf(server.pid, side.work);
  const deliveries = (await watchers.heard()).events - before.events;
  check(deliveries >= VIEWERS * 3, `every viewer gets frames, not ${deliveries} in all`);
  return (cpuUs - idle.cpuUs) / deliveries;
}

interface Deliveries {
  work: () => Promise<void>;
  /** The same time without deliveries; none where nothing else is done. */
  rest?: () => Promise<void>;
}

/** Units that report twice a second, for as long as a measurement lasts. */
async function move(movers: readonly SeededUnit[], phones: readonly SocketIoClient[]): Promise<void> {
  const until = Date.now() + WINDOW_MS;
  for (let n = Date.now(); Date.now() < until; n += 1) {
    const at = new Date().toISOString();
    await Promise.all([
      wait(MOVE_EVERY_MS),
      ...movers.map((unit, index) =>
        phones[index]?.ask('positions', {
          unitId: unit.id,
          sentAt: at,
          positions: [{ at, point: pointOf(n + index), speedMps: 11, headingDeg: 90 }],
        }),
      ),
    ]);
  }
}
