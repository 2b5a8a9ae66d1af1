import { afterEach, describe, expect, it } from '@jest/globals';
import type { Grant } from '#siaga/contracts';
import { useDatabase } from '../support/database.js';
import { startFleetWorld, useFleetWorld, type FleetWorld, type Person } from '../support/fleet-world.js';
import { callRow } from '../support/journal-rows.js';
import { SocketProbe } from '../support/socket-probe.js';

const OPERATOR: Grant[] = [{ role: 'operator', scope: { kind: 'region', regionCode: '15' } }];
const OFFLINE_CHANGES = 500;
/** Hundreds of commits, on a machine that does other things as well. */
const MANY_WRITES_MS = 30_000;

/** So far in the stream of the emergency, which is all that these tests write to. */
const at = (seq: number): object => ({
  seq,
  cursor: { dispatch: seq, booking: 0, monitoring: 0 },
  settings: expect.stringMatching(/^[\w-]{16}$/),
});

/** What a console holds in the end: the newest version of everything. */
function held(probe: SocketProbe): Map<string, unknown> {
  const state = new Map<string, { version: number; data: unknown }>();
  for (const { entityId, version, data } of probe.changes) {
    if (version > (state.get(entityId)?.version ?? 0)) state.set(entityId, { version, data });
  }
  return new Map([...state].sort(([a], [b]) => a.localeCompare(b)));
}

describe('resume', () => {
  const { databaseUrl } = useDatabase();
  const own = useFleetWorld(databaseUrl);
  const open: SocketProbe[] = [];
  const others: FleetWorld[] = [];

  afterEach(async () => {
    for (const probe of open.splice(0)) probe.close();
    for (const world of others.splice(0)) await world.close();
  });

  async function anotherProcess(): Promise<FleetWorld> {
    const world = await startFleetWorld(databaseUrl);
    others.push(world);
    return world;
  }

  async function probeOf(person: Person, world: FleetWorld = own.world): Promise<SocketProbe> {
    const probe = await SocketProbe.open(world.port, { cookie: person.cookie });
    open.push(probe);
    return probe;
  }

  async function lastSeq(): Promise<number> {
    const [row] = await own.world.database.query<{ seq: string }>(
      'SELECT coalesce(max(seq), 0) AS seq FROM journal',
    );
    return Number(row?.seq);
  }

  /** Sequences of calls after `since`, in order. */
  async function callSeqs(since: number): Promise<number[]> {
    const rows = await own.world.database.query<{ seq: string }>(
      `SELECT seq FROM journal WHERE entity = 'call' AND seq > $1 ORDER BY seq`,
      [since],
    );
    return rows.map((row) => Number(row.seq));
  }

  it(
    'should make a console that was offline for 500 changes equal to one that was not',
    async () => {
      const person = await own.world.person('dua.layar', OPERATOR);
      const [online, offline] = [await probeOf(person), await probeOf(person)];
      const start = await lastSeq();
      await Promise.all([online.resume(start), offline.resume(start)]);
      const rows = Array.from({ length: 50 }, () => callRow());
      for (const row of rows) await own.world.append(row);
      await offline.until((probe) => probe.changes.length === rows.length, 'the first changes');
      const since = offline.seqs.at(-1) ?? 0;
      offline.close();
      for (let change = 0; change < OFFLINE_CHANGES; change += 1) {
        const row = rows[change % rows.length] ?? callRow();
        const version = row.version + 1;
        const data = { ...row.data, version, note: `ubah ${change}` };
        rows[change % rows.length] = { ...row, version, data };
        await own.world.append({ ...row, version, type: 'call.updated.v1', data });
      }
      const back = await probeOf(person);
      expect(await back.resume(since)).toEqual({ ok: true, data: at(since + OFFLINE_CHANGES) });
      await online.until(
        (probe) => probe.changes.length === rows.length + OFFLINE_CHANGES,
        'all live changes',
      );
      offline.changes.push(...back.changes);
      expect(held(offline)).toEqual(held(online));
      expect(offline.seqs).toEqual(online.seqs);
    },
    MANY_WRITES_MS,
  );

  it(
    'should neither lose nor double a change at the boundary while two processes write',
    async () => {
      const second = await anotherProcess();
      const person = await own.world.person('batas', OPERATOR);
      const start = await lastSeq();
      const write = async (world: FleetWorld, count: number): Promise<void> => {
        for (let written = 0; written < count; written += 1) await world.append(callRow());
      };
      const writing = Promise.all([write(own.world, 150), write(own.world, 150), write(second, 150)]);
      const probes = await Promise.all(
        Array.from({ length: 24 }, async (_, index) => {
          const probe = await probeOf(person, index % 2 === 0 ? own.world : second);
          expect(await probe.resume(start)).toMatchObject({ ok: true });
          return probe;
        }),
      );
      await writing;
      const expected = await callSeqs(start);
      expect(expected).toHaveLength(450);
      for (const probe of probes) {
        await probe.until(({ changes }) => changes.length >= expected.length, 'all changes');
        expect(probe.seqs).toEqual(expected);
      }
    },
    MANY_WRITES_MS,
  );

  it('should start anew when a socket resumes again', async () => {
    const probe = await probeOf(await own.world.person('lagi', OPERATOR));
    const start = await lastSeq();
    await probe.resume(start);
    const first = await own.world.append(callRow());
    await probe.until(({ seqs }) => seqs.includes(first), 'the live change');
    expect(await probe.resume(start)).toEqual({ ok: true, data: at(first) });
    const second = await own.world.append(callRow());
    await probe.until(({ seqs }) => seqs.includes(second), 'the second change');
    expect(probe.seqs).toEqual([first, first, second]);
  });

  it('should wait for a change that a snapshot of another process knew already', async () => {
    const second = await anotherProcess();
    const probe = await probeOf(await own.world.person('maju', OPERATOR), second);
    const seq = await own.world.append(callRow());
    expect(await probe.resume(seq)).toEqual({ ok: true, data: at(seq) });
    expect(probe.changes).toEqual([]);
  });

  it('should ask for a new snapshot when the sequence is negative or ahead of the journal', async () => {
    const probe = await probeOf(await own.world.person('salah', OPERATOR));
    const refused = { ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED' } };
    expect(await probe.resume(-1)).toMatchObject(refused);
    expect(await probe.resume(0.5)).toMatchObject(refused);
    expect(await probe.resume((await lastSeq()) + 1_000)).toMatchObject(refused);
  });

  it('should ask for a new snapshot when the sequence is too old', async () => {
    const probe = await probeOf(await own.world.person('lama', OPERATOR));
    const before = await lastSeq();
    // Numbers that were given and never used stand for a long time of changes.
    await own.world.database.query(`SELECT setval(pg_get_serial_sequence('journal', 'seq'), $1)`, [
      before + 60_000,
    ]);
    const seq = await own.world.append(callRow());
    expect(await probe.resume(seq)).toMatchObject({ ok: true });
    expect(await probe.resume(before)).toMatchObject({
      ok: false,
      error: { code: 'REALTIME.RESYNC_REQUIRED' },
    });
  });

  it('should ask for a new snapshot when a change cannot be opened, since it would be missed for good', async () => {
    const { world } = own;
    const probe = await probeOf(await world.person('rusak', OPERATOR));
    const witness = await probeOf(await world.person('rusak-saksi', OPERATOR));
    const before = await world.append(callRow());
    await world.database.query(
      `SELECT journal_append(now(), '{"kind":"system","id":"siaga","name":"Siaga"}', 'call.updated.v1', 'call', gen_random_uuid(), 2, '15.71', NULL,
                             NULL, NULL, 'uji', 'dispatch', '{region:15}', '{"note":{"$sealed":"bm90IHNlYWxlZCBieSB1cw=="}}')`,
    );
    const after = await world.append(callRow());
    // Until this process has heard of it, it is the live line that tells (the next test).
    expect(await witness.resume(after)).toEqual({ ok: true, data: at(after) });
    expect(await probe.resume(before)).toMatchObject({
      ok: false,
      error: { code: 'REALTIME.RESYNC_REQUIRED' },
    });
    // The snapshot goes on behind it.
    expect(await probe.resume(after)).toEqual({ ok: true, data: at(after) });
  });

  it('should tell a living socket that hears of it to begin anew, and no other, when a change cannot be opened', async () => {
    const { world } = own;
    const [here, elsewhere] = [
      await probeOf(await world.person('rusak-sini', OPERATOR)),
      await probeOf(
        await world.person('rusak-sana', [{ role: 'operator', scope: { kind: 'region', regionCode: '31' } }]),
      ),
    ];
    const seq = await lastSeq();
    for (const probe of [here, elsewhere]) expect(await probe.resume(seq)).toMatchObject({ ok: true });
    const told = new Promise<unknown>((resolve) => here.socket.once('topics.changed', resolve));
    let isElsewhereTold = false;
    elsewhere.socket.once('topics.changed', () => (isElsewhereTold = true));
    await world.database.query(
      `SELECT journal_append(now(), '{"kind":"system","id":"siaga","name":"Siaga"}', 'call.updated.v1', 'call', gen_random_uuid(), 2, '15.71', NULL,
                             NULL, NULL, 'uji', 'dispatch', '{region:15,region:15.71}', '{"note":{"$sealed":"bm90IHNlYWxlZCBieSB1cw=="}}')`,
    );
    expect(await told).toEqual({ topics: expect.arrayContaining([expect.stringMatching(/^region:15/)]) });
    // What follows reaches both in the order it was written: the other was told nothing before it.
    const next = await world.append(callRow());
    await here.until(({ seqs }) => seqs.includes(next), 'what follows');
    expect(isElsewhereTold).toBe(false);
  });

  it('should refuse a socket that resumes many times at once', async () => {
    const probe = await probeOf(await own.world.person('rakus', OPERATOR));
    const seq = await lastSeq();
    const answers = await Promise.all(Array.from({ length: 10 }, () => probe.resume(seq)));
    expect(answers.some((answer) => !answer.ok && answer.error.code === 'SYSTEM.OVERLOADED')).toBe(true);
    expect(await probe.resume(seq)).toMatchObject({ ok: true });
  });
});
