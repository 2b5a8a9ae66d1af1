import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ChangeEvent, Tick, type Grant, type Stream, type StreamCursor } from '#siaga/contracts';
import { EntityRules, JournalQuery } from '#siaga/journal';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useFleetWorld, type Person } from '../support/fleet-world.js';
import { alertRow, callRow, closureRow, facilityRow } from '../support/journal-rows.js';
import { SocketProbe } from '../support/socket-probe.js';

const OPERATOR: Grant[] = [{ role: 'operator', scope: { kind: 'region', regionCode: '15' } }];
/** Hundreds of commits, on a machine that does other things as well. */
const MANY_WRITES_MS = 30_000;
const WRITES = 150;

describe('resume across streams', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);
  const open: SocketProbe[] = [];

  // As if modules with streams of their own had declared these entities.
  beforeAll(() => {
    jest.spyOn(own.world.get(EntityRules), 'streamOf').mockImplementation((entity): Stream => {
      if (entity === 'alert') return 'booking';
      return entity === 'closure' ? 'monitoring' : 'dispatch';
    });
  });

  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });

  async function probeOf(person: Person): Promise<SocketProbe> {
    const probe = await SocketProbe.open(own.world.port, { cookie: person.cookie });
    open.push(probe);
    return probe;
  }

  const now = (): Promise<StreamCursor> => own.world.get(JournalQuery).cursors();
  const seqsOf = (probe: SocketProbe, wanted: Stream): number[] =>
    probe.changes.filter(({ stream }) => stream === wanted).map(({ seq }) => seq);
  const range = (since: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => since + index + 1);

  it('should carry a change of another stream live and after coming back, with its stream', async () => {
    const person = await own.world.person('dua.aliran', OPERATOR);
    const start = await now();
    const live = await probeOf(person);
    expect(await live.resume(start)).toEqual({
      ok: true,
      data: { seq: start.dispatch, cursor: start, settings: expect.any(String) },
    });
    await own.world.append(callRow());
    await own.world.append(alertRow('15.71'));
    await live.until(({ changes }) => changes.length === 2, 'both changes');
    for (const event of live.changes) expect(ChangeEvent.parse(event)).toEqual(event);
    const back = await probeOf(person);
    const cursor = { ...start, dispatch: start.dispatch + 1, booking: start.booking + 1 };
    expect(await back.resume(start)).toEqual({
      ok: true,
      data: { seq: cursor.dispatch, cursor, settings: expect.any(String) },
    });
    for (const probe of [live, back]) {
      expect(seqsOf(probe, 'dispatch')).toEqual([start.dispatch + 1]);
      expect(seqsOf(probe, 'booking')).toEqual([start.booking + 1]);
    }
    const again = await probeOf(person);
    await again.resume(cursor);
    expect(again.changes).toEqual([]);
    await again.until(({ ticks }) => ticks.length > 0, 'a tick');
    expect(Tick.parse(again.ticks[0])).toMatchObject({ cursor, seq: cursor.dispatch });
  });

  it(
    'should neither lose nor double a change of either stream at the boundary while both are written',
    async () => {
      const person = await own.world.person('batas.aliran', OPERATOR);
      const start = await now();
      const write = async (row: () => Parameters<typeof own.world.append>[0]): Promise<void> => {
        for (let written = 0; written < WRITES; written += 1) await own.world.append(row());
      };
      const writing = Promise.all([write(() => callRow()), write(() => alertRow('15.71'))]);
      const probes = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const probe = await probeOf(person);
          expect(await probe.resume(start)).toMatchObject({ ok: true });
          return probe;
        }),
      );
      await writing;
      for (const probe of probes) {
        await probe.until(({ changes }) => changes.length >= 2 * WRITES, 'all changes of both');
        expect(seqsOf(probe, 'dispatch')).toEqual(range(start.dispatch, WRITES));
        expect(seqsOf(probe, 'booking')).toEqual(range(start.booking, WRITES));
      }
    },
    MANY_WRITES_MS,
  );

  it('should ask for a new snapshot where a stream that is heard has no place, or one ahead of it', async () => {
    const probe = await probeOf(await own.world.person('salah.aliran', OPERATOR));
    const start = await now();
    const refused = { ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED' } };
    expect(await probe.resume({ dispatch: start.dispatch })).toMatchObject(refused);
    expect(await probe.resume({ ...start, booking: -1 })).toMatchObject(refused);
    expect(await probe.resume({ ...start, booking: start.booking + 1_000 })).toMatchObject(refused);
    expect(await probe.resume(start)).toMatchObject({ ok: true });
  });

  it('should hold nobody back by a stream of which they hear nothing', async () => {
    const facilityId = newId();
    const staff = await own.world.person('igd.aliran', [
      { role: 'facility_staff', scope: { kind: 'facility', facilityId } },
    ]);
    const start = await now();
    const probe = await probeOf(staff);
    // A place that somebody who hears alerts would be refused.
    expect(await probe.resume({ ...start, booking: start.booking + 1_000 })).toMatchObject({ ok: true });
    await own.world.append(alertRow('15.71'));
    await own.world.append(closureRow('15.71'));
    const mine = await own.world.append(facilityRow(facilityId));
    await probe.until(({ seqs }) => seqs.includes(mine), 'the own facility');
    expect(probe.changes.map(({ entity }) => entity)).toEqual(['facility']);
  });

  it('should take a page from before there were streams by its one number', async () => {
    const probe = await probeOf(await own.world.person('halaman.lama', OPERATOR));
    const start = await now();
    await own.world.append(callRow());
    expect(await probe.resume(start.dispatch)).toMatchObject({ ok: true, data: { seq: start.dispatch + 1 } });
    expect(seqsOf(probe, 'dispatch')).toEqual([start.dispatch + 1]);
  });
});
