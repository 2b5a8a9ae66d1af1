import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiInput, CaseFile, NotedVisit } from '#siaga/contracts';
import { inRegion, OTHER_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

const AT_ONCE = 60;

describe('visits that a device kept while it had no line', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let second: Session;
  let stranger: Session;
  let no = 700;
  const openOne = () => openCase(world, (no += 1));

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    second = await own.server.session(inRegion('field_officer'), 'Petugas Kedua');
    stranger = await own.server.session(inRegion('field_officer', OTHER_REGION));
  }, 120_000);

  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const flagsOf = async (id: string) => (await fileOf(id)).case.flags.map(({ kind }) => kind).sort();
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const visit = (id: string, change: Partial<ApiInput<'visitCase'>> = {}): ApiInput<'visitCase'> => ({
    ...{ id, visitId: randomUUID(), way: 'visit', result: 'not_symptomatic', note: 'Pagar hijau' },
    ...change,
  });
  /** As if it were opened this morning. */
  const agedCase = async () => {
    const opened = await openOne();
    await database.pool.query(
      "UPDATE monitored_case SET opened_at = now() - interval '5 hours' WHERE id = $1",
      [opened.case.id],
    );
    return opened;
  };

  it('should be noted once, however often and at once they are sent', async () => {
    const { case: one } = await openOne();
    const input = visit(one.id);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => world.officer.call('visitCase', input)),
    );
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([input.visitId]));
    const { visits, case: after } = await fileOf(one.id);
    expect(visits).toHaveLength(1);
    expect(after.version).toBe(one.version + 1);
  });

  it('should be as old as the device says, within the life of the case', async () => {
    const { case: one } = await agedCase();
    const at = ago(90);
    await world.officer.call('visitCase', visit(one.id, { at }));
    await world.officer.call('visitCase', visit(one.id, { at: '2001-01-01T00:00:00Z' }));
    await world.officer.call('visitCase', visit(one.id, { at: '2099-01-01T00:00:00Z' }));
    const { visits, case: after } = await fileOf(one.id);
    expect(visits.map((each) => each.at).slice(0, 2)).toEqual([after.openedAt, at]);
    expect(Math.abs(Date.now() - Date.parse(visits[2]?.at ?? ''))).toBeLessThan(60_000);
  });

  it('should end what stood when somebody was there, and nothing that was told after it', async () => {
    const opened = await agedCase();
    const phone = await MonitoredPhone.activate(own.server, opened);
    await phone.report({ ...WELL, cough: true });
    expect(await flagsOf(phone.caseId)).toEqual(['symptomatic']);
    await world.officer.call('visitCase', visit(phone.caseId, { at: ago(60) }));
    expect(await flagsOf(phone.caseId)).toEqual(['symptomatic']);

    // It stands since the morning and was told again at noon: the visit between them does not end it.
    await database.pool.query(
      "UPDATE monitoring_flag SET raised_at = now() - interval '4 hours' WHERE case_id = $1",
      [phone.caseId],
    );
    await world.officer.call('visitCase', visit(phone.caseId, { at: ago(60) }));
    expect(await flagsOf(phone.caseId)).toEqual(['symptomatic']);
    await database.pool.query(
      "UPDATE monitoring_report SET reported_at = now() - interval '4 hours' WHERE case_id = $1",
      [phone.caseId],
    );
    await world.officer.call('visitCase', visit(phone.caseId, { at: ago(60) }));
    expect(await flagsOf(phone.caseId)).toEqual([]);
  });

  it('should be refused when the case has ended, and stay noted when it was noted before', async () => {
    const { case: one } = await openOne();
    const noted = visit(one.id);
    await world.officer.call('visitCase', noted);
    const { case: now } = await fileOf(one.id);
    await world.office.call('closeFollowUp', { id: one.id, version: now.version, as: 'referred' });
    const late = await world.officer.refusal('visitCase', visit(one.id));
    expect(late).toMatchObject({ code: 'MONITORING.OVER', details: { status: 'referred' } });
    const again: NotedVisit = await world.officer.call('visitCase', noted);
    expect(again).toMatchObject({ id: noted.visitId, note: 'Pagar hijau' });
    expect((await fileOf(one.id)).visits).toHaveLength(1);
  });

  it('should say who else was there meanwhile, and not what they wrote', async () => {
    const { case: one } = await agedCase();
    await second.call('visitCase', visit(one.id, { at: ago(180), result: 'unavailable' }));
    await database.pool.query(
      "UPDATE monitoring_visit SET noted_at = now() - interval '150 minutes' WHERE case_id = $1",
      [one.id],
    );
    const readAt = ago(120);
    await second.call('visitCase', visit(one.id, { at: ago(60), result: 'uncooperative' }));
    const mine = await world.officer.call('visitCase', visit(one.id, { at: ago(30), readAt }));
    expect(mine.meanwhile).toMatchObject([{ officer: 'Petugas Kedua', result: 'uncooperative' }]);
    expect(mine.meanwhile[0]).not.toHaveProperty('note');
    const theirs = await second.call('visitCase', visit(one.id, { readAt: new Date().toISOString() }));
    expect(theirs.meanwhile).toEqual([]);
  });

  it('should also say who was there before, and told of it only meanwhile', async () => {
    const { case: one } = await agedCase();
    const readAt = ago(5);
    await second.call('visitCase', visit(one.id, { at: ago(180), result: 'unavailable' }));
    const mine = await world.officer.call('visitCase', visit(one.id, { at: ago(2), readAt }));
    expect(mine.meanwhile).toMatchObject([{ officer: 'Petugas Kedua', result: 'unavailable' }]);
  });

  it('should not be told of under an id that is another’s, nor by whom the case is not', async () => {
    const [{ case: one }, { case: other }] = [await openOne(), await openOne()];
    const noted = visit(one.id);
    await world.officer.call('visitCase', noted);
    expect((await world.officer.refusal('visitCase', { ...noted, id: other.id })).code).toBe(
      'RESOURCE.NOT_FOUND',
    );
    expect((await second.refusal('visitCase', noted)).code).toBe('RESOURCE.NOT_FOUND');
    expect((await stranger.refusal('visitCase', noted)).code).toBe('RESOURCE.NOT_FOUND');
    expect((await world.officer.refusal('visitCase', visit(one.id, { visitId: 'x' }))).code).toBe(
      'INPUT.INVALID',
    );
    expect((await fileOf(other.id)).visits).toEqual([]);
  });
});
