import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { EntryUpkeep } from '#siaga/monitoring';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildEntry,
  EntryOfficer,
  postInput,
  TravellerPhone,
  type EntryWorld,
} from '../support/entry-world.js';
import { dayInJambi, monitoredNo, openCase, programInput, WELL } from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import { send } from '../support/session.js';
import { PortalVisit } from '../support/visitor.js';

const settings = { SIAGA_ROLE: 'web', SIAGA_PUBLIC_URL: 'https://siaga.example' };

describe('a port of entry', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, settings);
  let world: EntryWorld;
  let last = 0;

  beforeAll(async () => {
    world = await buildEntry(own.server);
  }, 120_000);

  const nextNo = (): number => {
    last += 1;
    return last;
  };
  const rows = async (sql: string, params: unknown[] = []) =>
    (await database.pool.query<Record<string, unknown>>(sql, params)).rows;
  const caseOf = async (entryId: string): Promise<CaseFile> => {
    const [row] = await rows('SELECT case_id FROM entry_traveller WHERE id = $1', [entryId]);
    return world.officer.call('monitoredCase', { id: String(row?.case_id) });
  };

  it('should enter a traveller whose first report is judged at once, and pair their telephone', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const trip = { id: newId(), number: 'JT 602', origin: 'Jakarta', arrivedAt: new Date().toISOString() };
    const told = officer.traveller(nextNo(), {
      tripId: trip.id,
      answers: { ...WELL, temperature: 38.6 },
    });
    const { taken, refused } = await officer.send([told], [trip]);
    expect(refused).toEqual([]);
    expect(taken).toMatchObject([
      {
        entry: { state: 'waiting', name: monitoredNo(last).name, hasSigns: true, tripId: trip.id },
        doubts: [],
      },
    ]);
    const file = await caseOf(told.id);
    expect(file.case).toMatchObject({ kind: 'traveller', dayOne: dayInJambi(), day: 1, isActivated: false });
    expect(file.case.flags).toMatchObject([{ kind: 'symptomatic' }]);
    expect(file.arrival).toMatchObject({
      ...{ post: 'Bandara Contoh', mode: 'air', trip: 'JT 602', origin: 'Jakarta', seat: '12A' },
      hasConsented: true,
    });
    expect(file.reports).toMatchObject([{ source: 'officer', day: 1, weight: 'symptomatic' }]);

    const socket = await officer.session.socket();
    const phone = TravellerPhone.of(own.server);
    const opened = await phone.opens(await officer.show(told.id));
    const pairedOf = () => socket.changes.find(({ type }) => type === 'entry-traveller.paired.v1');
    await socket.until(() => pairedOf() !== undefined, 'the officer sees that it was paired');
    const heard = pairedOf();
    expect(heard).toMatchObject({ data: { id: told.id, state: 'paired', isLate: false } });
    expect(JSON.stringify(heard)).not.toMatch(/Contoh|1571031508/);
    expect(await officer.entry(told.id)).toMatchObject({ state: 'paired', serial: 1 });

    const visit = await PortalVisit.open(own.server.base, opened.secret);
    const page = await visit.try('ownCase', { id: file.case.id });
    expect(page.body).toMatchObject({ people: [{ name: monitoredNo(last).name, day: 1 }] });
    // The code and the six digits open it on another telephone.
    const back = await send(own.server.base, 'returnToCase', { code: opened.code, pin: phone.pin });
    expect(back.status).toBe(200);
    // A colleague enters others of the same vehicle.
    const colleague = await EntryOfficer.start(own.server, world, { name: 'Petugas Kedua' });
    expect((await colleague.file()).trips).toMatchObject([{ id: trip.id, number: 'JT 602' }]);
    const other = colleague.traveller(nextNo(), { tripId: trip.id });
    expect(await colleague.enter(other)).toMatchObject({ tripId: trip.id });
    expect((await officer.file()).figures).toMatchObject({
      ...{ in: 1, out: 0, paired: 1, waiting: 0, withSigns: 1, secondsEach: 14 },
      trips: [{ tripId: trip.id, number: 'JT 602', in: 1 }],
    });
  });

  it('should take the good of a batch, name the bad, and change nothing when it is sent again', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const good = officer.traveller(nextNo());
    const child = officer.traveller(nextNo(), {
      householdOf: good.id,
      person: { ...monitoredNo(last), phone: null },
    });
    const batch = [
      good,
      officer.traveller(nextNo(), { person: { ...monitoredNo(last), nik: '123' } }),
      { ...officer.traveller(nextNo()), person: { name: 'X' } },
      officer.traveller(nextNo(), { origin: 'Jakarta\0' }),
      officer.traveller(nextNo(), { tripId: newId() }),
      officer.traveller(nextNo(), { regionCode: 'ID' }),
      officer.traveller(nextNo(), { regionCode: '15.98' }),
      officer.traveller(nextNo(), { programVersion: 99 }),
      officer.traveller(nextNo(), { answers: { unknown: true } }),
      officer.traveller(nextNo(), { householdOf: newId() }),
      'nobody',
      child,
    ];
    const first = await officer.send(batch, [{ id: newId(), number: 'KM Contoh' }]);
    expect(first.taken.map(({ entry }) => [entry.id, entry.state])).toEqual([
      [good.id, 'waiting'],
      [child.id, 'household'],
    ]);
    expect(
      first.refused.map(({ list, index, code, fields }) => [list, index, code, fields[0]?.path]),
    ).toEqual([
      ['trips', 0, 'INPUT.INVALID', 'origin'],
      ['travellers', 1, 'INPUT.INVALID', 'person.nik'],
      ['travellers', 2, 'INPUT.INVALID', 'person.name'],
      ['travellers', 3, 'INPUT.INVALID', 'origin'],
      ['travellers', 4, 'INPUT.INVALID', 'tripId'],
      ['travellers', 5, 'INPUT.INVALID', 'regionCode'],
      ['travellers', 6, 'INPUT.INVALID', 'regionCode'],
      ['travellers', 7, 'INPUT.INVALID', 'programVersion'],
      ['travellers', 8, 'INPUT.INVALID', 'answers.unknown'],
      ['travellers', 9, 'INPUT.INVALID', 'householdOf'],
      ['travellers', 10, 'INPUT.INVALID', ''],
    ]);
    const again = await officer.send([good, child]);
    expect(again.refused).toEqual([]);
    expect(again.taken.map(({ entry }) => entry)).toEqual(first.taken.map(({ entry }) => entry));
    expect((await officer.file()).travellers).toHaveLength(2);
    const { case: mother } = await caseOf(good.id);
    expect((await caseOf(child.id)).case).toMatchObject({
      householdId: mother.householdId,
      isReporter: false,
    });
    const scanned = await TravellerPhone.of(own.server).scan(await officer.show(child.id));
    expect(scanned.body).toMatchObject({ code: 'MONITORING.PAIRING_OF_ANOTHER' });
  });

  it('should be entered where they go, by the calendar there, and be seen there alone', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const there = await own.server.session(inRegion('field_officer', OTHER_REGION));
    const told = officer.traveller(nextNo(), { regionCode: OTHER_REGION });
    await officer.enter(told);
    const work = await there.call('monitoringWork', { regionCode: OTHER_REGION });
    const found = work.cases.find(({ person }) => person.name === monitoredNo(last).name);
    expect(found).toMatchObject({ regionCode: OTHER_REGION, kind: 'traveller' });
    const id = String(found?.id);
    // Neither a stranger's case nor one that they entered themselves is the transport officer's to read.
    expect((await officer.session.refusal('monitoredCase', { id })).status).toBe(404);
    expect((await world.officer.refusal('monitoredCase', { id })).status).toBe(404);
  });

  it('should show a shift to its own officer alone', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const told = officer.traveller(nextNo());
    await officer.enter(told);
    const colleague = await EntryOfficer.start(own.server, world, { name: 'Petugas Lain' });
    const { session } = colleague;
    expect((await session.refusal('entryShift', { id: officer.shiftId })).status).toBe(404);
    expect((await session.refusal('endEntryShift', { id: officer.shiftId })).status).toBe(404);
    expect((await session.refusal('codeTraveller', { id: told.id })).status).toBe(404);
    const input = { id: officer.shiftId, trips: [], travellers: [colleague.traveller(nextNo())] };
    expect((await session.refusal('enterTravellers', input)).status).toBe(404);
    // An id that is another's gives nothing away, and changes nothing.
    const stolen = await colleague.send([{ ...colleague.traveller(nextNo()), id: told.id }]);
    expect(stolen).toMatchObject({ taken: [], refused: [{ code: 'RESOURCE.NOT_FOUND' }] });
    const stranger = await own.server.session(inRegion('entry_officer', OTHER_REGION));
    expect((await stranger.refusal('openEntryShift', { postId: world.post.id })).status).toBe(404);
    expect((await stranger.refusal('entryFigures', { id: world.post.id })).status).toBe(404);
    expect((await stranger.call('entryPosts', {})).posts).toEqual([]);
  });

  it('should give the same shift to the same officer again, and hand over what is not paired', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const second = await EntryOfficer.at(officer.session, world.post);
    expect(second.opened).toMatchObject({ shift: officer.opened.shift, secret: officer.opened.secret });
    const [paired, waiting] = [officer.traveller(nextNo()), officer.traveller(nextNo())];
    await officer.send([paired, waiting, officer.leaving()]);
    await TravellerPhone.of(own.server).opens(await officer.show(paired.id));
    const scanned = await officer.show(waiting.id);

    const next = await EntryOfficer.start(own.server, world, { name: 'Petugas Sore' });
    expect((await officer.file()).others.map(({ id }) => id)).toContain(next.shiftId);
    const left = await officer.session.call('endEntryShift', {
      ...{ id: officer.shiftId, note: 'Satu orang masih menunggu', toShiftId: next.shiftId },
    });
    expect(left).toMatchObject({ handedOn: 1, figures: { in: 2, out: 1, paired: 1, waiting: 1 } });
    expect(await officer.session.call('endEntryShift', { id: officer.shiftId })).toEqual(left);
    const file = await next.file();
    expect(file.before).toMatchObject({ note: 'Satu orang masih menunggu', handedOn: 1 });
    expect(file.travellers.map(({ id }) => id)).toEqual([waiting.id]);
    expect(file.figures).toMatchObject({ in: 0, waiting: 1 });
    expect((await officer.file()).travellers).toEqual([]);

    // What the first officer showed before is good for its time; what the second shows ends it.
    const early = TravellerPhone.of(own.server);
    await early.opens(scanned);
    const again = await next.show(waiting.id, { shownAtS: Math.floor(Date.now() / 1_000) + 5 });
    await TravellerPhone.of(own.server).opens(again);
    expect((await early.scan(scanned)).body).toMatchObject({ code: 'MONITORING.PAIRING_REPLACED' });
  });

  it('should go on in the next shift that opens when nobody was there to hand over to, and end by itself', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const told = officer.traveller(nextNo());
    await officer.enter(told);
    await rows(
      "UPDATE entry_shift SET opened_at = now() - interval '15 hours', ends_at = now() - interval '1 hour' WHERE id = $1",
      [officer.shiftId],
    );
    expect((await officer.session.refusal('codeTraveller', { id: told.id })).code).toBe(
      'MONITORING.SHIFT_OVER',
    );
    await Promise.all([own.server.get(EntryUpkeep).tidy(), own.server.get(EntryUpkeep).tidy()]);
    const late = officer.traveller(nextNo());
    // What a phone kept without a line is taken after the end, in the time of the shift.
    expect(await officer.enter(late)).toMatchObject({ state: 'waiting' });
    const next = await EntryOfficer.start(own.server, world, { name: 'Petugas Malam' });
    expect((await next.file()).travellers.map(({ id }) => id)).toEqual(
      expect.arrayContaining([told.id, late.id]),
    );
    const again = await EntryOfficer.at(officer.session, world.post);
    expect(again.shiftId).not.toBe(officer.shiftId);
    await rows("UPDATE entry_shift SET ended_at = now() - interval '49 hours' WHERE id = $1", [
      officer.shiftId,
    ]);
    const input = { id: officer.shiftId, trips: [], travellers: [officer.traveller(nextNo())] };
    expect((await officer.session.refusal('enterTravellers', input)).code).toBe('MONITORING.SHIFT_OVER');
  });

  it('should open the page by message and on paper for who has no smartphone', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const told = officer.traveller(nextNo());
    await officer.enter(told);
    const activation = await officer.session.call('codeTraveller', { id: told.id });
    expect(activation.isSent).toBe(true);
    expect(await officer.entry(told.id)).toMatchObject({ state: 'coded', pairedAt: null });
    const opened = await send(own.server.base, 'activateCase', { code: activation.code, pin: '482915' });
    expect(opened.status).toBe(200);
  });

  it('should enter nobody twice at a post, and tell nothing of who is followed up', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const [once, twice] = [officer.traveller(nextNo()), officer.traveller(last)];
    const { taken, refused } = await officer.send([once, twice]);
    expect(taken).toHaveLength(1);
    expect(refused).toMatchObject([{ index: 1, code: 'MONITORING.ALREADY_ENTERED' }]);

    // Somebody in isolation is seen at the port, or somebody shows their NIK: a record of its own, and their officers hear it.
    const isolated = await openCase(world, nextNo(), { dayOne: dayInJambi(-3) });
    await rows("UPDATE monitored_case SET opened_at = now() - interval '3 days' WHERE id = $1", [
      isolated.case.id,
    ]);
    const seen = officer.traveller(last);
    expect(await officer.enter(seen)).toMatchObject({ state: 'waiting', name: monitoredNo(last).name });
    const { case: stands } = await world.officer.call('monitoredCase', { id: isolated.case.id });
    expect(stands.flags).toMatchObject([{ kind: 'breach' }]);
    expect((await caseOf(seen.id)).case.id).not.toBe(isolated.case.id);
    // Entered again, they are answered as anybody who was entered already.
    const more = await officer.send([officer.traveller(last)]);
    expect(more.refused).toMatchObject([{ code: 'MONITORING.ALREADY_ENTERED' }]);
    await TravellerPhone.of(own.server).opens(await officer.show(seen.id));
    const { case: after } = await world.officer.call('monitoredCase', { id: isolated.case.id });
    expect(after.isActivated).toBe(false);
  });

  it('should count who leaves, keep nobody’s name, and tell the officers of who should not', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const isolated = await openCase(world, nextNo());
    await rows("UPDATE monitored_case SET opened_at = now() - interval '3 days' WHERE id = $1", [
      isolated.case.id,
    ]);
    const nik = String(monitoredNo(last).nik);
    const { taken, refused } = await officer.send([
      officer.leaving(nik),
      officer.leaving(String(monitoredNo(nextNo()).nik)),
      officer.leaving('12'),
    ]);
    // The one who is followed up looks as the one who is not.
    const views = taken.map(({ entry: { id: _, enteredAt: _at, ...view } }) => view);
    expect(views[0]).toEqual(views[1]);
    expect(views[0]).toMatchObject({ state: 'out', name: null });
    expect(refused).toMatchObject([{ index: 2, fields: [{ path: 'nik' }] }]);
    const { case: stands } = await world.officer.call('monitoredCase', { id: isolated.case.id });
    expect(stands.flags).toMatchObject([{ kind: 'breach' }]);
    const figures = await officer.session.call('entryFigures', { id: world.post.id });
    expect(figures.figures.out).toBeGreaterThanOrEqual(2);
    expect(figures.shifts.map(({ id }) => id)).toContain(officer.shiftId);
  });

  it('should keep the form of the shift when the health office changes it meanwhile', async () => {
    const officer = await EntryOfficer.start(own.server, world);
    const program = await world.office.call('setMonitoringProgram', {
      ...programInput(),
      ...{ programId: world.program.id, version: officer.opened.program.version },
      questions: programInput().questions.filter(({ key }) => key !== 'cough'),
    });
    const told = officer.traveller(nextNo(), { answers: { ...WELL, cough: true } });
    expect(await officer.enter(told)).toMatchObject({ hasSigns: true });
    expect((await caseOf(told.id)).case.programVersion).toBe(officer.opened.program.version);
    expect((await officer.file()).program.version).toBe(program.version);
  });

  it('should be set by the health office of its region, with a program of travellers', async () => {
    const { post, program, office } = world;
    const put = (change: object) => office.refusal('setEntryPost', { ...postInput(program.id), ...change });
    expect(await put({ postId: post.id, version: 9 })).toMatchObject({ code: 'STALE.VERSION' });
    expect(await put({ point: { lon: 0, lat: 0 } })).toMatchObject({ code: 'INPUT.INVALID' });
    expect(await put({ programId: newId() })).toMatchObject({ code: 'INPUT.INVALID' });
    expect(await put({ regionCode: OTHER_REGION })).toMatchObject({ status: 404 });
    const narrow = await office.call('setMonitoringProgram', programInput({ kinds: ['contact'] }));
    expect(await put({ programId: narrow.id })).toMatchObject({ fields: [{ path: 'programId' }] });
    const closed = await office.call(
      'setEntryPost',
      postInput(program.id, { name: 'Pos Tutup', isActive: false }),
    );
    const session = await own.server.session(inRegion('entry_officer', OWN_REGION));
    expect((await session.refusal('openEntryShift', { postId: closed.id })).status).toBe(404);
  });
});
