import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiInput, CaseFile, DailyReport, OpenedCase } from '#siaga/contracts';
import { JournalFollowers } from '#siaga/journal';
import { CaseUpkeep, DailyAsks } from '#siaga/monitoring';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

describe('what officers change of a follow-up', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;
  let stranger: Session;
  let last = 700;
  const nextNo = (): number => {
    last += 1;
    return last;
  };

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    stranger = await own.server.session(inRegion('field_officer', OTHER_REGION));
    await own.server.get(JournalFollowers).runDue();
  }, 120_000);

  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const versionOf = async (id: string): Promise<number> => (await fileOf(id)).case.version;
  /** The same person, entered a second time without what would have told. */
  const twinOf = (n: number, change: object = {}): Promise<OpenedCase> =>
    openCase(world, 0, { person: { ...monitoredNo(n), nik: null, rt: null, ...change } });
  const merge = async (one: OpenedCase, other: OpenedCase) => ({
    ...{ id: one.case.id, version: await versionOf(one.case.id) },
    ...{ duplicateId: other.case.id, duplicateVersion: await versionOf(other.case.id) },
  });

  it('should let a contact become a case, and a case name its contacts', async () => {
    const source = await openCase(world, nextNo(), { kind: 'pdp' });
    const contact = await openCase(world, nextNo(), { kind: 'contact', contactOf: source.case.id });
    expect(contact.case.contactOf).toBe(source.case.id);
    expect((await fileOf(source.case.id)).contacts).toMatchObject([
      { id: contact.case.id, kind: 'contact', status: 'follow_up', name: contact.case.person.name },
    ]);
    const became = await world.officer.call('reclassifyCase', {
      ...{ id: contact.case.id, version: contact.case.version, kind: 'pdp', dayOne: dayInJambi() },
    });
    expect(became).toMatchObject({ kind: 'pdp', day: 1, endsOn: dayInJambi(13), contactOf: source.case.id });
    const kept = await world.officer.call('reclassifyCase', {
      ...{ id: contact.case.id, version: became.version, kind: 'odp' },
    });
    expect(kept).toMatchObject({ kind: 'odp', dayOne: dayInJambi(), endsOn: dayInJambi(13) });
    const stale = await world.officer.refusal('reclassifyCase', {
      ...{ id: contact.case.id, version: 1, kind: 'pdp' },
    });
    expect(stale.code).toBe('STALE.VERSION');
    const far = await world.officer.refusal('reclassifyCase', {
      ...{ id: contact.case.id, version: kept.version, kind: 'pdp', dayOne: '2062-01-01' },
    });
    expect(far).toMatchObject({ code: 'INPUT.INVALID', fields: [{ path: 'dayOne' }] });
    const foreign = await stranger.refusal('openCase', {
      programId: world.program.id,
      ...{ kind: 'contact', regionCode: OTHER_REGION, dayOne: dayInJambi(), person: monitoredNo(nextNo()) },
      contactOf: source.case.id,
    });
    expect(foreign.status).not.toBe(200);
  });

  it('should find somebody by a NIK, a number, or how a name sounds, and nobody of another area', async () => {
    const n = nextNo();
    const person = { ...monitoredNo(n), name: 'Yusuf Chairul Unik' };
    const { case: one } = await openCase(world, 0, { person });
    const find = async (words: string) =>
      (await world.officer.call('findCases', { regionCode: OWN_REGION, words })).cases.map(({ id }) => id);
    for (const words of [String(person.nik), 'jusup kairul', `unik ${String(1_000 + n)}`])
      expect(await find(words)).toEqual([one.id]);
    expect(await find('yusuf mawar')).toEqual([]);
    const elsewhere = await stranger.call('findCases', {
      regionCode: OTHER_REGION,
      words: String(person.nik),
    });
    expect(elsewhere.cases).toEqual([]);
    const refused = await stranger.refusal('findCases', { regionCode: OWN_REGION, words: 'yusuf' });
    expect(refused.status).toBe(404);
  });

  it('should lose no day, visit or sign of two records of one person, and forget the second', async () => {
    const n = nextNo();
    const first = await openCase(world, n, { dayOne: dayInJambi(-3) });
    const second = await twinOf(n, { phone: '0812-5557-0001' });
    const child = await openCase(world, nextNo(), { householdOf: second.case.id });
    const phone = await MonitoredPhone.activate(own.server, second);
    await phone.report({ ...WELL, cough: true }, { forDate: dayInJambi(-1) });
    await world.officer.call('reportForCase', {
      ...{ id: first.case.id, forDate: dayInJambi(-1), answers: { ...WELL, temperature: 37.1 } },
    });
    await phone.report(WELL);
    await world.officer.call('visitCase', {
      ...{ id: second.case.id, way: 'phone', result: 'unavailable', note: 'Tidak diangkat' },
    });
    const merged = await world.officer.call('mergeCases', await merge(first, second));
    expect(merged.case).toMatchObject({
      ...{ id: first.case.id, dayOne: dayInJambi(-3), lastReport: { forDate: dayInJambi(), weight: 'none' } },
      person: { nik: monitoredNo(n).nik, rt: '03' },
    });
    // The person used the page of the second record: the first opens one for them now.
    expect(merged.activation?.code).toHaveLength(8);
    const file = await fileOf(first.case.id);
    const days = file.reports.map(({ forDate, revision, weight }: DailyReport) => [
      forDate,
      revision,
      weight,
    ]);
    expect(days).toEqual([
      [dayInJambi(-1), 1, 'symptomatic'],
      [dayInJambi(-1), 2, 'none'],
      [dayInJambi(), 1, 'none'],
    ]);
    expect(file.visits).toMatchObject([{ note: 'Tidak diangkat' }]);
    expect(file.case.flags.map(({ kind }) => kind)).toEqual(['symptomatic']);
    expect((await fileOf(child.case.id)).case.householdId).toBe(first.case.householdId);
    expect((await world.officer.refusal('monitoredCase', { id: second.case.id })).status).toBe(404);
    expect((await phone.visit.try('ownCase', { id: second.case.id })).status).not.toBe(200);
    const { rows } = await database.pool.query('SELECT * FROM monitored_case WHERE id = $1', [
      second.case.id,
    ]);
    expect(rows).toMatchObject([
      { key_sealed: null, person_sealed: null, merged_into: first.case.id, status: 'cancelled' },
    ]);
    expect(
      (await (await MonitoredPhone.activate(own.server, { ...first, ...merged })).page()).people,
    ).toHaveLength(2);
  });

  it('should be merged once by two officers who do it in both directions at once', async () => {
    const n = nextNo();
    const [first, second] = [await openCase(world, n), await twinOf(n)];
    const both = await Promise.all(
      [await merge(first, second), await merge(second, first)].map((input) =>
        world.officer.try('mergeCases', input),
      ),
    );
    const [done, late] = both.map(({ status }) => status).sort();
    expect(done).toBe(200);
    // The other finds its record gone or changed, by which of the two it holds first.
    expect([404, 409]).toContain(late);
  });

  it('should not take two people for one, nor a record of another area, nor one that help is called for', async () => {
    const [one, other] = [await openCase(world, nextNo()), await openCase(world, nextNo())];
    const refused = async (input: ApiInput<'mergeCases'>) =>
      (await world.officer.refusal('mergeCases', input)).code;
    expect(await refused(await merge(one, other))).toBe('MONITORING.OTHER_PERSON');
    expect(await refused(await merge(one, one))).toBe('MONITORING.OTHER_PERSON');
    const away = await openCase(await buildMonitoring(own.server, OTHER_REGION), nextNo(), {
      person: { ...monitoredNo(nextNo()), nik: null },
    });
    expect(
      await refused({
        ...{ id: one.case.id, version: 1, duplicateId: away.case.id, duplicateVersion: 1 },
      }),
    ).toBe('RESOURCE.NOT_FOUND');
    const twin = await twinOf(nextNo());
    await world.officer.call('callAmbulance', { id: twin.case.id });
    expect(await refused(await merge(one, twin))).toBe('MONITORING.HELP_UNDER_WAY');
  });

  it('should send an ambulance by the officer as the button does, one at a time', async () => {
    const { case: one } = await openCase(world, nextNo());
    const operator = await own.server.session(inRegion('operator', OWN_REGION));
    const alarm = await world.officer.call('callAmbulance', { id: one.id, note: 'Sesak, bibir biru' });
    const call = await operator.call('call', { id: alarm.callId });
    expect(call.note).toMatch(/^Permintaan petugas Petugas Contoh untuk Warga Contoh/);
    expect(call.note).toMatch(/Pelindung: APD level 2\.[^]*Sesak, bibir biru$/);
    const again = await world.officer.call('callAmbulance', { id: one.id });
    expect(again.id).toBe(alarm.id);
    expect((await stranger.refusal('callAmbulance', { id: one.id })).status).toBe(404);
  });

  it('should ask a house through another of it when its reporter is followed up no longer', async () => {
    const { case: mother } = await openCase(world, nextNo(), { asks: { channel: 'sms', hour: 19 } });
    const { case: son } = await openCase(world, nextNo(), {
      ...{ householdOf: mother.id, person: { ...monitoredNo(nextNo()), phone: null, bornOn: '2008-01-01' } },
    });
    const { case: daughter } = await openCase(world, nextNo(), {
      ...{ householdOf: mother.id, person: { ...monitoredNo(nextNo()), phone: null, bornOn: '2012-01-01' } },
    });
    await world.officer.call('closeFollowUp', { id: mother.id, version: mother.version, as: 'referred' });
    const [older, younger] = [await fileOf(son.id), await fileOf(daughter.id)];
    expect([older.case.isReporter, younger.case.isReporter]).toEqual([true, false]);
    expect(older.asks).toEqual({ channel: 'sms', hour: 19 });
    await database.pool.query(
      "UPDATE monitoring_ask SET ask_at = now() - interval '1 second' WHERE case_id = $1",
      [son.id],
    );
    await own.server.get(DailyAsks).askDue();
    expect(await textsAbout(own.server, son.id)).toHaveLength(1);
  });

  it('should do the same when a follow-up ends by itself', async () => {
    const { case: mother } = await openCase(world, nextNo(), { dayOne: dayInJambi(-14) });
    const { case: son } = await openCase(world, nextNo(), { householdOf: mother.id });
    await own.server.get(CaseUpkeep).tidy();
    expect((await fileOf(mother.id)).case.status).toBe('completed');
    expect(await fileOf(son.id)).toMatchObject({ case: { isReporter: true }, asks: { channel: 'sms' } });
  });

  it('should let another of the house report beside the one who fell ill', async () => {
    const ill = await openCase(world, nextNo());
    const { case: well } = await openCase(world, nextNo(), { householdOf: ill.case.id });
    const activation = await world.officer.call('setReporter', { id: well.id, version: well.version });
    const phone = await MonitoredPhone.activate(own.server, {
      ...{ case: (await fileOf(well.id)).case, activation, doubts: [] },
    });
    expect((await phone.report(WELL, { caseId: ill.case.id })).status).toBe(200);
    const twice = await world.officer.refusal('setReporter', {
      id: well.id,
      version: await versionOf(well.id),
    });
    expect(twice.code).toBe('INPUT.INVALID');
  });

  it('should be asked by another channel and hour, or not at all', async () => {
    const { case: one } = await openCase(world, nextNo());
    const wish = await world.officer.call('setAskWish', { id: one.id, channel: 'whatsapp', hour: 20 });
    expect(wish).toEqual({ channel: 'whatsapp', hour: 20 });
    await world.officer.call('setAskWish', { id: one.id, channel: 'none', hour: null });
    expect((await fileOf(one.id)).asks).toEqual({ channel: 'none', hour: null });
    const { case: mute } = await openCase(world, nextNo(), {
      person: { ...monitoredNo(nextNo()), phone: null },
    });
    const refused = await world.officer.refusal('setAskWish', { id: mute.id, channel: 'sms', hour: 8 });
    expect(refused).toMatchObject({ code: 'INPUT.INVALID', fields: [{ path: 'channel' }] });
  });

  it('should be asked as the person wishes it themselves, for all of the house who are asked', async () => {
    const opened = await openCase(world, nextNo());
    const phone = await MonitoredPhone.activate(own.server, opened);
    const { caseId: id } = phone;
    const wish = (change: object) =>
      phone.visit.try('setOwnAskWish', { id, caseId: id, channel: 'whatsapp', hour: 19, ...change });
    expect((await phone.page()).people[0]?.asks).toEqual({ channel: 'sms', hour: null });
    expect((await wish({})).body).toEqual({ channel: 'whatsapp', hour: 19 });
    expect((await phone.page()).people[0]?.asks).toEqual({ channel: 'whatsapp', hour: 19 });
    expect((await fileOf(id)).asks).toEqual({ channel: 'whatsapp', hour: 19 });
    expect((await wish({ channel: 'none', hour: null })).body).toEqual({ channel: 'none', hour: null });
    for (const bad of [{ channel: 'fax' }, { hour: 24 }, { hour: 7.5 }])
      expect((await wish(bad)).body).toMatchObject({ code: 'INPUT.INVALID' });

    const member = await openCase(world, nextNo(), { householdOf: id });
    expect((await wish({ caseId: member.case.id })).body).toMatchObject({ code: 'INPUT.INVALID' });
    expect((await phone.page()).people.map(({ asks }) => asks?.channel ?? null)).toEqual(['none', null]);
    // Who reports for themselves too is asked as the house wishes it; a stranger is nobody's.
    const { version } = (await fileOf(member.case.id)).case;
    const activation = await world.officer.call('setReporter', { id: member.case.id, version });
    const theirs = await MonitoredPhone.activate(own.server, { ...member, activation });
    expect((await wish({ caseId: member.case.id, hour: 8 })).body).toEqual({ channel: 'whatsapp', hour: 8 });
    const stranger = await openCase(world, nextNo());
    expect((await wish({ caseId: stranger.case.id })).status).toBe(404);
    expect(
      (await theirs.visit.try('setOwnAskWish', { id, caseId: id, channel: 'sms', hour: 8 })).status,
    ).toBe(404);
  });

  it('should ask the next officer at once when one leaves the service', async () => {
    const admin = await own.server.session([{ role: 'admin', scope: { kind: 'region', regionCode: 'ID' } }]);
    const leaving = await own.server.session(inRegion('field_officer', '15.71.03'), 'Petugas Pergi');
    const { case: one } = await openCase(world, nextNo(), { regionCode: '15.71.03' });
    await world.officer.call('reportForCase', {
      ...{ id: one.id, forDate: dayInJambi(), answers: { ...WELL, breathless: true } },
    });
    const [flag] = (await fileOf(one.id)).case.flags;
    expect(flag?.officer).toBe('Petugas Pergi');
    await leaving.call('takeUpFlag', { id: one.id, flagId: flag?.id ?? '' });
    await admin.call('updateAccount', { id: leaving.account.id, version: 1, isDisabled: true });
    await own.server.get(JournalFollowers).runDue();
    const [after] = (await fileOf(one.id)).case.flags;
    expect(after).toMatchObject({ kind: 'urgent', takenUpAt: null });
    expect(after?.officer).not.toBe('Petugas Pergi');
    expect(after?.dueAt).not.toBeNull();
    expect((await leaving.try('monitoredCase', { id: one.id })).status).toBe(401);
  });
});
