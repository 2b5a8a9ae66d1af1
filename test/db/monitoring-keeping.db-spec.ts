import { beforeAll, describe, expect, it } from '@jest/globals';
import { CaseUpkeep, EntryUpkeep } from '#siaga/monitoring';
import { PersonalDataCipher } from '#siaga/kernel';
import { buildClinic, type ClinicWorld } from '../support/booking-world.js';
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
import { EntryOfficer, postInput, TravellerPhone } from '../support/entry-world.js';
import { openableWords } from '../support/openable-words.js';
import { useServer } from '../support/server.js';

const PERSON = {
  ...monitoredNo(7),
  ...{
    name: 'Rahasia Sekali',
    address: 'Jalan Tersembunyi 9',
    nik: '1571031508927777',
    phone: '0812-5557-9999',
  },
};
const WORDS = [
  'Rahasia Sekali',
  'Tersembunyi',
  '1571031508927777',
  '81255579999',
  'beras sekarung',
  'Pintu biru',
];
/** What is known of a telephone by the server alone and may not name anybody. */
const OF_THE_CASE = WORDS;

describe('how long it is known who was followed up', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;
  let clinic: ClinicWorld;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    clinic = await buildClinic(own.server);
  }, 120_000);

  const tidy = (): Promise<void> => own.server.get(CaseUpkeep).tidy();
  const query = (sql: string, values?: unknown[]) =>
    database.pool.query<Record<string, unknown>>(sql, values);
  const readable = (): Promise<string[]> =>
    openableWords(query, own.server.get(PersonalDataCipher), OF_THE_CASE);
  const rowOf = async (id: string) =>
    (await query('SELECT * FROM monitored_case WHERE id = $1', [id])).rows[0] ?? {};

  it('should end by itself when the period is over, but not before, and not with signs that nobody looked at', async () => {
    const ended = await openCase(world, 1, { dayOne: dayInJambi(-14) });
    const lasting = await openCase(world, 2, { dayOne: dayInJambi(-13) });
    const signs = await openCase(world, 3, { dayOne: dayInJambi(-14) });
    await world.officer.call('reportForCase', {
      ...{ id: signs.case.id, forDate: dayInJambi(-1), answers: { ...WELL, cough: true } },
    });
    await Promise.all([tidy(), tidy()]);
    const statusOf = async (id: string) => (await world.officer.call('monitoredCase', { id })).case.status;
    expect(await statusOf(ended.case.id)).toBe('completed');
    expect(await statusOf(lasting.case.id)).toBe('follow_up');
    expect(await statusOf(signs.case.id)).toBe('follow_up');
    await world.officer.call('visitCase', { id: signs.case.id, way: 'visit', result: 'not_symptomatic' });
    await tidy();
    expect(await statusOf(signs.case.id)).toBe('completed');
  });

  it('should leave nothing that anybody can be known by, in no table, though the server’s key opens all it can', async () => {
    const opened = await openCase(world, 0, { person: PERSON, place: { lon: 103.61, lat: -1.59 } });
    const { id } = opened.case;
    const phone = await MonitoredPhone.activate(own.server, opened);
    expect((await phone.report({ ...WELL, needs: 'beras sekarung' })).status).toBe(200);
    await world.officer.call('visitCase', { id, way: 'visit', result: 'unavailable', note: 'Pintu biru' });
    const { version } = (await world.officer.call('monitoredCase', { id })).case;
    await world.officer.call('closeFollowUp', { id, version, as: 'completed' });
    // The test can find what is there: the key of the case stands sealed in its row, and the message by the server's own.
    expect(await readable()).toContain('message');

    await query("UPDATE monitored_case SET closed_at = now() - interval '13 days 23 hours' WHERE id = $1", [
      id,
    ]);
    await tidy();
    expect((await rowOf(id)).erased_at).toBeNull();
    await query("UPDATE monitored_case SET closed_at = now() - interval '14 days 1 hour' WHERE id = $1", [
      id,
    ]);
    // Stored answers of commands are kept for a day.
    await query('DELETE FROM idempotency');
    await Promise.all([tidy(), tidy()]);
    expect(await rowOf(id)).toMatchObject({
      key_sealed: null,
      person_sealed: null,
      place_sealed: null,
      nik_digest: null,
    });
    expect(await readable()).toEqual([]);
    expect((await world.officer.refusal('monitoredCase', { id })).status).toBe(404);
    expect((await phone.visit.try('ownCase', { id })).status).not.toBe(200);
    // What is counted stays.
    const { rows } = await query('SELECT for_date::text, weight FROM monitoring_report WHERE case_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ for_date: dayInJambi(), weight: 'need' }]);
  });

  it('should leave a clinic its number, which says nothing of a follow-up, and forget whose follow-up it was', async () => {
    const person = { ...monitoredNo(8), name: 'Pasien Terselubung', address: 'Gang Tersamar 12' };
    const { id } = (await openCase(world, 8, { person })).case;
    const { id: sessionId } = await clinic.session(1);
    await world.officer.call('bookClinic', { id, sessionId, placeKind: 'jkn', reason: 'Sesak sekali' });
    const found = (words: string[]) => openableWords(query, own.server.get(PersonalDataCipher), words);
    const referrals = async () => (await query('SELECT case_id FROM monitoring_referral')).rows;
    expect(await referrals()).toEqual([{ case_id: id }]);
    const { version } = (await world.officer.call('monitoredCase', { id })).case;
    await world.officer.call('closeFollowUp', { id, version, as: 'completed' });
    await query("UPDATE monitored_case SET closed_at = now() - interval '15 days' WHERE id = $1", [id]);
    await query('DELETE FROM idempotency');
    await tidy();
    expect(await referrals()).toEqual([]);
    expect(await found(['Gang Tersamar'])).toEqual([]);
    // The clinic's own, as of whoever books there, and nowhere else.
    const theirs = (await query('SELECT * FROM ticket WHERE session_id = $1', [sessionId])).rows;
    expect(await found(['Pasien Terselubung'])).toEqual(['journal', 'ticket', 'visitor_pass']);
    const cipher = own.server.get(PersonalDataCipher);
    const referral = JSON.stringify(cipher.open(String(theirs[0]?.referral_sealed)));
    expect(referral).toContain('Sesak sekali. Pelindung: APD level 2.');
    expect(referral).not.toMatch(/COVID|ODP|pantau/i);
  });

  it('should leave nothing of who came by a port, of the entry, the code and the hand-over', async () => {
    const post = await world.office.call('setEntryPost', postInput(world.program.id));
    const officer = await EntryOfficer.start(own.server, { post });
    const told = officer.traveller(0, {
      person: { ...PERSON, nik: '1571031508928888' },
      ...{ origin: 'Pulau Tersembunyi', seat: 'Kursi-Biru' },
    });
    const words = [...WORDS, '1571031508928888', 'Kursi-Biru'];
    const readableNow = () => openableWords(query, own.server.get(PersonalDataCipher), words);
    await officer.enter(told);
    await TravellerPhone.of(own.server).opens(await officer.show(told.id));
    const leaving = await officer.send([officer.leaving('1571031508928888')]);
    expect(leaving.taken).toHaveLength(1);
    await officer.session.call('endEntryShift', { id: officer.shiftId, note: 'Kursi-Biru menunggu' });
    expect(await readableNow()).toContain('entry_shift');
    const id = String(
      (await query('SELECT case_id FROM entry_traveller WHERE id = $1', [told.id])).rows[0]?.case_id,
    );
    const { version } = (await world.officer.call('monitoredCase', { id })).case;
    await world.officer.call('closeFollowUp', { id, version, as: 'completed' });
    await query("UPDATE monitored_case SET closed_at = now() - interval '15 days' WHERE id = $1", [id]);
    await query("UPDATE entry_shift SET ended_at = now() - interval '25 hours' WHERE id = $1", [
      officer.shiftId,
    ]);
    await query('DELETE FROM idempotency');
    await tidy();
    await own.server.get(EntryUpkeep).tidy();
    expect(await readableNow()).toEqual([]);
    const { rows } = await query('SELECT details_sealed, state FROM entry_traveller ORDER BY direction');
    // What is counted stays.
    expect(rows).toEqual([
      { details_sealed: null, state: 'paired' },
      { details_sealed: null, state: 'out' },
    ]);
  });

  it('should follow the same person up again afterwards', async () => {
    const again = await openCase(world, 0, { person: PERSON });
    expect(again.case.status).toBe('follow_up');
  });
});
