import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Call, OwnAlarm } from '#siaga/contracts';
import { incidentInput, inRegion } from '../support/builders.js';
import { JournalFollowers } from '#siaga/journal';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  MonitoredPhone,
  openCase,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

const HOME = { lon: 103.6329, lat: -1.5992 };

describe('the panic button of who is followed up', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let operator: Session;
  let last = 0;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    operator = await own.server.session(inRegion('operator'), 'Operator Contoh');
    // What happens from here on is followed.
    await own.server.get(JournalFollowers).runDue();
  }, 120_000);

  async function phone(): Promise<MonitoredPhone> {
    last += 1;
    return MonitoredPhone.activate(own.server, await openCase(world, last, { place: HOME }));
  }
  async function press(one: MonitoredPhone, more: object = {}): Promise<OwnAlarm> {
    const { caseId } = one;
    const answer = await one.visit.try('pressPanic', { id: caseId, caseId, ...more });
    expect(answer.status).toBe(200);
    return answer.body as OwnAlarm;
  }
  const takeBack = (one: MonitoredPhone, { id: alarmId }: OwnAlarm) =>
    one.visit.try('takeBackPanic', { id: one.caseId, alarmId });
  const fileOf = ({ caseId }: MonitoredPhone) => world.officer.call('monitoredCase', { id: caseId });
  const alarmsOf = async (one: MonitoredPhone) => (await fileOf(one)).alarms;
  async function callOf(one: MonitoredPhone): Promise<Call> {
    const [alarm] = await alarmsOf(one);
    return operator.call('call', { id: String(alarm?.callId) });
  }

  it('should ring at the operators’ as any call, with the place, the telephone and what to wear', async () => {
    const one = await phone();
    const alarm = await press(one);
    expect(alarm).toMatchObject({ isTakenBack: false, isAnswered: false, isOver: false });
    const call = await callOf(one);
    expect(call).toMatchObject({
      ...{
        source: 'panic',
        state: 'ringing',
        regionCode: '15.71',
        locationText: `Jalan Contoh ${String(last)}`,
      },
      personal: {
        callerNumber: `+62812555610${String(last).padStart(2, '0')}`,
        callerName: `Warga Contoh ${String(last)}`,
      },
      place: { point: HOME, source: 'address', isConfirmed: false },
    });
    expect(call.note).toBe(
      `Tombol panik Warga Contoh ${String(last)}, dipantau COVID-19 Contoh: ODP, hari ke-2. Pelindung: APD level 2. RT 03 RW 01.`,
    );
    const flags = (await world.officer.call('monitoredCase', { id: one.caseId })).case.flags;
    expect(flags.map(({ kind }) => kind)).toEqual(['urgent']);
  });

  it('should be where the telephone is, if that was a moment ago', async () => {
    const one = await phone();
    await press(one, { position: { lon: 103.62, lat: -1.61, accuracyM: 12, ageS: 3 } });
    expect((await callOf(one)).place).toMatchObject({
      ...{ point: { lon: 103.62, lat: -1.61 }, accuracyM: 12, source: 'shared_link' },
    });
    const nowhere = await phone();
    await press(nowhere, { position: { lon: 0, lat: 0, accuracyM: 5, ageS: 1 } });
    expect((await callOf(nowhere)).place).toMatchObject({ point: HOME });
    const old = await phone();
    await press(old, { position: { lon: 103.62, lat: -1.61, accuracyM: 12, ageS: 900 } });
    expect((await callOf(old)).place).toMatchObject({ point: HOME });
  });

  it('should make one call of many presses at once, and another when that one is over', async () => {
    const one = await phone();
    const all = await Promise.all([press(one), press(one), press(one), press(one)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await alarmsOf(one)).toHaveLength(1);
    const call = await callOf(one);
    await operator.call('answerCall', { id: call.id });
    expect(await one.page()).toMatchObject({ alarm: { isAnswered: true, isOver: false } });
    await operator.call('closeCall', { id: call.id, disposition: 'information' });
    expect(await one.page()).toMatchObject({ alarm: { isOver: true } });
    expect((await alarmsOf(one))[0]).toMatchObject({ disposition: 'information' });
    const again = await press(one);
    expect(again.id).not.toBe(all[0].id);
  });

  it('should be taken back within ten seconds, and the operator sees that', async () => {
    const one = await phone();
    const alarm = await press(one);
    const answer = await takeBack(one, alarm);
    expect(answer.body).toMatchObject({ isTakenBack: true, isOver: true });
    const call = await callOf(one);
    expect(call.state).toBe('abandoned');
    expect(call.note).toMatch(/^DIBATALKAN oleh yang menekan: salah tekan\.\nTombol panik/);
    expect((await world.officer.call('monitoredCase', { id: one.caseId })).case.flags).toEqual([]);
    expect((await takeBack(one, alarm)).status).toBe(200);
  });

  it('should stay in the hands of an operator who answered, who is told that it was a mistake', async () => {
    const one = await phone();
    const alarm = await press(one);
    await operator.call('answerCall', { id: (await callOf(one)).id });
    expect((await takeBack(one, alarm)).status).toBe(200);
    const call = await callOf(one);
    expect(call.disposition).toBeNull();
    expect(call.note).toMatch(/^DIBATALKAN/);
  });

  it('should not be taken back when the time for it is over, nor by another', async () => {
    const [one, other] = [await phone(), await phone()];
    const alarm = await press(one);
    expect((await takeBack(other, alarm)).status).toBe(404);
    await database.pool.query(
      "UPDATE monitoring_alarm SET pressed_at = now() - interval '16 seconds' WHERE id = $1",
      [alarm.id],
    );
    expect((await takeBack(one, alarm)).body).toMatchObject({ code: 'MONITORING.TOO_LATE' });
    expect((await callOf(one)).state).toBe('ringing');
  });

  it('should bring back to the case how far help has come, and what came of it', async () => {
    const one = await phone();
    await press(one);
    const call = await callOf(one);
    await operator.call('answerCall', { id: call.id });
    const incident = await operator.call('openIncident', incidentInput({ callId: call.id }));
    expect((await alarmsOf(one))[0]).toMatchObject({
      ...{ incidentId: incident.id, help: { step: 'sought', destination: null, outcome: null } },
    });
    expect(await one.page()).toMatchObject({ alarm: { isAnswered: true, isOver: true, help: 'sought' } });

    const { unit, crew } = await own.server.crewed();
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = String(assignments[0]?.id);
    const stranger = await phone();
    const before = (await fileOf(stranger)).case.version;
    const told = async (): Promise<unknown> => {
      const { version } = (await fileOf(one)).case;
      await own.server.get(JournalFollowers).runDue();
      expect((await fileOf(one)).case.version).toBeGreaterThan(version);
      return (await one.page()).alarm?.help;
    };
    await crew.call('accept', { id });
    expect(await told()).toBe('coming');
    await crew.call('advance', { id, status: 'on_scene' });
    expect(await told()).toBe('there');
    await crew.call('advance', { id, status: 'left_scene' });
    expect(await told()).toBe('taken');
    for (const status of ['at_destination', 'handed_over', 'available'] as const)
      await crew.call('advance', { id, status });
    await operator.call('closeIncident', { id: incident.id, outcome: 'transported' });
    expect(await told()).toBe('over');
    expect((await alarmsOf(one))[0]?.help).toMatchObject({ step: 'over', outcome: 'transported' });
    expect((await fileOf(stranger)).case.version).toBe(before);
  });

  it('should still call for who is no longer followed up, as long as their page is there', async () => {
    const one = await phone();
    const { version } = (await world.officer.call('monitoredCase', { id: one.caseId })).case;
    await world.officer.call('closeFollowUp', { id: one.caseId, version, as: 'completed' });
    expect((await press(one)).isOver).toBe(false);
  });
});
