import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TrailInput } from '#siaga/contracts';
import {
  SecurityTrail,
  TrailQuery,
  TrailRepository,
  TrailUpkeep,
  type Caller,
  type ScopeDirectory,
  type TrailEvent,
} from '#siaga/identity';
import { Clock, createLogger, newId, PersonalDataCipher, runInContext } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { heldLock } from '../support/held-lock.js';
import { untilTrue } from '../support/until-true.js';

const DAY_MS = 86_400_000;
const HOLDS_HEAD = 'SELECT FROM security_trail_head FOR UPDATE';
const logger = createLogger('silent');
const cipher = new PersonalDataCipher(randomBytes(32));
// The embedded engine serves whole transactions in turn: nothing can be written beside one that is held open.
const onPostgres = process.env.SIAGA_TEST_ENGINE === 'embedded' ? it.skip : it;

class TurnedClock extends Clock {
  at = new Date();

  now(): Date {
    return this.at;
  }
}

/** Only what the trail asks of it. */
const scopes = {
  regionsOf: (grants: readonly { scope: { regionCode?: string } }[]) =>
    Promise.resolve(grants.flatMap(({ scope }) => scope.regionCode ?? [])),
} as unknown as ScopeDirectory;

describe('the security trail', () => {
  const own = useDatabase();
  const clock = new TurnedClock();
  let database: Database;
  let repository: TrailRepository;
  let trail: SecurityTrail;
  let upkeep: TrailUpkeep;
  jest.setTimeout(60_000);

  beforeAll(() => {
    database = new Database(own.pool, logger);
    repository = new TrailRepository(database, cipher);
  });

  beforeEach(async () => {
    await own.truncateAll();
    clock.at = new Date();
    trail = trailOf(database);
    upkeep = new TrailUpkeep(database, repository, trail, clock, logger);
  });

  function trailOf(on: Database): SecurityTrail {
    return new SecurityTrail(on, new TrailRepository(on, cipher), scopes, cipher, clock, logger);
  }

  function event(over: Partial<TrailEvent> = {}): TrailEvent {
    return { act: 'exported', by: { id: newId(), grants: inRegion('operator') }, ...over };
  }

  async function acts(): Promise<string[]> {
    const { rows } = await own.pool.query<{ act: string }>('SELECT act FROM security_trail ORDER BY seq');
    return rows.map(({ act }) => act);
  }

  /** As who owns the tables can, and nobody else. */
  async function forge(sql: string): Promise<void> {
    const tables = ['security_trail', 'security_trail_head'];
    const each = (verb: string): string =>
      tables.map((name) => `ALTER TABLE ${name} ${verb} TRIGGER USER;`).join('');
    await own.pool.query(`${each('DISABLE')} ${sql}; ${each('ENABLE')}`);
  }

  it('should number what several processes write at once without a gap, in a chain that holds', async () => {
    const others = [trail, trailOf(database), trailOf(database)];
    await Promise.all(
      others.flatMap((one) =>
        Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one.demand(event()) : one.note(event()))),
      ),
    );
    await untilTrue(async () => (await acts()).length === 24, 'all lines');
    expect(await repository.verify()).toEqual({ from: 1, until: 24, broken: null });
    expect(await repository.isWhole()).toBe(true);
  });

  it('should refuse to be changed, shortened or emptied by the server itself', async () => {
    await trail.demand(event());
    for (const table of ['security_trail', 'security_trail_head'])
      for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table}`])
        await expect(own.pool.query(sql)).rejects.toThrow(/append-only|only moves on|never emptied/);
    await expect(own.pool.query(`UPDATE security_trail SET act = 'signed_in'`)).rejects.toThrow(
      'append-only',
    );
    await expect(own.pool.query('UPDATE security_trail_head SET seq = 0')).rejects.toThrow('only moves on');
  });

  it.each([
    ['a line that was changed', `UPDATE security_trail SET account_id = NULL WHERE seq = 2`, 2],
    ['a line that was taken out', 'DELETE FROM security_trail WHERE seq = 2', 2],
    ['a first line that was taken away', 'DELETE FROM security_trail WHERE seq = 1', 1],
    ['an end that was cut off', 'DELETE FROM security_trail WHERE seq = 3', 3],
    [
      'an end that was cut off with a head to match',
      `DELETE FROM security_trail WHERE seq = 3;
       UPDATE security_trail_head SET seq = 2, hash = (SELECT hash FROM security_trail WHERE seq = 2)`,
      'end',
    ],
  ])('should notice %s', async (_, sql, broken) => {
    for (let n = 0; n < 3; n += 1) await trail.demand(event());
    await forge(sql);
    const check = await repository.verify();
    expect(check.broken).toBe(broken);
    expect(await repository.isWhole()).toBe(typeof broken === 'number' && broken < 3);
    await upkeep.tidy();
    const isWhole = upkeep.healthChecks().trail_seal?.().ok;
    expect(isWhole).toBe(typeof broken === 'number' && broken < 3);
  });

  it('should forget the oldest lines when they were kept for as long as the table says, and no others', async () => {
    clock.at = new Date(Date.now() - 401 * DAY_MS);
    await trail.demand(event());
    await trail.demand(event());
    clock.at = new Date(Date.now() - 399 * DAY_MS);
    await trail.demand(event());
    clock.at = new Date();
    await upkeep.tidy();
    expect(await acts()).toEqual(['exported', 'forgotten']);
    expect(await repository.verify()).toEqual({ from: 3, until: 4, broken: null });
    await own.pool.query('UPDATE security_trail_head SET kept_days = 90');
    await upkeep.tidy();
    expect(await acts()).toEqual(['forgotten', 'forgotten']);
    expect((await repository.verify()).broken).toBeNull();
  });

  it('should write addresses as a network and a digest, and no word of a line in a log', async () => {
    await runInContext({ correlationId: 'uji-0001', actor: null, address: '36.72.11.9' }, () =>
      trail.demand(event()),
    );
    const { rows } = await own.pool.query('SELECT * FROM security_trail');
    expect(rows).toMatchObject([
      { address_mask: '36.72.*.*', correlation_id: 'uji-0001', region_codes: ['15.71'] },
    ]);
    expect(JSON.stringify(rows)).not.toContain('36.72.11.9');
  });

  it('should tell of rights within the reader’s regions, and of none elsewhere', async () => {
    const unit = `crew unit ${newId()}`;
    await database.transaction((tx) =>
      trail.recordIn(tx, {
        act: 'account_changed',
        by: null,
        regionCodes: ['15.71', '31.71'],
        detail: { given: `operator 31.71, supervisor 15.71, ${unit}`, taken: 'admin 31', which: 'all' },
      }),
    );
    const query = new TrailQuery(database);
    const read = async (...regionCodes: string[]): Promise<unknown> => {
      const reader = { audience: () => ({ regionCodes }) } as unknown as Caller;
      const { entries } = await query.page(reader, TrailInput.parse({}));
      return entries.map(({ detail, regionCodes: shown }) => [shown, detail]);
    };
    expect(await read('15')).toEqual([[['15.71'], { given: 'supervisor 15.71', which: 'all' }]]);
    expect(await read('31.71')).toEqual([[['31.71'], { given: 'operator 31.71', which: 'all' }]]);
    const all = { given: `operator 31.71, supervisor 15.71, ${unit}`, taken: 'admin 31', which: 'all' };
    expect(await read('15', '31')).toEqual([[['15.71', '31.71'], all]]);
    expect(await read('ID')).toEqual([[['15.71', '31.71'], all]]);
  });

  it('should belong to the country when it belongs nowhere', async () => {
    await trail.demand(event({ by: null }));
    const { rows } = await own.pool.query('SELECT region_codes FROM security_trail');
    expect(rows).toEqual([{ region_codes: ['ID'] }]);
  });

  it('should tell the same look once, and another one again', async () => {
    const by = event().by;
    const look = {
      by,
      act: 'record_viewed',
      subject: { kind: 'call', id: newId() },
      isOneLook: true,
    } as const;
    for (let n = 0; n < 3; n += 1) await trail.note(look);
    await trail.note({ ...look, subject: { kind: 'call', id: newId() } });
    clock.at = new Date(clock.at.getTime() + 11 * 60_000);
    await trail.note(look);
    expect(await acts()).toHaveLength(3);
  });

  describe('when it cannot be written', () => {
    onPostgres('should let views and sign-ins go on, and write them as soon as it can', async () => {
      await trail.demand(event());
      const tookMs = await heldLock(own.pool, HOLDS_HEAD, async () => {
        const startedAtMs = performance.now();
        await trail.note(event({ act: 'signed_in' }));
        return performance.now() - startedAtMs;
      });
      expect(tookMs).toBeLessThan(1_000);
      await untilTrue(async () => (await acts()).includes('signed_in'), 'the line is written later');
    });

    onPostgres('should refuse an export and a change of rights', async () => {
      await trail.demand(event({ act: 'signed_in' }));
      await heldLock(own.pool, HOLDS_HEAD, async () => {
        await expect(trail.demand(event())).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
        const change = database.transaction(async (tx) => {
          await trail.recordIn(tx, event({ act: 'account_changed' }));
        });
        await expect(change).rejects.toMatchObject({ code: 'SYSTEM.OVERLOADED' });
      });
      expect(await acts()).toEqual(['signed_in']);
    });

    it('should take nothing back of what was done when the act itself fails', async () => {
      const failing = database.transaction(async (tx) => {
        await trail.recordIn(tx, event({ act: 'account_changed' }));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await acts()).toEqual([]);
    });

    it('should lose one line that cannot be stored, and none beside it, and say so', async () => {
      const bad = event({ act: 'signed_in', subject: { kind: 'call', id: 'no id' } });
      await Promise.all([trail.note(event({ act: 'signed_in' })), trail.note(bad), trail.note(event())]);
      await untilTrue(
        async () => (await acts()).includes('gap') || !trail.healthChecks().trail?.().ok,
        'told',
      );
      await trail.note(event({ act: 'signed_out' }));
      await untilTrue(async () => (await acts()).includes('gap'), 'the gap is told');
      expect((await acts()).sort()).toEqual(['exported', 'gap', 'signed_in', 'signed_out']);
      expect(trail.healthChecks().trail?.()).toEqual({ ok: true });
      expect(
        trail
          .figures()
          .find(({ name }) => name === 'siaga_trail_lost_total')
          ?.read(),
      ).toBe(1);
    });

    it('should lose nothing that waits behind such a line when the database goes away meanwhile', async () => {
      const bad = event({ act: 'signed_in', subject: { kind: 'call', id: 'no id' } });
      await own.pool.query(`
        CREATE TABLE away ();
        CREATE FUNCTION is_away() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF to_regclass('away') IS NULL THEN RETURN NEW; END IF;
          RAISE EXCEPTION 'away' USING ERRCODE = 'query_canceled';
        END $$;
        CREATE TRIGGER away BEFORE INSERT ON security_trail FOR EACH ROW WHEN (NEW.act = 'exported') EXECUTE FUNCTION is_away()`);
      try {
        // What comes while the first is written goes as one batch.
        const first = trail.note(event({ act: 'signed_out' }));
        await Promise.all([first, trail.note(bad), ...Array.from({ length: 3 }, () => trail.note(event()))]);
        await untilTrue(() => !trail.healthChecks().trail?.().ok, 'the one line is lost');
        await own.pool.query('DROP TABLE away');
        await untilTrue(async () => (await acts()).length === 5, 'the others are written');
        expect((await acts()).sort()).toEqual(['exported', 'exported', 'exported', 'gap', 'signed_out']);
      } finally {
        await own.pool.query(
          'DROP TRIGGER away ON security_trail; DROP FUNCTION is_away(); DROP TABLE IF EXISTS away',
        );
      }
    });

    it('should tell of what is lost once, though several write at the same time', async () => {
      await trail.note(event({ act: 'signed_in', subject: { kind: 'call', id: 'no id' } }));
      await untilTrue(() => !trail.healthChecks().trail?.().ok, 'it is lost');
      await Promise.all(Array.from({ length: 4 }, () => trail.demand(event())));
      expect((await acts()).filter((act) => act === 'gap')).toHaveLength(1);
      expect(trail.healthChecks().trail?.()).toEqual({ ok: true });
    });
  });
});
