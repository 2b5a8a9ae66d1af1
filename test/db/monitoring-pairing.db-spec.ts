import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#siaga/kernel';
import { EntryUpkeep } from '#siaga/monitoring';
import { useDatabase } from '../support/database.js';
import { buildEntry, EntryOfficer, TravellerPhone, type EntryWorld } from '../support/entry-world.js';
import { openCase } from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import { problemOf, type Answer } from '../support/session.js';
import { PortalVisit } from '../support/visitor.js';

const settings = { SIAGA_ROLE: 'web', SIAGA_PUBLIC_URL: 'https://siaga.example' };
const MINUTE_S = 60;

describe('the code that a traveller’s telephone claims', () => {
  const database = useDatabase();
  const one = useServer(database.databaseUrl, settings);
  const two = useServer(database.databaseUrl, settings);
  let world: EntryWorld;
  let officer: EntryOfficer;
  let last = 0;

  beforeAll(async () => {
    world = await buildEntry(one.server);
    officer = await EntryOfficer.start(one.server, world);
    // The shift has stood open for some hours, so that it showed codes before now.
    await rows(
      "UPDATE entry_shift SET opened_at = now() - interval '8 hours', ends_at = now() + interval '6 hours'",
    );
  }, 120_000);

  const rows = async (sql: string, params: unknown[] = []) =>
    (await database.pool.query<Record<string, unknown>>(sql, params)).rows;
  const nextNo = (): number => {
    last += 1;
    return last;
  };
  const phone = (server = one.server): TravellerPhone => TravellerPhone.of(server);
  const ago = (seconds: number): { shownAtS: number } => ({
    shownAtS: Math.floor(officer.nowMs() / 1_000) - seconds,
  });
  const codeOf = (answer: Answer): string => problemOf(answer).code;
  async function entered(): Promise<string> {
    const told = officer.traveller(nextNo());
    await officer.enter(told);
    return told.id;
  }
  const isOpen = async ({ secret }: { secret: string }, entryId: string): Promise<boolean> => {
    const visit = await PortalVisit.open(one.server.base, secret);
    const [row] = await rows('SELECT case_id FROM entry_traveller WHERE id = $1', [entryId]);
    return (await visit.try('ownCase', { id: String(row?.case_id) })).status === 200;
  };

  it('should be one telephone’s of sixty that scan it at once, at two processes', async () => {
    const id = await entered();
    const code = await officer.show(id);
    const phones = Array.from({ length: 60 }, (_, at) => phone(at % 2 === 0 ? one.server : two.server));
    const answers = await Promise.all(phones.map((each) => each.scan(code)));
    const opened = answers.filter(({ status }) => status === 200);
    expect(opened).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(codeOf))).toEqual(
      new Set(['MONITORING.PAIRING_USED']),
    );
    expect(await isOpen(opened[0]?.body as { secret: string }, id)).toBe(true);
    expect(await officer.entry(id)).toMatchObject({ state: 'paired', serial: 1 });
    expect(await rows('SELECT count(*)::int AS n FROM entry_claim WHERE entry_id = $1', [id])).toEqual([
      { n: 1 },
    ]);
  });

  it('should be the same telephone’s when its answer was lost, for a moment', async () => {
    const id = await entered();
    const code = await officer.show(id);
    const mine = phone();
    const lost = await mine.opens(code);
    const again = await mine.opens(code);
    expect(await isOpen(again, id)).toBe(true);
    // What was given first is shut: it may have come to nobody.
    await expect(PortalVisit.open(one.server.base, lost.secret)).rejects.toThrow();
    await rows("UPDATE entry_claim SET opened_at = now() - interval '4 minutes' WHERE entry_id = $1", [id]);
    expect(codeOf(await mine.scan(code))).toBe('MONITORING.PAIRING_USED');
  });

  it('should wait for an entry that has not come yet, and be bound when it comes', async () => {
    const told = officer.traveller(nextNo());
    const code = await officer.show(told.id);
    const [mine, other] = [phone(), phone(two.server)];
    expect((await mine.scan(code)).body).toEqual({ state: 'waiting', againInS: 5 });
    expect(codeOf(await other.scan(code))).toBe('MONITORING.PAIRING_USED');
    expect(await officer.enter(told)).toMatchObject({ state: 'paired', serial: 1 });
    expect(await isOpen(await mine.opens(code), told.id)).toBe(true);
    const { version } = (await officer.entry(told.id)) ?? {};
    expect(version).toBe(2);
  });

  it('should be bound to one telephone whether the entry or the claim comes first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const told = officer.traveller(nextNo());
      const code = await officer.show(told.id);
      const phones = [phone(), phone(two.server)];
      const [answers] = await Promise.all([
        Promise.all(phones.map((each) => each.scan(code))),
        officer.enter(told),
      ]);
      const winner = phones[answers.findIndex(({ status }) => status === 200)];
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await isOpen(await (winner ?? phone()).opens(code), told.id)).toBe(true);
      expect(await officer.entry(told.id)).toMatchObject({ state: 'paired' });
    }
  });

  it('should end what an earlier showing opened, and never the other way round', async () => {
    const id = await entered();
    const [first, second] = [await officer.show(id), await officer.show(id)];
    const [thief, mine] = [phone(two.server), phone()];
    const stolen = await thief.opens(first);
    const visit = await PortalVisit.open(one.server.base, stolen.secret);
    const opened = await mine.opens(second);
    expect(await visit.isAlive()).toBe(false);
    expect(codeOf(await thief.scan(first))).toBe('MONITORING.PAIRING_REPLACED');
    expect(codeOf(await phone().scan(first))).toBe('MONITORING.PAIRING_REPLACED');
    expect(codeOf(await thief.scan(second))).toBe('MONITORING.PAIRING_USED');
    expect(await isOpen(opened, id)).toBe(true);
    expect(await officer.entry(id)).toMatchObject({ serial: 2 });
  });

  it('should be over after three minutes, unless the telephone had scanned it without a line', async () => {
    const id = await entered();
    expect(codeOf(await phone().scan(await officer.show(id, ago(5 * MINUTE_S))))).toBe(
      'MONITORING.PAIRING_EXPIRED',
    );
    const photographed = await officer.show(id, ago(5 * MINUTE_S));
    expect(codeOf(await phone().scan(photographed, MINUTE_S))).toBe('MONITORING.PAIRING_EXPIRED');
    expect(await officer.entry(id)).toMatchObject({ state: 'waiting' });
    await phone().opens(await officer.show(id, ago(3 * 60 * MINUTE_S)), 3 * 60 * MINUTE_S - 20);
    expect(await officer.entry(id)).toMatchObject({ state: 'paired', isLate: true });
  });

  it('should be nothing from the future, from before the shift, or after it has ended', async () => {
    const id = await entered();
    for (const seconds of [-10 * MINUTE_S, 9 * 60 * MINUTE_S])
      expect(codeOf(await phone().scan(await officer.show(id, ago(seconds)), 10 * 60 * MINUTE_S))).toBe(
        'MONITORING.PAIRING_EXPIRED',
      );
    const brief = await EntryOfficer.start(one.server, world, { name: 'Petugas Sebentar' });
    const told = brief.traveller(nextNo());
    await brief.enter(told);
    await brief.session.call('endEntryShift', { id: brief.shiftId });
    await rows(
      "UPDATE entry_shift SET ended_at = now() - interval '10 minutes', opened_at = now() - interval '2 hours' WHERE id = $1",
      [brief.shiftId],
    );
    expect(codeOf(await phone().scan(await brief.show(told.id)))).toBe('MONITORING.PAIRING_EXPIRED');
    // What was shown while the shift was open and kept without a line is good still.
    const kept = await brief.show(told.id, ago(20 * MINUTE_S));
    await phone().opens(kept, 20 * MINUTE_S);
  });

  it('should be known by the server’s clock, whatever the officer’s telephone shows', async () => {
    for (const behindMs of [7 * 86_400_000, -3 * 3_600_000]) {
      const wrong = await EntryOfficer.start(one.server, world, { behindMs });
      const told = wrong.traveller(nextNo());
      const entry = await wrong.enter(told);
      expect(Math.abs(Date.parse(entry.enteredAt) - Date.now())).toBeLessThan(60_000);
      await phone().opens(await wrong.show(told.id));
    }
    // A telephone that does not correct its clock moves nobody out of the shift.
    const told = officer.traveller(nextNo(), { enteredAt: '2009-01-01T00:00:00Z' });
    const entry = await officer.enter(told);
    expect(Math.abs(Date.parse(entry.enteredAt) - Date.now())).toBeLessThan(60_000);
  });

  it('should be forged by nobody: another secret, another shift, other bytes, no code', async () => {
    const id = await entered();
    const other = await EntryOfficer.start(one.server, world, { name: 'Petugas Lain' });
    const good = await officer.show(id);
    const forged = [
      await officer.show(id, { secret: other.opened.secret }),
      await officer.show(id, { shiftId: newId() }),
      `${good.slice(0, 30)}${good[30] === 'A' ? 'B' : 'A'}${good.slice(31)}`,
      good.slice(0, -2),
      'bukan kode',
    ];
    for (const code of forged) expect(codeOf(await phone().scan(code))).toBe('MONITORING.PAIRING_FORGED');
    // A colleague's shift is proved, and is not that of this traveller.
    expect(codeOf(await phone().scan(await other.show(id)))).toBe('MONITORING.PAIRING_OF_ANOTHER');
    expect(await rows('SELECT * FROM entry_claim WHERE entry_id = $1', [id])).toEqual([]);
    await phone().opens(good);
  });

  it('should open nothing of an officer who has left the service', async () => {
    const gone = await EntryOfficer.start(one.server, world, { name: 'Petugas Pergi' });
    const told = gone.traveller(nextNo());
    await gone.enter(told);
    await rows('DELETE FROM account_grant WHERE account_id = $1', [gone.session.account.id]);
    expect(codeOf(await phone().scan(await gone.show(told.id)))).toBe('MONITORING.PAIRING_EXPIRED');
  });

  it('should slow down who guesses, and nobody who has a code', async () => {
    const id = await entered();
    const answers: string[] = [];
    for (let tries = 0; tries < 130 && answers.at(-1) !== 'IDENTITY.THROTTLED'; tries += 1)
      answers.push(codeOf(await phone().scan('bukan kode')));
    expect(answers.at(-1)).toBe('IDENTITY.THROTTLED');
    await phone().opens(await officer.show(id));
  });

  it('should leave one entry of an id that is sent twenty times at once, and one case of a NIK', async () => {
    const told = officer.traveller(nextNo());
    const sent = await Promise.all(Array.from({ length: 20 }, () => officer.send([told])));
    expect(sent.flatMap(({ refused }) => refused)).toEqual([]);
    const counts =
      'SELECT count(*)::int AS n FROM monitored_case c JOIN entry_traveller e ON e.case_id = c.id WHERE e.id = $1';
    expect(await rows(counts, [told.id])).toEqual([{ n: 1 }]);

    const n = nextNo();
    const tries = await Promise.all(Array.from({ length: 12 }, () => officer.send([officer.traveller(n)])));
    expect(tries.flatMap(({ taken }) => taken)).toHaveLength(1);
    expect(new Set(tries.flatMap(({ refused }) => refused.map(({ code }) => code)))).toEqual(
      new Set(['MONITORING.ALREADY_ENTERED']),
    );
  });

  it('should enter a NIK once at a post that many send at once, though it is followed up elsewhere, and again the day after', async () => {
    const n = nextNo();
    const isolated = await openCase(world, n);
    const tries = await Promise.all(Array.from({ length: 12 }, () => officer.send([officer.traveller(n)])));
    const taken = tries.flatMap((answer) => answer.taken);
    expect(taken).toHaveLength(1);
    await rows("UPDATE entry_traveller SET entered_at = now() - interval '25 hours' WHERE id = $1", [
      taken[0]?.entry.id,
    ]);
    await officer.enter(officer.traveller(n));
    const digests = await rows('SELECT nik_digest FROM entry_traveller WHERE id = $1', [taken[0]?.entry.id]);
    expect(digests).toEqual([{ nik_digest: null }]);
    const [{ nik_digest: joined } = {}] = await rows('SELECT nik_digest FROM monitored_case WHERE id = $1', [
      isolated.case.id,
    ]);
    expect(joined).not.toBeNull();
  });

  it('should be one shift of an officer who opens on two telephones at once, and hand everybody on once', async () => {
    const left = await EntryOfficer.start(one.server, world, { name: 'Petugas Pagi' });
    const waiting = Array.from({ length: 5 }, () => left.traveller(nextNo()));
    await left.send(waiting);
    await left.session.call('endEntryShift', { id: left.shiftId });
    const next = await Promise.all([
      EntryOfficer.start(one.server, world, { name: 'Petugas Sore Satu' }),
      EntryOfficer.start(two.server, world, { name: 'Petugas Sore Dua' }),
    ]);
    const held = (await Promise.all(next.map((each) => each.file()))).flatMap(({ travellers }) => travellers);
    const ids = held.map(({ id }) => id).filter((id) => waiting.some((one_) => one_.id === id));
    expect(ids.sort()).toEqual(waiting.map(({ id }) => id).sort());

    const [first] = next;
    const { post } = world;
    await first.session.call('endEntryShift', { id: first.shiftId });
    const again = await Promise.all([1, 2, 3, 4].map(() => EntryOfficer.at(first.session, post)));
    expect(new Set(again.map(({ shiftId }) => shiftId)).size).toBe(1);
    expect(new Set(again.map(({ opened }) => opened.secret)).size).toBe(1);
  });

  it('should forget secrets, notes and claims when nothing needs them', async () => {
    const done = await EntryOfficer.start(one.server, world, { name: 'Petugas Selesai' });
    const told = done.traveller(nextNo());
    const code = await done.show(told.id);
    expect((await phone().scan(code)).body).toMatchObject({ state: 'waiting' });
    await done.session.call('endEntryShift', { id: done.shiftId, note: 'Catatan rahasia' });
    const [stored] = await rows('SELECT secret_sealed, note_sealed FROM entry_shift WHERE id = $1', [
      done.shiftId,
    ]);
    expect(JSON.stringify(stored)).not.toMatch(/Catatan/);
    expect(String(stored?.secret_sealed)).not.toContain(done.opened.secret);
    await one.server.get(EntryUpkeep).tidy();
    expect(await rows('SELECT entry_id FROM entry_claim WHERE entry_id = $1', [told.id])).toHaveLength(1);
    await rows("UPDATE entry_shift SET ended_at = now() - interval '25 hours' WHERE id = $1", [done.shiftId]);
    await rows("UPDATE entry_claim SET claimed_at = now() - interval '73 hours' WHERE entry_id = $1", [
      told.id,
    ]);
    await Promise.all([one.server.get(EntryUpkeep).tidy(), two.server.get(EntryUpkeep).tidy()]);
    expect(
      await rows('SELECT secret_sealed, note_sealed FROM entry_shift WHERE id = $1', [done.shiftId]),
    ).toEqual([{ secret_sealed: null, note_sealed: null }]);
    expect(await rows('SELECT entry_id FROM entry_claim WHERE entry_id = $1', [told.id])).toEqual([]);
    expect(codeOf(await phone().scan(code))).toBe('MONITORING.PAIRING_EXPIRED');
  });
});
