import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Alert, Assignment, Incident } from '#siaga/contracts';
import { LOGGER, newId, type Logger } from '#siaga/kernel';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { alertsOf, offersOf } from '../support/probe-reads.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import { problemOf, type Session } from '../support/session.js';

describe('offers', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  let operator: Session;
  let incident: Incident;
  let region = '';
  let regionCount = 10;

  beforeEach(async () => {
    // A region for each test, so that units of earlier ones are not proposed.
    regionCount += 1;
    region = `16.${regionCount}`;
    operator = await own.server.session(inRegion('operator', region), 'Operator Contoh');
    incident = await open();
  });

  function open(by = operator): Promise<Incident> {
    return by.call('openIncident', incidentInput({ regionCode: region }));
  }

  /** Crewed units, the first one nearest. */
  async function fleet(count: number): Promise<CrewedUnit[]> {
    const units: CrewedUnit[] = [];
    for (let index = 0; index < count; index += 1)
      units.push(await own.server.crewed(region, 103.63 - index / 200));
    return units;
  }

  async function offer(
    unitIds: string[],
    more: { timeoutS?: number; autoNext?: boolean } = {},
  ): Promise<Assignment> {
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds, ...more });
    return assignments[0] as Assignment;
  }

  it('should go on to the next unit after a silence, keep the silence and alert the supervisor', async () => {
    const [first, second] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const supervisor = await own.server.session(inRegion('supervisor', region));
    const [watch, secondPhone] = await Promise.all([supervisor.socket(), second.crew.socket()]);
    const startedMs = Date.now();
    const silent = await offer([first.unit.id], { timeoutS: 5 });
    await secondPhone.until(
      (probe) => offersOf(probe, incident.id).length === 1,
      'the offer on the next phone',
    );
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(5_000);
    const [next] = offersOf(secondPhone, incident.id);
    expect(next).toMatchObject({ unitId: second.unit.id, chainPosition: 2, offeredBy: { kind: 'system' } });
    await watch.until((probe) => alertsOf(probe, incident.id).length === 1, 'the alert');
    expect(alertsOf(watch, incident.id)[0]).toMatchObject({
      kind: 'offer_unanswered',
      severity: 'red',
      facts: { unitCallSign: first.unit.callSign, nextUnitCallSign: second.unit.callSign },
    });
    expect(await operator.call('assignment', { id: silent.id })).toMatchObject({
      status: 'expired',
      respondedAt: null,
    });
    const late = await first.crew.refusal('accept', { id: silent.id });
    expect(late).toMatchObject({ code: 'DISPATCH.OFFER_NOT_LIVE', details: { status: 'expired' } });
    const alert = alertsOf(watch, incident.id)[0] as Alert;
    expect((await operator.try('acknowledgeAlert', { id: alert.id })).status).toBe(404);
    const known = await supervisor.call('acknowledgeAlert', { id: alert.id });
    expect(known.acknowledgedBy?.id).toBe(supervisor.account.id);
  });

  it('should go on to the next unit after a refusal, and say so when nobody is left', async () => {
    const [first, second] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const watch = await operator.socket();
    const one = await offer([first.unit.id]);
    const declined = await first.crew.call('decline', {
      id: one.id,
      reason: 'vehicle_fault',
      note: 'Ban bocor',
    });
    expect(declined).toMatchObject({ status: 'declined', reason: 'vehicle_fault', note: 'Ban bocor' });
    await watch.until((probe) => offersOf(probe, incident.id).length === 2, 'the next offer');
    const two = offersOf(watch, incident.id)[1];
    expect(two).toMatchObject({ unitId: second.unit.id, chainPosition: 2 });
    await second.crew.call('decline', { id: two?.id ?? '', reason: 'too_far' });
    await watch.until(
      (probe) => alertsOf(probe, incident.id).some(({ kind }) => kind === 'chain_exhausted'),
      'the alert that nobody is left',
    );
    expect(alertsOf(watch, incident.id).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['offer_declined', 'amber'],
      ['offer_declined', 'amber'],
      ['chain_exhausted', 'red'],
    ]);
    const { unitsLeftOut } = await operator.call('recommend', {
      point: incident.place.point,
      regionCode: region,
      incidentId: incident.id,
    });
    expect(unitsLeftOut.map(({ unitId, reason }) => [unitId, reason])).toEqual(
      expect.arrayContaining([
        [first.unit.id, 'refused_this_incident'],
        [second.unit.id, 'refused_this_incident'],
      ]),
    );
  });

  it('should stop after one refusal when the operator wants to choose himself', async () => {
    const [first] = (await fleet(2)) as [CrewedUnit];
    const watch = await operator.socket();
    const one = await offer([first.unit.id], { autoNext: false });
    await first.crew.call('decline', { id: one.id, reason: 'unsafe' });
    await watch.until((probe) => alertsOf(probe, incident.id).length === 1, 'the alert');
    expect(alertsOf(watch, incident.id)[0]).toMatchObject({
      kind: 'offer_declined',
      facts: { nextUnitCallSign: '' },
    });
    expect(offersOf(watch, incident.id)).toHaveLength(1);
  });

  it('should let one of two dispatchers have the unit, and tell the other who has it', async () => {
    const [ambulance] = (await fleet(1)) as [CrewedUnit];
    const rival = await own.server.session(inRegion('operator', region), 'Operator Lain');
    const theirs = await open(rival);
    const answers = await Promise.all([
      operator.try('offer', { id: incident.id, unitIds: [ambulance.unit.id] }),
      rival.try('offer', { id: theirs.id, unitIds: [ambulance.unit.id] }),
    ]);
    const winner = answers.findIndex((answer) => answer.status === 200);
    const loser = answers.find((answer) => answer.status !== 200);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(problemOf(loser as (typeof answers)[0])).toMatchObject({
      code: 'DISPATCH.UNIT_ALREADY_ASSIGNED',
      details: {
        unitCallSign: ambulance.unit.callSign,
        byName: ['Operator Contoh', 'Operator Lain'][winner],
        incidentNumber: [incident, theirs][winner]?.number,
      },
    });
  });

  it('should let one of two phones accept, and tell the other what became of the offer', async () => {
    const [{ unit, crew }] = (await fleet(1)) as [CrewedUnit];
    const mate = await own.server.session(crew.account.grants, 'Kru Kedua');
    const one = await offer([unit.id]);
    const answers = await Promise.all([
      crew.try('accept', { id: one.id }),
      mate.try('accept', { id: one.id }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(problemOf(refused as (typeof answers)[0])).toMatchObject({
      code: 'DISPATCH.OFFER_NOT_LIVE',
      details: { status: 'accepted' },
    });
    const { stamps } = await operator.call('assignment', { id: one.id });
    expect(stamps.filter((stamp) => stamp.name === 'dispatch_acknowledged')).toHaveLength(1);
  });

  it('should give the first answer to a command that is sent twice, and have one effect', async () => {
    const [{ unit }] = (await fleet(1)) as [CrewedUnit];
    const key = newId();
    const command = { id: incident.id, unitIds: [unit.id] };
    const [one, two] = await Promise.all([
      operator.call('offer', command, { key }),
      operator.call('offer', command, { key }),
    ]);
    expect(two).toEqual(one);
    expect(await operator.call('offer', command, { key })).toEqual(one);
    expect(one.assignments[0]?.job.personal.patients[0]?.name).toBe('Budi Contoh');
    const { entries } = await operator.call('incidentTimeline', { id: incident.id });
    expect(entries.filter((entry) => entry.type === 'assignment.offered.v1')).toHaveLength(1);
    expect(await operator.refusal('offer', { ...command, timeoutS: 60 }, { key })).toMatchObject({
      status: 409,
      code: 'IDEMPOTENCY.KEY_REUSED',
    });
    const other = await own.server.session(inRegion('operator', region));
    expect(await other.refusal('offer', command, { key })).toMatchObject({
      code: 'DISPATCH.UNIT_ALREADY_ASSIGNED',
    });
    const { rows } = await database.pool.query<{ answer: string }>(
      'SELECT answer::text FROM idempotency WHERE key = $1',
      [key],
    );
    expect(rows[0]?.answer).not.toContain('Budi');
  });

  it('should offer to all of the chosen units or to none', async () => {
    const [free, held] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const earlier = await open();
    await operator.call('offer', { id: earlier.id, unitIds: [held.unit.id] });
    const both = { id: incident.id, unitIds: [free.unit.id, held.unit.id] };
    expect(await operator.refusal('offer', both)).toMatchObject({
      details: { unitCallSign: held.unit.callSign, incidentNumber: earlier.number },
    });
    await operator.call('cancelIncident', { id: earlier.id, reason: 'Salah lapor' });
    const { assignments } = await operator.call('offer', both);
    expect(assignments.map((assignment) => assignment.unitId)).toEqual(both.unitIds);
    const off = await own.server.unit(region);
    expect(await operator.refusal('offer', { id: incident.id, unitIds: [off.id] })).toMatchObject({
      code: 'DISPATCH.UNIT_NOT_IN_SERVICE',
      details: { service: 'off_shift' },
    });
  });

  it("should not let two pairs of the same units, in either order, stand in each other's way", async () => {
    const [first, second] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const warn = jest.spyOn(own.server.app.get<Logger>(LOGGER), 'warn');
    for (let round = 0; round < 5; round += 1) {
      const both = await Promise.all([open(), open()]);
      const answers = await Promise.all([
        operator.try('offer', { id: both[0].id, unitIds: [first.unit.id, second.unit.id] }),
        operator.try('offer', { id: both[1].id, unitIds: [second.unit.id, first.unit.id] }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      for (const taken of both)
        await operator.call('cancelIncident', { id: taken.id, reason: 'Uji selesai' });
    }
    // The database breaks a deadlock after a second, and the transaction that lost is tried again with a warning.
    expect(warn).not.toHaveBeenCalled();
  });

  it('should call back every unit when the incident is cancelled', async () => {
    const [first, second] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const { assignments } = await operator.call('offer', {
      id: incident.id,
      unitIds: [first.unit.id, second.unit.id],
    });
    const phone = await first.crew.socket();
    await first.crew.call('accept', { id: assignments[0]?.id ?? '' });
    const cancelled = await operator.call('cancelIncident', { id: incident.id, reason: 'Laporan ganda' });
    expect(cancelled).toMatchObject({ status: 'cancelled', closingNote: 'Laporan ganda' });
    await phone.until(
      (probe) => probe.changes.some((change) => change.type === 'assignment.cancelled.v1'),
      'the call back',
    );
    const states = await Promise.all(assignments.map(({ id }) => operator.call('assignment', { id })));
    expect(states.map(({ status, reason }) => [status, reason])).toEqual([
      ['cancelled', 'Laporan ganda'],
      ['withdrawn', 'Laporan ganda'],
    ]);
    expect(await operator.refusal('offer', { id: incident.id, unitIds: [first.unit.id] })).toMatchObject({
      code: 'INCIDENT.NOT_OPEN',
      details: { status: 'cancelled' },
    });
  });

  it('should refuse to close an incident while a unit is on it, naming the unit', async () => {
    const [{ unit, crew }] = (await fleet(1)) as [CrewedUnit];
    const one = await offer([unit.id]);
    const closing = { id: incident.id, outcome: 'treated_on_scene' } as const;
    expect(await operator.refusal('closeIncident', closing)).toMatchObject({
      status: 409,
      code: 'INCIDENT.HAS_ACTIVE_ASSIGNMENTS',
      details: { callSigns: [unit.callSign] },
    });
    await crew.call('accept', { id: one.id });
    await operator.call('cancelAssignment', { id: one.id, reason: 'Tidak perlu' });
    expect(await operator.refusal('closeIncident', closing)).toMatchObject({
      status: 409,
      code: 'INCIDENT.OUTCOME_DOES_NOT_FIT',
      details: {
        outcome: 'treated_on_scene',
        fitting: ['no_patient', 'handed_to_other_agency', 'false_report', 'other'],
      },
    });
    const fitting = { ...closing, outcome: 'no_patient' } as const;
    expect((await operator.call('closeIncident', fitting)).status).toBe('closed');
    expect(await operator.refusal('closeIncident', fitting)).toMatchObject({ code: 'INCIDENT.NOT_OPEN' });
  });

  it('should give a job to another unit, both or neither', async () => {
    const [first, second] = (await fleet(2)) as [CrewedUnit, CrewedUnit];
    const one = await offer([first.unit.id]);
    await first.crew.call('accept', { id: one.id });
    const off = await own.server.unit(region);
    expect(
      (await operator.try('reassign', { id: one.id, unitId: off.id, reason: 'Lebih dekat' })).status,
    ).toBe(409);
    expect((await operator.call('assignment', { id: one.id })).status).toBe('accepted');
    const moved = await operator.call('reassign', {
      id: one.id,
      unitId: second.unit.id,
      reason: 'Lebih dekat',
    });
    expect(moved).toMatchObject({ unitId: second.unit.id, status: 'offered', incidentId: incident.id });
    expect(await operator.call('assignment', { id: one.id })).toMatchObject({
      status: 'cancelled',
      reason: 'Lebih dekat',
    });
  });
});
