import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FollowsJournal, JournalFollowers, type JournalFollower, type JournalRow } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import { FakeClock } from '../support/calls.js';
import { useDatabase } from '../support/database.js';
import { startMessaging, type MessagingProcess } from '../support/messaging-world.js';

const TYPE = 'map.changed.v1';
const POISON = 'closure.drawn.v1';

// Real: PostgreSQL, two processes' worth of followers. Rows are written as they stand in the journal.
describe('followers of the journal', () => {
  const db = useDatabase();
  const clock = new FakeClock();
  jest.setTimeout(30_000);

  beforeEach(() => db.truncateAll());

  async function note(tx: Tx, seq: number): Promise<void> {
    await tx.query('INSERT INTO message_rate (provider, tokens, refilled_at) VALUES ($1, 0, now())', [
      `heard ${seq}`,
    ]);
  }

  /** Writes down what it hears, in the transaction that moves its cursor. */
  async function following(
    handle?: (tx: Tx, rows: readonly JournalRow[]) => Promise<void>,
  ): Promise<MessagingProcess> {
    class Follower implements JournalFollower {
      readonly name = 'uji';
      readonly streams = ['dispatch'] as const;
      readonly types = new Set([TYPE, POISON]);
      readonly handle =
        handle ??
        (async (tx: Tx, rows: readonly JournalRow[]) => {
          for (const { seq } of rows) await note(tx, seq);
        });
    }
    FollowsJournal()(Follower);
    const started = await startMessaging(db.dataSource, clock, [], {}, [Follower]);
    // The first look makes its cursor, at the newest change.
    await started.get(JournalFollowers).runDue();
    return started;
  }

  async function write(count: number, type = TYPE, data: object = {}): Promise<number[]> {
    const rows = await db.pool.query<{ seq: string }>(
      `SELECT journal_append(now(), '{"kind":"system","id":"siaga","name":"Siaga"}'::jsonb, $1::text, 'map', gen_random_uuid(), 1, 'ID', NULL, NULL,
                             NULL, 'uji', 'dispatch', '{}'::text[], $3::jsonb) AS seq FROM generate_series(1, $2::int)`,
      [type, count, JSON.stringify(data)],
    );
    return rows.rows.map(({ seq }) => Number(seq));
  }

  const run = (process: MessagingProcess): Promise<number> => process.get(JournalFollowers).runDue();
  const heard = async (): Promise<number[]> =>
    (
      await db.pool.query<{ provider: string }>(
        `SELECT provider FROM message_rate WHERE provider LIKE 'heard %'`,
      )
    ).rows
      .map(({ provider }) => Number(provider.slice(6)))
      .sort((a, b) => a - b);

  it('should hear each change once, whoever of two processes is at it', async () => {
    const one = await following();
    const two = await following();
    const written = await write(450);
    await Promise.all([run(one), run(two)]);
    await run(one);
    expect(await heard()).toEqual(written);
  });

  it('should go on where another process stopped, and hear nothing of what was rolled back twice', async () => {
    const dying = await following(async (tx, rows) => {
      for (const { seq } of rows) await note(tx, seq);
      throw new Error('killed');
    });
    const written = await write(3);
    await expect(run(dying)).rejects.toThrow('killed');
    expect(await heard()).toEqual([]);
    await run(await following());
    expect(await heard()).toEqual(written);
  });

  it('should end behind the batch in hand when the process stops, and leave the rest to the others', async () => {
    const ended: Promise<void>[] = [];
    const stopping: MessagingProcess = await following(async (tx, rows) => {
      for (const { seq } of rows) await note(tx, seq);
      ended.push(stopping.get(JournalFollowers).beforeApplicationShutdown());
    });
    const written = await write(450);
    expect(await run(stopping)).toBe(200);
    await Promise.all(ended);
    expect(await heard()).toEqual(written.slice(0, 200));
    await run(await following());
    expect(await heard()).toEqual(written);
  });

  it('should leave out a change that cannot be handled after some attempts, and only that one', async () => {
    const process = await following(async (tx, rows) => {
      for (const { seq, type } of rows) {
        if (type === POISON) throw new Error('poison');
        await note(tx, seq);
      }
    });
    const [first] = await write(1);
    await write(1, POISON);
    const [last] = await write(1);
    const ends: string[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1)
      await run(process).then(
        () => ends.push('done'),
        () => ends.push('failed'),
      );
    expect(ends).toEqual([...Array.from({ length: 6 }, () => 'failed'), 'done', 'done']);
    expect(await heard()).toEqual([first, last]);
  });

  it('should go on behind a change that cannot be opened, in a batch and alone', async () => {
    const process = await following();
    const damaged = { note: { $sealed: 'bm90IHNlYWxlZCBieSB1cw==' } };
    const [first] = await write(1);
    await write(1, TYPE, damaged);
    const [last] = await write(1);
    await run(process);
    expect(await heard()).toEqual([first, last]);
    await write(1, TYPE, damaged);
    await run(process);
    // It is behind nothing any more.
    expect(await run(process)).toBe(0);
    expect(await heard()).toEqual([first, last]);
  });
});
