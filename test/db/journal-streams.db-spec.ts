import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { STREAMS, type Stream } from '#siaga/contracts';
import {
  EntityRules,
  Journal,
  JournalFeed,
  JournalQuery,
  JournalSealer,
  type HeardTopic,
  type JournalEntry,
} from '#siaga/journal';
import { newId, PersonalDataCipher, SYSTEM_ACTOR, SystemClock, type Logger } from '#siaga/kernel';
import { Database, isRetryable, type Tx } from '#siaga/persistence';
import { useDatabase } from '../support/database.js';
import { alertRow, closureRow, facilityRow } from '../support/journal-rows.js';
import { untilTrue } from '../support/until-true.js';

/** Fewer than the pool has connections: those that wait hold one each. */
const ROWS = 6;
const PAIRS = 30;

// The embedded engine serves whole transactions in turn: nothing can be read or written beside one that is held open.
const onPostgres = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;

/** As if three modules with streams of their own had declared these entities. */
class RulesOfTheTest extends EntityRules {
  override streamOf(entity: string): Stream {
    if (entity === 'facility') return 'booking';
    return entity === 'closure' ? 'monitoring' : 'dispatch';
  }

  override sealPlanOf(): null {
    return null;
  }
}

function entry(stream: Stream): JournalEntry {
  const rows = { dispatch: alertRow(), booking: facilityRow(newId()), monitoring: closureRow() };
  return { ...rows[stream], actor: SYSTEM_ACTOR };
}

/** Something that is waited for until it is opened. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('the streams of the journal', () => {
  const own = useDatabase();
  const conflicts: { err: unknown }[] = [];
  const letGoes: (() => Promise<void>)[] = [];
  let database: Database;
  let journal: Journal;
  let query: JournalQuery;
  let sealer: JournalSealer;
  jest.setTimeout(60_000);

  beforeAll(() => {
    const logger = { warn: (facts: { err: unknown }) => conflicts.push(facts) } as unknown as Logger;
    database = new Database(own.pool, logger);
    const cipher = new PersonalDataCipher(Buffer.alloc(32, 3));
    journal = new Journal(cipher, new SystemClock(), new JournalFeed(), new RulesOfTheTest());
    query = new JournalQuery(database, cipher, logger);
    sealer = new JournalSealer(database, new PersonalDataCipher(Buffer.alloc(32, 3)));
  });
  beforeEach(() => own.truncateAll());
  afterEach(() => Promise.all(letGoes.splice(0).map((letGo) => letGo())));

  function write(streams: readonly Stream[], hold: (tx: Tx) => void = () => undefined): Promise<void> {
    return database.transaction(async (tx) => {
      for (const stream of streams) await journal.append(tx, entry(stream));
      hold(tx);
    });
  }

  /** Appends and stays uncommitted until it is let go. */
  async function held(stream: Stream): Promise<{ letGo: () => Promise<void> }> {
    const [appended, release] = [gate(), gate()];
    const done = write([stream], (tx) =>
      tx.beforeCommit(() => {
        appended.open();
        return release.opened;
      }),
    );
    await appended.opened;
    const letGo = (): Promise<void> => {
      release.open();
      return done;
    };
    letGoes.push(letGo);
    return { letGo };
  }

  /** How many sessions wait for an advisory lock. */
  async function waiting(): Promise<number> {
    const { rows } = await own.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()",
    );
    return rows[0]?.n ?? 0;
  }

  it('should number each stream by itself, without a gap', async () => {
    await write(['monitoring', 'dispatch', 'monitoring']);
    await write(['monitoring', 'booking']);
    expect(await query.cursors()).toEqual({ dispatch: 1, booking: 1, monitoring: 3 });
    expect(await query.lastSeq()).toBe(1);
    const { rows } = await query.behind({ dispatch: 0, booking: 1, monitoring: 1 }, 100);
    expect(rows.map(({ stream, seq }) => [stream, seq])).toEqual([
      ['dispatch', 1],
      ['monitoring', 2],
      ['monitoring', 3],
    ]);
  });

  onPostgres('should give a snapshot the cursors of its own moment', async () => {
    await write(['dispatch', 'monitoring']);
    await database.transaction(async (tx) => {
      await tx.query('SELECT 1');
      // Another connection commits after the snapshot was taken.
      await own.pool.query(
        "SELECT journal_append(now(), '{}', 'uji.v1', 'uji', gen_random_uuid(), 1, 'ID', NULL, NULL, NULL, 'uji', 'monitoring', '{}', '{}')",
      );
      expect(await query.cursors(tx)).toEqual({ dispatch: 1, booking: 0, monitoring: 1 });
    }, 'REPEATABLE READ READ ONLY');
    expect(await query.cursors()).toMatchObject({ monitoring: 2 });
  });

  onPostgres(
    'should go on when a process froze behind its append, which then has written nothing',
    async () => {
      const frozen = await held('dispatch');
      letGoes.pop();
      // Nobody lets go of the lock: only its bound does.
      await write(['dispatch']);
      await expect(frozen.letGo()).rejects.toThrow('SYSTEM.DATABASE_UNAVAILABLE');
      expect((await query.behind({ dispatch: 0, booking: 0, monitoring: 0 }, 10)).count).toBe(1);
    },
  );

  it('should never deadlock two transactions over the same streams, whatever order they append in', async () => {
    const { opened, open } = gate();
    const both = Array.from({ length: PAIRS }, (_, index) =>
      database.transaction(async (tx) => {
        const streams: Stream[] = ['dispatch', 'booking', 'monitoring'];
        for (const stream of index % 2 === 0 ? streams : streams.reverse())
          await journal.append(tx, entry(stream));
        await opened;
      }),
    );
    open();
    await Promise.all(both);
    // A deadlock would have been tried again, with a word.
    expect(conflicts.filter(({ err }) => isRetryable(err))).toEqual([]);
    expect(await query.cursors()).toEqual({ dispatch: PAIRS, booking: PAIRS, monitoring: PAIRS });
  });

  onPostgres.each(STREAMS)('should never let a reader of %s pass a row that commits late', async (stream) => {
    const read: number[] = [];
    const readOn = async (): Promise<void> => {
      for (const { seq } of (await query.after(read.at(-1) ?? 0, 7, stream)).rows) read.push(seq);
    };
    const late = await held(stream);
    const others = Array.from({ length: ROWS }, () => write([stream]));
    await untilTrue(async () => (await waiting()) > 0, 'others wait behind the late one');
    await readOn();
    expect(read).toEqual([]);
    await late.letGo();
    await untilTrue(async () => {
      await readOn();
      return read.length > ROWS;
    }, 'all rows are read');
    await Promise.all(others);
    expect(read).toEqual(Array.from({ length: ROWS + 1 }, (_, index) => index + 1));
  });

  onPostgres('should not let a frozen appender of one stream hold another', async () => {
    const frozen = await held('monitoring');
    const behind = write(['monitoring']);
    await untilTrue(async () => (await waiting()) > 0, 'one waits in the same stream');
    await write(['dispatch', 'booking']);
    expect(await query.cursors()).toEqual({ dispatch: 1, booking: 1, monitoring: 0 });
    await Promise.all([frozen.letGo(), behind]);
    expect(await query.cursors()).toMatchObject({ monitoring: 2 });
  });

  it('should write what a last step appends as well', async () => {
    await write(['dispatch'], (tx) => {
      tx.beforeCommit(() => journal.append(tx, entry('dispatch')));
    });
    expect(await query.lastSeq()).toBe(2);
  });

  it('should give what was missed by topic, each from the time of its right on, and of no other stream', async () => {
    const append = (stream: Stream, minutesAgo: number, topics: string[] | null): Promise<unknown> =>
      own.pool.query(
        `SELECT journal_append(now() - make_interval(mins => $2), '{}', 'uji.v1', 'call', gen_random_uuid(), 1, '15.71', NULL, NULL, NULL, 'uji', $1, $3, '{}')`,
        [stream, minutesAgo, topics],
      );
    await append('dispatch', 9, ['unit:a']);
    await append('dispatch', 1, ['unit:a', 'region:15']);
    await append('dispatch', 1, ['unit:b']);
    await append('dispatch', 1, null);
    await append('dispatch', 9, ['facility:c']);
    await append('monitoring', 1, ['unit:a']);
    const missed = async (...heard: HeardTopic[]): Promise<number[]> =>
      (await query.missedBy(heard, 0, 100, 10)).rows.map(({ seq }) => seq);
    const sinceAt = new Date(Date.now() - 5 * 60_000);
    expect(await missed({ topic: 'unit:a' })).toEqual([1, 2]);
    expect(await missed({ topic: 'unit:a', sinceAt })).toEqual([2]);
    expect(await missed({ topic: 'unit:a', sinceAt }, { topic: 'facility:c', sinceAt: null })).toEqual([
      2, 5,
    ]);
    expect(await missed({ topic: 'unit:a', sinceAt }, { topic: 'unit:a' })).toEqual([1, 2]);
    // A row from before there were topics is heard as it was then.
    expect(await missed({ topic: 'region:15' })).toEqual([2, 4]);
    expect(await missed({ topic: 'region:15.71.01' }, { topic: 'region:1' })).toEqual([]);
    expect(await missed()).toEqual([]);
    const { rows } = await query.missedBy([{ topic: 'unit:a' }], 1, 4, 10);
    expect(rows.map(({ seq }) => seq)).toEqual([2]);
    expect(await query.missedBy([{ topic: 'unit:a' }], 0, 100, 10, 'monitoring')).toMatchObject({
      rows: [{ stream: 'monitoring', seq: 1 }],
      count: 1,
    });
  });

  it('should refuse a stream that no migration made', async () => {
    await expect(
      own.pool.query(
        "SELECT journal_append(now(), '{}', 'uji.v1', 'uji', gen_random_uuid(), 1, 'ID', NULL, NULL, NULL, 'uji', 'nowhere', '{}', '{}')",
      ),
    ).rejects.toThrow('the journal has no stream nowhere');
  });

  it('should keep one version of an entity once, whatever the stream', async () => {
    const same = entry('dispatch');
    await database.transaction((tx) => journal.append(tx, same));
    await expect(database.transaction((tx) => journal.append(tx, same))).rejects.toThrow(
      'journal_entity_version_uq',
    );
  });

  it('should seal and check each stream by its own chain', async () => {
    await write(['monitoring', 'dispatch', 'monitoring']);
    expect(await sealer.sealNew()).toBe(2);
    await write(['monitoring']);
    expect(await sealer.sealNew()).toBe(1);
    expect(await sealer.verifyAll()).toEqual([
      { stream: 'dispatch', sealedUntil: 1, firstBrokenSeq: null },
      { stream: 'booking', sealedUntil: 0, firstBrokenSeq: null },
      { stream: 'monitoring', sealedUntil: 3, firstBrokenSeq: null },
    ]);
    await own.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
    await own.pool.query("UPDATE journal SET topics = '{region:ID}' WHERE stream = 'monitoring' AND seq = 3");
    await own.pool.query('ALTER TABLE journal ENABLE TRIGGER journal_append_only');
    expect(await sealer.verify('monitoring')).toEqual({ sealedUntil: 2, firstBrokenSeq: 3 });
    expect(await sealer.verify()).toEqual({ sealedUntil: 1, firstBrokenSeq: null });
  });

  /** As who owns the tables can, and nobody else. */
  async function forge(sql: string): Promise<void> {
    const tables = ['journal', 'journal_seal', 'journal_seal_head'];
    const each = (verb: string): string =>
      tables.map((name) => `ALTER TABLE ${name} ${verb} TRIGGER USER;`).join('');
    await own.pool.query(`${each('DISABLE')} ${sql}; ${each('ENABLE')}`);
  }

  it.each([
    ['sealed rows', 'DELETE FROM journal WHERE seq > 2'],
    ['rows and their seals', 'DELETE FROM journal WHERE seq > 2; DELETE FROM journal_seal WHERE to_seq > 2'],
    [
      'rows, seals and the head, without the key',
      `DELETE FROM journal WHERE seq > 2; DELETE FROM journal_seal WHERE to_seq > 2;
       UPDATE journal_seal_head SET seals = 1, to_seq = 2, hash = (SELECT hash FROM journal_seal)`,
    ],
    [
      'rows, seals and the head, with its signature taken away',
      `DELETE FROM journal WHERE seq > 2; DELETE FROM journal_seal WHERE to_seq > 2;
       UPDATE journal_seal_head SET seals = 1, to_seq = 2, hash = (SELECT hash FROM journal_seal), mac = NULL`,
    ],
    ['a signature that is too short to be one', `UPDATE journal_seal_head SET mac = '\\x00'`],
    [
      'rows, seals and all heads',
      'DELETE FROM journal; DELETE FROM journal_seal WHERE to_seq > 2; DELETE FROM journal_seal_head',
    ],
  ])('should notice an end that was cut off or changed: %s', async (_, sql) => {
    await write(['dispatch', 'dispatch']);
    await sealer.sealNew();
    await write(['dispatch', 'dispatch']);
    await sealer.sealNew();
    const anchors = await sealer.anchors();
    expect(await sealer.cutStreams()).toEqual([]);
    expect(await Promise.all(anchors.map((anchor) => sealer.holds(anchor)))).toEqual([true]);
    await forge(sql);
    expect((await sealer.verify()).firstBrokenSeq).not.toBeNull();
    expect(await sealer.cutStreams()).toEqual(['dispatch']);
    // Sealing on gives back nothing.
    await sealer.sealNew();
    expect((await sealer.verify()).firstBrokenSeq).not.toBeNull();
    expect(await sealer.cutStreams()).toEqual(['dispatch']);
  });

  it('should sign the end that an upgrade found when a person asks, and only what holds', async () => {
    await write(['dispatch', 'dispatch', 'monitoring']);
    await sealer.sealNew();
    await forge('UPDATE journal_seal_head SET mac = NULL');
    await write(['dispatch']);
    await sealer.sealNew();
    expect(await sealer.cutStreams()).toEqual(expect.arrayContaining(['dispatch', 'monitoring']));
    await forge("UPDATE journal SET topics = '{}' WHERE stream = 'monitoring'");
    expect(await sealer.signUnsigned()).toEqual(['dispatch']);
    expect(await sealer.cutStreams()).toEqual(['monitoring']);
    expect((await sealer.verify('monitoring')).firstBrokenSeq).toBe(1);
    expect(await sealer.signUnsigned()).toEqual([]);
    await write(['dispatch']);
    await sealer.sealNew();
    expect(await sealer.verify()).toEqual({ sealedUntil: 4, firstBrokenSeq: null });
  });

  it('should count the seals of a process that knows no head, while an upgrade rolls', async () => {
    await write(['dispatch']);
    await sealer.sealNew();
    await own.pool.query('CREATE TABLE copy AS SELECT * FROM journal_seal_head');
    await write(['dispatch']);
    await sealer.sealNew();
    await forge(
      'DELETE FROM journal_seal_head; INSERT INTO journal_seal_head SELECT * FROM copy; DROP TABLE copy',
    );
    expect(await sealer.cutStreams()).toEqual([]);
    expect(await sealer.verify()).toEqual({ sealedUntil: 1, firstBrokenSeq: null });
    await write(['dispatch']);
    await sealer.sealNew();
    expect(await sealer.cutStreams()).toEqual([]);
    expect(await sealer.verify()).toEqual({ sealedUntil: 3, firstBrokenSeq: null });
  });

  it('should notice that rows were cut off which no seal holds yet, and that everything was taken back to an older copy', async () => {
    await write(['dispatch', 'dispatch']);
    await sealer.sealNew();
    await own.pool.query('CREATE TABLE copy AS SELECT * FROM journal_seal_head');
    await write(['dispatch', 'dispatch']);
    await sealer.sealNew();
    const anchors = await sealer.anchors();
    await forge(
      `DELETE FROM journal WHERE seq > 2; DELETE FROM journal_seal WHERE to_seq > 2; DELETE FROM journal_seal_head;
       INSERT INTO journal_seal_head SELECT * FROM copy; DROP TABLE copy`,
    );
    // The database alone is as it once was. What a process has seen, and what was noted elsewhere, is not.
    expect((await sealer.verify()).firstBrokenSeq).toBeNull();
    expect(await sealer.cutStreams(new Map([['dispatch', 4]]))).toEqual(['dispatch']);
    expect(await Promise.all(anchors.map((anchor) => sealer.holds(anchor)))).toEqual([false]);
  });

  it('should refuse to take its head back', async () => {
    await write(['dispatch']);
    await sealer.sealNew();
    await expect(own.pool.query('DELETE FROM journal_seal_head')).rejects.toThrow('only moves on');
    await expect(own.pool.query('TRUNCATE journal_seal_head')).rejects.toThrow('never emptied');
    await expect(own.pool.query('UPDATE journal_seal_head SET to_seq = 0')).rejects.toThrow('only moves on');
  });
});
