import { describe, expect, it } from '@jest/globals';
import { AppError } from '#siaga/kernel';
import type { LivePosition } from './live-position.js';
import { PositionWriter } from './position-writer.js';
import type { PositionRepository } from './position.repository.js';

const position = (unitId: string, atMs: number): LivePosition => ({
  unitId,
  regionCode: '15.71',
  lon: 103.6,
  lat: -1.6,
  accuracyM: null,
  speedMps: null,
  headingDeg: null,
  atMs,
  receivedAtMs: atMs,
});

type Store = PositionRepository['store'];

function writerOver(store: Store): { writer: PositionWriter; batches: number[] } {
  const batches: number[] = [];
  const repository = {
    store: async (positions: readonly LivePosition[]) => {
      batches.push(positions.length);
      await store(positions);
    },
  };
  return { writer: new PositionWriter(repository as unknown as PositionRepository), batches };
}

describe('PositionWriter', () => {
  it('should store what comes together as one batch', async () => {
    const { writer, batches } = writerOver(() => Promise.resolve());
    await Promise.all([writer.write([position('a', 1)]), writer.write([position('b', 1), position('b', 2)])]);
    expect(batches).toEqual([3]);
  });

  it('should tell listeners of a batch before its senders are answered, and only when it is stored', async () => {
    const order: string[] = [];
    const { writer } = writerOver(() => {
      order.push('stored');
      return Promise.resolve();
    });
    writer.onStored(() => order.push('told'));
    await writer.write([position('a', 1)]);
    order.push('answered');
    expect(order).toEqual(['stored', 'told', 'answered']);
  });

  it('should fail the senders of a batch that was not stored and go on with the next', async () => {
    let isAway = true;
    const { writer } = writerOver(() =>
      isAway ? Promise.reject(new AppError('SYSTEM.DATABASE_UNAVAILABLE')) : Promise.resolve(),
    );
    const told: number[] = [];
    writer.onStored((positions) => told.push(positions.length));
    await expect(writer.write([position('a', 1)])).rejects.toMatchObject({
      code: 'SYSTEM.DATABASE_UNAVAILABLE',
    });
    isAway = false;
    await writer.write([position('a', 1)]);
    expect(told).toEqual([1]);
  });

  it('should lose no positions of others to one device whose value cannot be stored', async () => {
    const { writer, batches } = writerOver((positions) =>
      positions.some(({ unitId }) => unitId === '5')
        ? Promise.reject(Object.assign(new Error('out of range for type real'), { code: '22003' }))
        : Promise.resolve(),
    );
    const told: string[] = [];
    writer.onStored((positions) => told.push(...positions.map(({ unitId }) => unitId)));
    const units = Array.from({ length: 8 }, (_, index) => String(index));
    const ends = await Promise.allSettled(units.map((unitId) => writer.write([position(unitId, 1)])));
    expect(units.filter((_, index) => ends[index]?.status === 'rejected')).toEqual(['5']);
    expect(told).toEqual(['0', '1', '2', '3', '4', '6', '7']);
    expect(batches).toEqual([8, 4, 4, 2, 1, 1, 2]);
  });

  it('should refuse more than it may keep in memory while the database is slow', async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const { writer } = writerOver(() => slow);
    const many = Array.from({ length: 60_000 }, (_, index) => position('a', index));
    const first = writer.write(many);
    await expect(writer.write(many)).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
    release();
    await expect(first).resolves.toBeUndefined();
  });

  it('should store what waits before it stops', async () => {
    const { writer, batches } = writerOver(() => Promise.resolve());
    const waiting = writer.write([position('a', 1)]);
    await writer.beforeApplicationShutdown();
    await waiting;
    expect(batches).toEqual([1]);
  });
});
