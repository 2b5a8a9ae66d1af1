import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiInput, CaseFile, OpenedCase } from '#siaga/contracts';
import { CaseUpkeep, DailyAsks } from '#siaga/monitoring';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  MonitoredPhone,
  monitoredNo,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';

const SECRET = 'rahasia-gerbang-sms-contoh';
/** Whenever the test runs, the day's own report was asked for: an answer is of today. */
const SINCE_MIDNIGHT = { asks: { channel: 'sms' as const, hour: 0 } };

describe('daily reports by message', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_SMS: JSON.stringify({ url: 'http://127.0.0.1:9/sms', inbound: { secret: SECRET } }),
  });
  let world: MonitoringWorld;
  let messages = 0;
  let last = 0;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
  }, 120_000);

  const nextNo = (): number => {
    last += 1;
    return last;
  };
  const phoneOf = (n: number): string => `+6281255561${String(n).padStart(3, '0')}`;
  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const ask = (): Promise<number> => own.server.get(DailyAsks).askDue();
  const hourComes = (id: string): Promise<unknown> =>
    database.pool.query("UPDATE monitoring_ask SET ask_at = now() - interval '1 second' WHERE case_id = $1", [
      id,
    ]);

  /** What became of the messages that ask, while the provider takes none: null for one that still would go out. */
  async function asksOf(id: string): Promise<{ outcome: string | null; expiresAt: Date }[]> {
    const { rows } = await database.pool.query<{ outcome: string | null; expiresAt: Date }>(
      `SELECT outcome, expires_at AS "expiresAt" FROM message WHERE subject_id = $1 AND kind = 'monitoring.ask' ORDER BY ordinal`,
      [id],
    );
    return rows;
  }

  async function asked(change: Partial<ApiInput<'openCase'>> = {}): Promise<OpenedCase> {
    const opened = await openCase(world, nextNo(), change);
    await hourComes(opened.case.id);
    expect(await ask()).toBe(1);
    expect(await asksOf(opened.case.id)).toMatchObject([{ outcome: null }]);
    return opened;
  }

  /** As the gateway tells what somebody answered; the same id is the same message. */
  async function answer(from: string, text: string, id?: string): Promise<void> {
    messages += 1;
    const response = await fetch(`${own.server.base}/api/v1/messaging/sms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` },
      body: JSON.stringify({ type: 'message', id: id ?? `m-${String(messages)}`, from, text }),
    });
    expect(response.status).toBe(200);
  }

  it('should be asked for once a day, at the person’s hour, and not of who has reported', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n, { asks: { channel: 'sms', hour: 19 } });
    expect(await ask()).toBe(0);
    await hourComes(one.id);
    expect(await Promise.all([ask(), ask()]).then(([a, b]) => a + b)).toBe(1);
    const [text] = await textsAbout(own.server, one.id);
    expect(text).toBe('Hari ke-2: balas 1 bila serumah sehat, 2 bila ada gejala. Gawat: telepon 119.');
    const { rows } = await database.pool.query<{ hour: number }>(
      `SELECT extract(hour FROM ask_at AT TIME ZONE 'Asia/Jakarta')::int AS hour FROM monitoring_ask WHERE case_id = $1 AND ask_at > now()`,
      [one.id],
    );
    expect(rows).toEqual([{ hour: 19 }]);
    await world.officer.call('reportForCase', { id: one.id, forDate: dayInJambi(), answers: WELL });
    const before = (await textsAbout(own.server, one.id)).length;
    await hourComes(one.id);
    await ask();
    expect(await textsAbout(own.server, one.id)).toHaveLength(before);
  });

  it('should be asked for on its own day or not at all, however long the provider is away', async () => {
    const { case: one } = await asked();
    const [message] = await asksOf(one.id);
    const midnight = Date.parse(`${dayInJambi(1)}T00:00:00+07:00`);
    expect(message?.expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(message?.expiresAt.getTime()).toBeLessThanOrEqual(Math.min(midnight, Date.now() + 10 * 3_600_000));
  });

  it.each<[string, (opened: OpenedCase) => Promise<unknown>]>([
    [
      'the report came by another way',
      async (opened) => {
        const phone = await MonitoredPhone.activate(own.server, opened);
        expect((await phone.report(WELL)).status).toBe(200);
      },
    ],
    [
      'an officer ended the follow-up',
      async ({ case: { id } }) => {
        const { version } = (await fileOf(id)).case;
        await world.officer.call('closeFollowUp', { id, version, as: 'died' });
      },
    ],
    [
      'another way is wished for',
      ({ case: { id } }) => world.officer.call('setAskWish', { id, channel: 'whatsapp', hour: 20 }),
    ],
    [
      'the period ended by itself',
      async ({ case: { id } }) => {
        await database.pool.query('UPDATE monitored_case SET ends_on = ends_on - 20 WHERE id = $1', [id]);
        await own.server.get(CaseUpkeep).tidy();
      },
    ],
  ])('should not be asked for late when %s meanwhile', async (_, happen) => {
    const opened = await asked();
    await happen(opened);
    expect(await asksOf(opened.case.id)).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('should still be asked for when only another of the house has reported, or another day', async () => {
    const opened = await asked();
    const { id } = opened.case;
    const { case: child } = await openCase(world, nextNo(), { householdOf: id });
    await world.officer.call('reportForCase', { id: child.id, forDate: dayInJambi(), answers: WELL });
    await world.officer.call('reportForCase', { id, forDate: dayInJambi(-1), answers: WELL });
    expect(await asksOf(id)).toMatchObject([{ outcome: null }]);
  });

  it('should be told for the whole house by one sign', async () => {
    const n = nextNo();
    const { case: mother } = await openCase(world, n, SINCE_MIDNIGHT);
    const { case: child } = await openCase(world, nextNo(), { householdOf: mother.id });
    await answer(phoneOf(n), ' 1 ');
    for (const { id } of [mother, child])
      expect((await fileOf(id)).reports).toMatchObject([
        { source: 'message', weight: 'none', forDate: dayInJambi(), answers: {} },
      ]);
    expect((await textsAbout(own.server, mother.id))[0]).toBe(
      'Terima kasih. Laporan hari ke-2 dicatat: sehat.',
    );
  });

  it('should bring an officer when signs are told', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    await answer(phoneOf(n), 'ada gejala');
    const { case: after } = await fileOf(one.id);
    expect(after).toMatchObject({ lastReport: { weight: 'symptomatic' }, flags: [{ kind: 'symptomatic' }] });
    expect((await textsAbout(own.server, one.id))[0]).toContain('telepon 119');
  });

  it('should count once when the gateway tells it twice', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    await answer(phoneOf(n), '1', 'sama');
    await answer(phoneOf(n), '1', 'sama');
    expect((await fileOf(one.id)).reports).toHaveLength(1);
  });

  it('should never be guessed: what is unclear is asked again, and nothing is written', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    await answer(phoneOf(n), 'sehat tapi batuk');
    expect((await fileOf(one.id)).reports).toEqual([]);
    expect((await textsAbout(own.server, one.id))[0]).toContain('Jawaban belum jelas');
  });

  it('should not be taken for one of two households that share a telephone', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    const { case: two } = await openCase(world, nextNo(), {
      person: { ...monitoredNo(last), phone: phoneOf(n) },
    });
    await answer(phoneOf(n), '1');
    expect((await fileOf(one.id)).reports).toEqual([]);
    expect((await fileOf(two.id)).reports).toEqual([]);
  });

  it('should mean nothing from a stranger, or when the follow-up is over', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    const { version } = (await fileOf(one.id)).case;
    await world.officer.call('closeFollowUp', { id: one.id, version, as: 'completed' });
    await answer(phoneOf(n), '1');
    await answer('+6281200000999', '1');
    expect((await fileOf(one.id)).reports).toEqual([]);
    await hourComes(one.id);
    expect(await ask()).toBe(0);
  });

  it('should heed a STOP before all else', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n);
    await answer(phoneOf(n), 'STOP');
    expect((await fileOf(one.id)).reports).toEqual([]);
  });

  it('should be asked of nobody any more when the period ended by itself', async () => {
    const n = nextNo();
    const { case: one } = await openCase(world, n, { dayOne: dayInJambi(-14) });
    await own.server.get(CaseUpkeep).tidy();
    const { rows } = await database.pool.query('SELECT 1 FROM monitoring_ask WHERE case_id = $1', [one.id]);
    expect(rows).toEqual([]);
  });
});
