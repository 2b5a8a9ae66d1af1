import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile, DailyReport, MonitoredCase } from '#siaga/contracts';
import { FlagDeadlines } from '#siaga/monitoring';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  MonitoredPhone,
  openCase,
  programInput,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';
import { send, type Session } from '../support/session.js';
import { newDevice } from '../support/visitor.js';

// Nothing looks at times by itself: each test does when it wants to.
const settings = { SIAGA_ROLE: 'web', SIAGA_PUBLIC_URL: 'https://siaga.example' };

describe('somebody who is followed up', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, settings);
  let world: MonitoringWorld;
  let stranger: Session;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    stranger = await own.server.session(inRegion('field_officer', OTHER_REGION));
  }, 120_000);

  const look = (): Promise<number> => own.server.get(FlagDeadlines).runDue();
  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const flagsOf = async (id: string) => (await fileOf(id)).case.flags.map(({ kind }) => kind).sort();
  const run = (sql: string, params: unknown[]): Promise<unknown> => database.pool.query(sql, params);

  it('should be entered by an officer, open their page by the code, and report', async () => {
    const opened = await openCase(world, 1);
    expect(opened.case).toMatchObject({
      ...{ status: 'follow_up', day: 2, endsOn: dayInJambi(12), isActivated: false, lastReport: null },
      person: { nik: monitoredNo(1).nik, phone: '+6281255561001' },
    });
    expect(opened.doubts).toEqual([]);
    const [text] = await textsAbout(own.server, opened.case.id);
    expect(text).toContain(opened.activation?.code);
    expect(text).toContain('https://siaga.example/portal/#m/');
    expect(text).not.toMatch(/Contoh 1|COVID|1571/);
    // The slip of paper and the message open the same page.
    expect(text).toContain(opened.activation?.link);

    const phone = await MonitoredPhone.activate(own.server, opened);
    const page = await phone.page();
    expect(page).toMatchObject({ today: dayInJambi(), earliest: dayInJambi(-1) });
    expect(page.people).toMatchObject([
      { caseId: opened.case.id, name: 'Warga Contoh 1', day: 2, reports: [] },
    ]);

    const sent = await phone.report(WELL);
    expect(sent).toMatchObject({
      status: 200,
      body: { day: 2, weight: 'none', revision: 1, source: 'portal' },
    });
    const file = await fileOf(opened.case.id);
    expect(file.case).toMatchObject({
      isActivated: true,
      lastReport: { forDate: dayInJambi(), weight: 'none' },
      flags: [],
    });
    expect(file.reports).toMatchObject([{ answers: WELL, signs: [] }]);
  });

  it('should let a correction stand beside what was told first', async () => {
    const phone = await MonitoredPhone.activate(own.server, await openCase(world, 2));
    await phone.report({ ...WELL, cough: true });
    const { body } = await phone.report(WELL);
    expect((body as DailyReport).revision).toBe(2);
    expect((await fileOf(phone.caseId)).reports.map(({ weight }) => weight)).toEqual(['symptomatic', 'none']);
    expect((await phone.page()).people[0]?.reports).toMatchObject([{ revision: 2, weight: 'none' }]);
    // Signs that were told stay with the officer until somebody was there.
    expect(await flagsOf(phone.caseId)).toEqual(['symptomatic']);
  });

  it.each([
    [{ forDate: dayInJambi(-2) }, 'MONITORING.DAY_NOT_OPEN'],
    [{ forDate: dayInJambi(1) }, 'MONITORING.DAY_NOT_OPEN'],
    [{ answers: { cough: 'ya' } }, 'INPUT.INVALID'],
    [{ answers: { unknown: true } }, 'INPUT.INVALID'],
    [{ answers: {} }, 'INPUT.INVALID'],
  ])('should refuse of a report %j with %s, and keep nothing', async (change, code) => {
    const phone = await MonitoredPhone.activate(own.server, await openCase(world, nextNo()));
    const answer = await phone.report(WELL, change);
    expect(answer.body).toMatchObject({ code });
    expect((await fileOf(phone.caseId)).reports).toEqual([]);
  });

  let last = 100;
  const nextNo = (): number => {
    last += 1;
    return last;
  };

  it('should take the report of yesterday after midnight, and every day of an officer', async () => {
    const opened = await openCase(world, nextNo(), { dayOne: dayInJambi(-6) });
    const phone = await MonitoredPhone.activate(own.server, opened);
    expect((await phone.report(WELL, { forDate: dayInJambi(-1) })).body).toMatchObject({ day: 6 });
    const report = await world.officer.call('reportForCase', {
      ...{ id: opened.case.id, forDate: dayInJambi(-6), answers: WELL },
    });
    expect(report).toMatchObject({ day: 1, source: 'officer' });
    // An older day says nothing of how the person is now.
    expect((await fileOf(opened.case.id)).case.lastReport?.forDate).toBe(dayInJambi(-1));
  });

  it('should report for a whole house, and for no other', async () => {
    const mother = await openCase(world, nextNo());
    const child = await openCase(world, nextNo(), { householdOf: mother.case.id });
    expect(child.activation).toBeNull();
    const other = await openCase(world, nextNo());
    const phone = await MonitoredPhone.activate(own.server, mother);
    expect((await phone.page()).people.map(({ caseId }) => caseId)).toEqual([mother.case.id, child.case.id]);
    expect((await phone.report({ ...WELL, temperature: 38.4 }, { caseId: child.case.id })).status).toBe(200);
    expect(await flagsOf(child.case.id)).toEqual(['symptomatic']);
    expect((await phone.report(WELL, { caseId: other.case.id })).status).toBe(404);
    const foreign = await phone.visit.try('ownCase', { id: other.case.id });
    expect(foreign.status).toBe(404);
  });

  it('should ask one officer after the other by name, until one takes it up', async () => {
    const second = await own.server.session(inRegion('field_officer', '15.71'), 'Petugas Kedua');
    const phone = await MonitoredPhone.activate(own.server, await openCase(world, nextNo()));
    await phone.report({ ...WELL, breathless: true });
    const [flag] = (await fileOf(phone.caseId)).case.flags;
    expect(flag).toMatchObject({ kind: 'urgent', rounds: 0, takenUpAt: null });
    expect(flag?.officerId).not.toBeNull();
    expect(flag?.officer).toMatch(/^Petugas /);
    expect(await look()).toBe(0);

    await run("UPDATE monitoring_flag SET due_at = now() - interval '1 second' WHERE case_id = $1", [
      phone.caseId,
    ]);
    expect(await look()).toBe(1);
    const [asked] = (await fileOf(phone.caseId)).case.flags;
    expect(asked).toMatchObject({ rounds: 1, takenUpAt: null });
    expect(asked?.officerId).not.toBe(flag?.officerId);

    const flagId = String(flag?.id);
    const taken: MonitoredCase = await second.call('takeUpFlag', { id: phone.caseId, flagId });
    expect(taken.flags[0]?.takenUpAt).not.toBeNull();
    expect(taken.flags[0]?.officer).toBe('Petugas Kedua');
    const late = await world.officer.refusal('takeUpFlag', { id: phone.caseId, flagId });
    expect(late.code).toBe('STALE.VERSION');
    await run('UPDATE monitoring_flag SET due_at = NULL WHERE case_id = $1', [phone.caseId]);
    expect(await look()).toBe(0);

    await world.officer.call('visitCase', { id: phone.caseId, way: 'visit', result: 'not_symptomatic' });
    expect(await flagsOf(phone.caseId)).toEqual([]);
  });

  it('should be silent a day after a report was asked for, told once, and over with the next report', async () => {
    const opened = await openCase(world, nextNo());
    const phone = await MonitoredPhone.activate(own.server, opened);
    expect(await look()).toBe(0);
    await run("UPDATE monitored_case SET silent_at = now() - interval '1 second' WHERE id = $1", [
      phone.caseId,
    ]);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await flagsOf(phone.caseId)).toEqual(['silent']);
    await phone.report(WELL);
    expect(await flagsOf(phone.caseId)).toEqual([]);
  });

  it('should stay silent for who was not met', async () => {
    const { case: one } = await openCase(world, nextNo());
    await run("UPDATE monitored_case SET silent_at = now() - interval '1 second' WHERE id = $1", [one.id]);
    await look();
    await world.officer.call('visitCase', {
      id: one.id,
      way: 'visit',
      result: 'unavailable',
      note: 'Pintu tertutup',
    });
    expect(await flagsOf(one.id)).toEqual(['silent']);
    expect((await fileOf(one.id)).visits).toMatchObject([
      { result: 'unavailable', note: 'Pintu tertutup', officer: 'Petugas Contoh' },
    ]);
  });

  it('should let the code open a page once, and again only with the digits of the person', async () => {
    const opened = await openCase(world, nextNo());
    const code = String(opened.activation?.code);
    await MonitoredPhone.activate(own.server, opened, '135790');
    const twice = await send(own.server.base, 'activateCase', { code, pin: '111111' });
    expect(twice.body).toMatchObject({ code: 'MONITORING.CODE_WRONG' });
    const wrong = await send(own.server.base, 'returnToCase', { code, pin: '111111' });
    expect(wrong.body).toMatchObject({ code: 'MONITORING.CODE_WRONG' });
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
    const back = await send(own.server.base, 'returnToCase', { code: typed, pin: '135790' });
    expect(back.status).toBe(200);
    const renewed = await world.officer.call('renewActivation', { id: opened.case.id });
    const old = await send(own.server.base, 'returnToCase', { code, pin: '135790' });
    expect(old.body).toMatchObject({ code: 'MONITORING.CODE_WRONG' });
    expect(renewed.code).not.toBe(code);
    // The page that was open by the code from before is shut too.
    const { secret } = back.body as { secret: string };
    expect((await send(own.server.base, 'redeemLink', { secret, device: newDevice() })).status).not.toBe(200);
  });

  it('should slow down who guesses the digits of one code', async () => {
    const opened = await openCase(world, nextNo());
    const code = String(opened.activation?.code);
    await MonitoredPhone.activate(own.server, opened);
    const codes: string[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const { body } = await send(own.server.base, 'returnToCase', { code, pin: String(100_000 + guess) });
      codes.push((body as { code: string }).code);
    }
    expect(codes.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'MONITORING.CODE_WRONG'));
    expect(codes.at(-1)).toBe('IDENTITY.THROTTLED');
  });

  it.each([dayInJambi(31), dayInJambi(-91), '2126-12-01'])('should not begin on %s', async (dayOne) => {
    const refused = await world.officer.refusal('openCase', {
      programId: world.program.id,
      ...{ kind: 'otg', regionCode: OWN_REGION, dayOne, person: monitoredNo(nextNo()) },
    });
    expect(refused.code).toBe('INPUT.INVALID');
  });

  it('should be followed up once under a program, whoever enters them first', async () => {
    const n = nextNo();
    const tries = await Promise.allSettled([openCase(world, n), openCase(world, n), openCase(world, n)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { code } = await world.officer.refusal('openCase', {
      programId: world.program.id,
      ...{ kind: 'otg', regionCode: OWN_REGION, dayOne: dayInJambi(), person: monitoredNo(n) },
    });
    expect(code).toBe('MONITORING.ALREADY_FOLLOWED');
  });

  it('should tell the officer what the NIK says otherwise, and refuse only what cannot be one', async () => {
    const person = { ...monitoredNo(nextNo()), bornOn: '1991-08-15', sex: 'female' as const };
    const { doubts } = await openCase(world, 0, { person });
    expect(doubts).toEqual(['born_on', 'sex']);
    const wrong = await world.officer.refusal('openCase', {
      programId: world.program.id,
      ...{ kind: 'otg', regionCode: OWN_REGION, dayOne: dayInJambi() },
      person: { ...monitoredNo(nextNo()), nik: '1571039908920001' },
    });
    expect(wrong).toMatchObject({ code: 'INPUT.INVALID' });
    expect(JSON.stringify(wrong)).toContain('person.nik');
  });

  it('should stand in the work list by what is most pressing, houses together, cut to what can be done', async () => {
    const area = OTHER_REGION;
    const world = await buildMonitoring(own.server, area);
    const quiet = await openCase(world, nextNo());
    const silent = await openCase(world, nextNo());
    const house = await openCase(world, nextNo());
    const child = await openCase(world, nextNo(), { householdOf: house.case.id });
    await run("UPDATE monitored_case SET silent_at = now() - interval '1 second' WHERE id = $1", [
      silent.case.id,
    ]);
    await look();
    await world.officer.call('reportForCase', {
      ...{ id: child.case.id, forDate: dayInJambi(), answers: { ...WELL, breathless: true } },
    });
    const list = await world.officer.call('monitoringWork', { regionCode: area });
    expect(list.cases.map(({ id }) => id)).toEqual([child, house, silent, quiet].map((one) => one.case.id));
    expect(list.counts).toEqual({ open: 4, reported: 1, silent: 1, symptomatic: 0, urgent: 1 });
    const cut = await world.officer.call('monitoringWork', { regionCode: area, most: 3 });
    expect(cut.cases).toHaveLength(3);
    expect(cut.counts.open).toBe(4);
  });

  it('should come with programs that can be read by their forms, for every region', async () => {
    const { programs } = await stranger.call('monitoringPrograms', {});
    const shipped = programs.filter(({ regionCode }) => regionCode === 'ID');
    expect(shipped.map(({ name, rules }) => [name.id, rules.periodDays])).toEqual([
      ['COVID-19', 14],
      ['Kontak campak', 21],
      ['Kontak demam berdarah', 10],
    ]);
    const refused = await world.office.refusal('setMonitoringProgram', {
      ...programInput({ programId: shipped[0]?.id, version: 1, isActive: false }),
    });
    expect(refused.status).toBe(404);
  });

  it('should keep the form that a case was opened under when the program changes', async () => {
    const opened = await openCase(world, nextNo());
    const { program } = world;
    const next = await world.office.call(
      'setMonitoringProgram',
      programInput({
        ...{ programId: program.id, version: program.version },
        questions: program.questions.filter(({ key }) => key !== 'cough'),
      }),
    );
    expect(next.version).toBe(program.version + 1);
    const stale = await world.office.refusal(
      'setMonitoringProgram',
      programInput({ programId: program.id, version: program.version }),
    );
    expect(stale.code).toBe('STALE.VERSION');
    const phone = await MonitoredPhone.activate(own.server, opened);
    expect((await phone.page()).program.version).toBe(program.version);
    expect((await phone.report({ ...WELL, cough: true })).status).toBe(200);
    const later = await MonitoredPhone.activate(own.server, await openCase(world, nextNo()));
    expect((await later.report(WELL)).body).toMatchObject({ code: 'INPUT.INVALID' });
  });

  it('should end by an officer with all that stood out, and be reported no more', async () => {
    const opened = await openCase(world, nextNo());
    const phone = await MonitoredPhone.activate(own.server, opened);
    await world.officer.call('reportForCase', {
      ...{ id: phone.caseId, forDate: dayInJambi(), answers: { temperature: 38.2 } },
    });
    const { version } = (await fileOf(phone.caseId)).case;
    const stale = await world.officer.refusal('closeFollowUp', {
      id: phone.caseId,
      version: 1,
      as: 'completed',
    });
    expect(stale.code).toBe('STALE.VERSION');
    const closed = await world.officer.call('closeFollowUp', { id: phone.caseId, version, as: 'referred' });
    expect(closed).toMatchObject({ status: 'referred', flags: [] });
    expect((await phone.report(WELL)).body).toMatchObject({ code: 'MONITORING.OVER' });
    expect((await phone.page()).people[0]?.status).toBe('referred');
  });

  it('should be nobody’s business in another area', async () => {
    const { case: one } = await openCase(world, nextNo());
    expect((await stranger.refusal('monitoredCase', { id: one.id })).status).toBe(404);
    expect((await stranger.refusal('monitoringWork', { regionCode: OWN_REGION })).status).toBe(404);
    const moved = await stranger.refusal('openCase', {
      programId: world.program.id,
      ...{ kind: 'otg', regionCode: OTHER_REGION, dayOne: dayInJambi(), person: monitoredNo(nextNo()) },
      householdOf: one.id,
    });
    expect(moved.status).not.toBe(200);
  });

  it('should stand readable in no table and not in the journal', async () => {
    const person = { ...monitoredNo(nextNo()), name: 'Rahasia Sekali', address: 'Jalan Tersembunyi 9' };
    const opened = await openCase(world, 0, { person });
    await world.officer.call('visitCase', {
      ...{ id: opened.case.id, way: 'phone', result: 'uncooperative', note: 'Catatan tersembunyi' },
    });
    const { rows } = await database.pool.query<{ text: string }>(
      `SELECT row_to_json(c)::text AS text FROM monitored_case c WHERE id = $1
       UNION ALL SELECT row_to_json(v)::text FROM monitoring_visit v WHERE case_id = $1
       UNION ALL SELECT row_to_json(j)::text FROM journal j WHERE entity_id = $1
       UNION ALL SELECT row_to_json(m)::text FROM message m WHERE subject_id = $1`,
      [opened.case.id],
    );
    expect(rows.length).toBeGreaterThan(4);
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).not.toMatch(/Rahasia|Tersembunyi|tersembunyi/);
    expect(all).not.toContain(person.nik);
    const phone = String(person.phone);
    for (const written of [phone, phone.replace(/\D/g, '').slice(1)]) expect(all).not.toContain(written);
  });
});
