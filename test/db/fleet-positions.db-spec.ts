import { describe, expect, it } from '@jest/globals';
import type { PositionReport, Unit } from '#siaga/contracts';
import type { LivePosition, PositionStore } from '#siaga/fleet';
import { useDatabase } from '../support/database.js';
import { untilTrue } from '../support/until-true.js';
import { startFleetWorld, useFleetWorld, type FleetWorld, type Person } from '../support/fleet-world.js';

const MINUTE_MS = 60_000;
const report = (lon: number, atMs: number): PositionReport => ({
  point: { lon, lat: -1.6 },
  at: new Date(atMs).toISOString(),
});

async function manned(world: FleetWorld, callSign: string): Promise<{ unit: Unit; person: Person }> {
  const unit = await world.unit(callSign);
  const person = await world.person(callSign.toLowerCase(), [
    { role: 'crew', scope: { kind: 'unit', unitId: unit.id } },
  ]);
  return { unit, person };
}

/** The next batch that tells of the unit. */
function heard(store: PositionStore, unitId: string): Promise<LivePosition> {
  return new Promise((resolve) => {
    const stop = store.onBatch((moved) => {
      const position = moved.find((item) => item.unitId === unitId);
      if (!position) return;
      stop();
      resolve(position);
    });
  });
}

// Real: the database, journal, identity, fleet; two processes where it says so.
describe('positions', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);
  const send = (
    person: Person,
    unit: Unit,
    positions: ReturnType<typeof report>[],
    sentAtMs = Date.now(),
  ): ReturnType<PositionStore['accept']> =>
    own.world.positions.accept(person.caller, {
      unitId: unit.id,
      sentAt: new Date(sentAtMs).toISOString(),
      positions,
    });

  it('should keep the newest of a batch that comes out of order, and all of it as the track', async () => {
    const { unit, person } = await manned(own.world, 'P-1');
    const nowMs = Date.now();
    const result = await send(person, unit, [
      report(103.202, nowMs - 2_000),
      report(103.203, nowMs - 1_000),
      report(103.201, nowMs - 3_000),
    ]);
    expect(result).toEqual({ stored: 3, clockOffsetMs: 0 });
    expect(own.world.positions.positionOf(unit.id)).toMatchObject({ lon: 103.203, atMs: nowMs - 1_000 });
    const [stored] = await own.world.database.transaction((tx) =>
      own.world.fleet.units(tx, { regionCodes: [], unitIds: [unit.id], facilityIds: [] }),
    );
    expect(stored?.position).toMatchObject({ point: { lon: 103.203, lat: -1.6 } });
    const track = await own.world.database.query<{ lon: number }>(
      'SELECT ST_X(geom) AS lon FROM unit_track WHERE unit_id = $1 ORDER BY at',
      [unit.id],
    );
    expect(track.map((row) => row.lon)).toEqual([103.201, 103.202, 103.203]);
  });

  it('should store the positions of others when one device sends what the database cannot hold', async () => {
    const [good, tiny, wild] = [
      await manned(own.world, 'P-21'),
      await manned(own.world, 'P-22'),
      await manned(own.world, 'P-23'),
    ];
    const nowMs = Date.now();
    const ends = await Promise.allSettled([
      send(tiny.person, tiny.unit, [{ ...report(103.1, nowMs), accuracyM: 1e-320 }]),
      send(good.person, good.unit, [report(103.2, nowMs)]),
      send(wild.person, wild.unit, [report(103.3, nowMs)], Date.parse('9999-12-31T00:00:00Z')),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(ends[2]).toMatchObject({
      reason: { code: 'INPUT.INVALID', fields: [{ path: 'positions.0.at' }] },
    });
    expect(own.world.positions.positionOf(tiny.unit.id)).toMatchObject({ lon: 103.1, accuracyM: 0 });
    expect(own.world.positions.positionOf(good.unit.id)).toMatchObject({ lon: 103.2 });
  });

  it('should not go back when an older batch comes late', async () => {
    const { unit, person } = await manned(own.world, 'P-2');
    const nowMs = Date.now();
    await send(person, unit, [report(103.5, nowMs)]);
    await send(person, unit, [report(103.4, nowMs - MINUTE_MS)]);
    expect(own.world.positions.positionOf(unit.id)).toMatchObject({ lon: 103.5 });
    const [row] = await own.world.database.query<{ lon: number }>(
      'SELECT ST_X(geom) AS lon FROM unit_position WHERE unit_id = $1',
      [unit.id],
    );
    expect(row?.lon).toBe(103.5);
  });

  it('should correct a clock that is an hour ahead, and say so', async () => {
    const { unit, person } = await manned(own.world, 'P-3');
    const realMs = Date.now();
    const wrongMs = realMs + 60 * MINUTE_MS;
    const { clockOffsetMs } = await send(person, unit, [report(103.5, wrongMs - 5_000)], wrongMs);
    expect(Math.abs(clockOffsetMs - 60 * MINUTE_MS)).toBeLessThan(MINUTE_MS / 2);
    expect(Math.abs((own.world.positions.positionOf(unit.id)?.atMs ?? 0) - (realMs - 5_000))).toBeLessThan(
      MINUTE_MS / 2,
    );
  });

  it('should refuse positions of a unit from those without a right to it', async () => {
    const { unit } = await manned(own.world, 'P-4');
    const stranger = await own.world.person('p4.asing', [
      { role: 'crew', scope: { kind: 'region', regionCode: '14.71' } },
    ]);
    await expect(send(stranger, unit, [report(1, Date.now())])).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    const operator = await own.world.person('p4.operator', [
      { role: 'operator', scope: { kind: 'region', regionCode: '15.71' } },
    ]);
    await expect(send(operator, unit, [report(1, Date.now())])).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(own.world.positions.positionOf(unit.id)).toBeNull();
  });

  it('should take positions from crew of the region only while they are signed on', async () => {
    const { unit } = await manned(own.world, 'P-5');
    const crew = await own.world.person('p5.kru', [
      { role: 'crew', scope: { kind: 'region', regionCode: '15.71' } },
    ]);
    await expect(send(crew, unit, [report(103.5, Date.now())])).rejects.toMatchObject({
      code: 'FLEET.NOT_ON_SHIFT',
    });
    await own.world.fleet.signOn(crew.caller, unit.id);
    await expect(send(crew, unit, [report(103.5, Date.now())])).resolves.toMatchObject({ stored: 1 });
  });

  it('should tell of a unit once a batch, however many devices and positions it holds', async () => {
    const [a, b] = [await manned(own.world, 'P-6'), await manned(own.world, 'P-7')];
    const batches: string[][] = [];
    const stop = own.world.positions.onBatch((moved) =>
      batches.push(moved.map((position) => position.unitId)),
    );
    const nowMs = Date.now();
    await Promise.all([
      send(a.person, a.unit, [report(103.1, nowMs - 2), report(103.101, nowMs - 1)]),
      send(b.person, b.unit, [report(103.3, nowMs)]),
    ]);
    stop();
    expect(batches).toEqual([[a.unit.id, b.unit.id]]);
  });

  it('should let another process know, and one that starts later', async () => {
    const other = await startFleetWorld(databaseUrl);
    try {
      const { unit, person } = await manned(own.world, 'P-8');
      const told = heard(other.positions, unit.id);
      await send(person, unit, [report(103.7, Date.now())]);
      expect(await told).toMatchObject({ lon: 103.7, regionCode: '15.71' });
      const late = await startFleetWorld(databaseUrl);
      expect(late.positions.positionOf(unit.id)).toMatchObject({ lon: 103.7 });
      await late.close();
    } finally {
      await other.close();
    }
  });

  it('should take the good of a batch, name the bad by place and field, and leave out what only describes', async () => {
    const { unit, person } = await manned(own.world, 'P-30');
    const nowMs = Date.now();
    const good = (index: number): PositionReport =>
      report(103.4 + index / 1_000, nowMs - 60_000 + index * 1_000);
    const batch: unknown[] = [
      good(0),
      { ...good(1), point: { lon: 103.4, lat: null } },
      { ...good(2), accuracyM: -1, speedMps: -1, headingDeg: null, altitude: 12 },
      'bukan posisi',
      null,
      { ...good(5), at: `2026\0` },
      { ...good(6), point: { lon: 103.4, lat: -1.6, alt: '\uD83D' } },
      good(7),
      { ...good(8), at: 'tadi' },
    ];
    const result = await send(person, unit, batch as PositionReport[]);
    expect(result.stored).toBe(3);
    expect(result.refused?.map(({ index, fields }) => [index, fields[0]?.path])).toEqual([
      [1, 'point.lat'],
      [3, ''],
      [4, ''],
      [5, 'at'],
      [6, 'point.alt'],
      [8, 'at'],
    ]);
    expect(own.world.positions.positionOf(unit.id)).toMatchObject({ atMs: nowMs - 53_000 });
  });

  it.each<[string, Partial<PositionReport>, string]>([
    ['(0, 0)', { point: { lon: 0, lat: 0 } }, 'zero'],
    ['a lost sign', { point: { lon: 103.6, lat: 1.6 } }, 'lost_sign'],
    ['a swapped order', { point: { lon: -1.6, lat: 103.6 } }, 'swapped'],
    ['another continent', { point: { lon: -0.12, lat: 51.5 } }, 'outside_country'],
    ['38 km in a second', { point: { lon: 103.94, lat: -1.6 } }, 'jump'],
    ['90 km of accuracy', { accuracyM: 90_000 }, 'coarse'],
    ['2038', { at: '2038-01-19T03:14:07Z' }, 'in_future'],
    ['1970', { at: '1970-01-01T00:00:01Z' }, 'too_old'],
  ])(
    'should keep %s, say why it is not believed, and change nothing by it in any process',
    async (_, bad, doubt) => {
      const other = await startFleetWorld(databaseUrl);
      try {
        const { unit, person } = await manned(own.world, `P-4${doubt.slice(0, 6)}`);
        const nowMs = Date.now();
        const told = heard(other.positions, unit.id);
        await send(person, unit, [report(103.6, nowMs - 2_000)]);
        await told;
        const moved: string[] = [];
        const stop = own.world.positions.onBatch((units) => moved.push(...units.map(({ unitId }) => unitId)));
        const result = await send(person, unit, [{ ...report(103.6, nowMs - 1_000), ...bad }]);
        stop();
        expect(result).toMatchObject({ stored: 1, doubted: [{ index: 0, doubt }] });
        expect(moved).toEqual([]);
        expect(own.world.positions.positionOf(unit.id)).toMatchObject({ lon: 103.6, atMs: nowMs - 2_000 });
        const isOlder = doubt === 'too_old';
        expect(own.world.positions.doubtedOf(unit.id)?.doubt).toBe(isOlder ? undefined : doubt);
        const [view] = await own.world.database.transaction((tx) =>
          own.world.fleet.units(tx, { regionCodes: [], unitIds: [unit.id], facilityIds: [] }),
        );
        expect(view?.position).toMatchObject({ point: { lon: 103.6, lat: -1.6 } });
        expect(view?.doubted?.doubt).toBe(isOlder ? undefined : doubt);
        if (!isOlder)
          await untilTrue(
            () => Promise.resolve(other.positions.doubtedOf(unit.id)?.doubt === doubt),
            'the other process',
          );
        expect(other.positions.positionOf(unit.id)).toMatchObject({ lon: 103.6 });
        const track = await own.world.database.query(
          'SELECT doubt FROM unit_track WHERE unit_id = $1 ORDER BY doubt NULLS FIRST',
          [unit.id],
        );
        expect(track).toEqual([{ doubt: null }, { doubt }]);
      } finally {
        await other.close();
      }
    },
  );

  it('should believe a unit that honestly moved once its reports agree, also when another process hears the rest', async () => {
    const { unit, person } = await manned(own.world, 'P-50');
    const nowMs = Date.now();
    await send(person, unit, [report(103.6, nowMs - 60_000)]);
    const far = (s: number): PositionReport => report(104.8 + s / 10_000, nowMs - 50_000 + s * 1_000);
    expect(await send(person, unit, [far(0), far(12)])).toMatchObject({
      doubted: [{ index: 0 }, { index: 1 }],
    });
    const late = await startFleetWorld(databaseUrl);
    try {
      const receipt = await late.positions.accept(person.caller, {
        unitId: unit.id,
        sentAt: new Date(nowMs).toISOString(),
        positions: [far(25)],
      });
      expect(receipt.doubted).toBeUndefined();
      expect(late.positions.positionOf(unit.id)).toMatchObject({ lon: 104.8025 });
      expect(late.positions.doubtedOf(unit.id)).toBeNull();
    } finally {
      await late.close();
    }
  });
});
