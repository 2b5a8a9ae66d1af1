import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Incident } from '#siaga/contracts';
import { DeadlineWorker } from '#siaga/dispatch';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer, type CrewedUnit } from '../support/server.js';
import { problemOf, Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';

// Two whole servers on one database. Their background work is off (SIAGA_ROLE=web): deadlines are handled when a test says so.
describe('two processes on one database', () => {
  const database = useDatabase();
  let first: TestServer;
  let second: TestServer;
  let operator: Session;
  let region = '';
  jest.setTimeout(60_000);

  beforeAll(async () => {
    const env = serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web', DATABASE_POOL_SIZE: '6' });
    first = await TestServer.start(env);
    second = await TestServer.start(env);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function newRegion(code: string, units: number): Promise<CrewedUnit[]> {
    region = code;
    operator = await first.session(inRegion('operator', code));
    return Promise.all(Array.from({ length: units }, () => first.crewed(code)));
  }

  function open(): Promise<Incident> {
    return operator.call('openIncident', incidentInput({ regionCode: region }));
  }

  /** The same person at the second process. */
  function atSecond(session: Session): Session {
    return new Session(second.base, session.account, session.cookie);
  }

  async function activeJobs(): Promise<{ unit_id: string; jobs: number }[]> {
    const { rows } = await database.pool.query<{ unit_id: string; jobs: number }>(
      'SELECT unit_id, count(*)::int AS jobs FROM assignment WHERE region_code = $1 AND released_at IS NULL GROUP BY unit_id',
      [region],
    );
    return rows;
  }

  async function timeIsUp(): Promise<void> {
    await database.pool.query(
      "UPDATE assignment SET due_at = now() - interval '1 second' WHERE status = 'offered' AND region_code = $1",
      [region],
    );
  }

  it('should give a unit one job of twenty that are offered at once', async () => {
    const [ambulance] = await newRegion('17.01', 1);
    const unitIds = [ambulance?.unit.id ?? ''];
    const incidents = await Promise.all(Array.from({ length: 20 }, open));
    const answers = await Promise.all(
      incidents.map(({ id }, index) =>
        (index % 2 ? operator : atSecond(operator)).try('offer', { id, unitIds }),
      ),
    );
    const winner = answers.findIndex((answer) => answer.status === 200);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(problemOf(answer)).toMatchObject({
        status: 409,
        code: 'DISPATCH.UNIT_ALREADY_ASSIGNED',
        details: { incidentNumber: incidents[winner]?.number },
      });
    }
    expect(await activeJobs()).toEqual([{ unit_id: unitIds[0], jobs: 1 }]);
  });

  it('should not let the database itself hold a second job for a unit', async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      'SELECT id FROM assignment WHERE released_at IS NULL LIMIT 1',
    );
    const copy = database.pool.query(
      `INSERT INTO assignment SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* FROM assignment a WHERE id = $1`,
      [rows[0]?.id],
    );
    await expect(copy).rejects.toMatchObject({ constraint: 'assignment_one_active_per_unit_uq' });
  });

  it('should handle each silence once when two workers look at the same time', async () => {
    const units = await newRegion('17.02', 12);
    for (const { unit } of units.slice(0, 6)) {
      const { id } = await open();
      await operator.call('offer', { id, unitIds: [unit.id] });
    }
    await timeIsUp();
    const workers = [first, second].map((server) => server.get(DeadlineWorker));
    await Promise.all([...workers, ...workers].map((worker) => worker.runDue()));
    const { rows } = await database.pool.query<{ status: string; chain_position: number; n: number }>(
      'SELECT status, chain_position, count(*)::int AS n FROM assignment WHERE region_code = $1 GROUP BY 1, 2 ORDER BY 2',
      [region],
    );
    expect(rows).toEqual([
      { status: 'expired', chain_position: 1, n: 6 },
      { status: 'offered', chain_position: 2, n: 6 },
    ]);
    const alerts = await database.pool.query('SELECT kind FROM alert WHERE region_code = $1', [region]);
    expect(alerts.rows).toEqual(Array.from({ length: 6 }, () => ({ kind: 'offer_unanswered' })));
    expect((await activeJobs()).map(({ jobs }) => jobs)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('should let no deadline wait until thousands of alerts have ended', async () => {
    const [ambulance] = await newRegion('17.05', 1);
    const { id } = await open();
    await operator.call('offer', { id, unitIds: [ambulance?.unit.id ?? ''] });
    await database.pool.query(
      `INSERT INTO alert (id, version, region_code, kind, severity, incident_id, facts, raised_at)
       SELECT gen_random_uuid(), 1, $1, 'chain_exhausted', 'red', gen_random_uuid(), '{}', now() FROM generate_series(1, 600)`,
      [region],
    );
    const left = async (): Promise<number> =>
      (
        await database.pool.query(
          "SELECT 1 FROM alert WHERE region_code = $1 AND kind = 'chain_exhausted' AND ended_at IS NULL AND facts = '{}'",
          [region],
        )
      ).rows.length;
    const run = first.get(DeadlineWorker).runDue();
    await untilTrue(async () => (await left()) < 600, 'the first alerts to end');
    await timeIsUp();
    expect(await run).toBe(1);
    expect(await left()).toBe(0);
  });

  it('should leave no job behind when an incident is cancelled in the moment in which its offer runs out', async () => {
    const units = await newRegion('17.03', 4);
    for (let round = 0; round < 6; round += 1) {
      const { id } = await open();
      await operator.call('offer', { id, unitIds: [units[0]?.unit.id ?? ''] });
      await timeIsUp();
      const [cancelled] = await Promise.all([
        operator.call('cancelIncident', { id, reason: 'Laporan ganda' }),
        first.get(DeadlineWorker).runDue(),
        second.get(DeadlineWorker).runDue(),
      ]);
      expect(cancelled.status).toBe('cancelled');
      expect(await activeJobs()).toEqual([]);
    }
  });

  it('should let an answer or the clock win, never both', async () => {
    const [ambulance] = await newRegion('17.04', 1);
    const { unit, crew } = ambulance as CrewedUnit;
    for (let round = 0; round < 6; round += 1) {
      const incident = await open();
      const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
      const id = assignments[0]?.id ?? '';
      await timeIsUp();
      const [answer] = await Promise.all([crew.try('accept', { id }), second.get(DeadlineWorker).runDue()]);
      const { status } = await operator.call('assignment', { id });
      expect(status).toBe(answer.status === 200 ? 'accepted' : 'expired');
      await operator.call('cancelIncident', { id: incident.id, reason: 'Uji selesai' });
    }
  });

  it('should tell what one process did to the sockets of the other', async () => {
    const [ambulance] = await newRegion('17.05', 1);
    const phone = await atSecond((ambulance as CrewedUnit).crew).socket();
    const { id } = await open();
    await operator.call('offer', { id, unitIds: [ambulance?.unit.id ?? ''] });
    await phone.until(
      (probe) => probe.changes.some((change) => change.type === 'assignment.offered.v1'),
      'the offer',
    );
    phone.close();
  });

  it('should judge each of many offers that wait together by itself', async () => {
    const crewed = await newRegion('17.06', 24);
    const units = crewed.map(({ unit }) => unit.id);
    const incidents = await Promise.all(units.map(open));
    const ids = incidents.map(({ id }) => id);
    // Every third unit is wanted by its neighbour's incident too, and every fourth incident is over.
    const over = ids.filter((_, n) => n % 4 === 0);
    await Promise.all(over.map((id) => operator.call('cancelIncident', { id, reason: 'Laporan ganda' })));
    const wanted = ids.flatMap((id, n) => [
      { id, unitId: units[n] ?? '' },
      ...(n % 3 === 0 ? [{ id: ids[n + 1] ?? '', unitId: units[n] ?? '' }] : []),
    ]);
    const answers = await Promise.all(
      wanted.map(({ id, unitId }) => operator.try('offer', { id, unitIds: [unitId] }, { key: randomUUID() })),
    );
    const expected = (n: number): string => {
      const { id, unitId } = wanted[n] ?? { id: '', unitId: '' };
      if (over.includes(id)) return 'INCIDENT.NOT_OPEN';
      const rivals = wanted.filter((other) => other.unitId === unitId && !over.includes(other.id));
      const isFirst =
        answers.findIndex((answer, at) => answer.status === 200 && wanted[at]?.unitId === unitId) === n;
      return rivals.length === 1 || isFirst ? 'offered' : 'DISPATCH.UNIT_ALREADY_ASSIGNED';
    };
    const got = answers.map((answer) => (answer.status === 200 ? 'offered' : problemOf(answer).code));
    expect(got).toEqual(wanted.map((_, n) => expected(n)));
    const jobs = await activeJobs();
    expect(jobs.every((job) => job.jobs === 1)).toBe(true);
    expect(jobs).toHaveLength(got.filter((outcome) => outcome === 'offered').length);
    const { rows } = await database.pool.query<{ entries: number; stamps: number }>(
      `SELECT (SELECT count(*)::int FROM journal WHERE type = 'assignment.offered.v1' AND region_code = $1) AS entries,
         (SELECT count(*)::int FROM assignment_stamp s JOIN assignment a ON a.id = s.assignment_id WHERE a.region_code = $1) AS stamps`,
      [region],
    );
    expect(rows).toEqual([{ entries: jobs.length, stamps: jobs.length }]);
  });

  it('should offer once, and answer alike, when the same command comes many times at once', async () => {
    const crewed = await newRegion('17.07', 4);
    const commands = await Promise.all(
      crewed.map(async ({ unit }) => ({ id: (await open()).id, unitIds: [unit.id], key: randomUUID() })),
    );
    const sent = await Promise.all(
      [...commands, ...commands, ...commands].map(({ key, ...input }, n) =>
        (n % 2 ? operator : atSecond(operator)).try('offer', input, { key }),
      ),
    );
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
    const idsOf = ({ body }: { body: unknown }): string =>
      (body as { assignments: { id: string }[] }).assignments.map(({ id }) => id).join();
    expect(new Set(sent.map(idsOf)).size).toBe(commands.length);
    expect((await activeJobs()).map(({ jobs }) => jobs)).toEqual([1, 1, 1, 1]);
  });

  /** An incident with a call, and a unit that was offered it. */
  async function report(unitId?: string): Promise<{ incident: Incident; callId: string; jobId: string }> {
    const call = await operator.call('createCall', { regionCode: region, callerNumber: '0812-0000-7777' });
    const incident = await operator.call(
      'openIncident',
      incidentInput({ regionCode: region, callId: call.id }),
    );
    if (!unitId) return { incident, callId: call.id, jobId: '' };
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unitId] });
    return { incident, callId: call.id, jobId: assignments[0]?.id ?? '' };
  }

  it('should merge two incidents one way when two people merge them crosswise, and lose no unit', async () => {
    const [ambulance] = await newRegion('17.08', 1);
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await report(ambulance?.unit.id), await report()];
      const merges = await Promise.all([
        operator.try('mergeIncident', { id: one.incident.id, intoId: other.incident.id }),
        atSecond(operator).try('mergeIncident', { id: other.incident.id, intoId: one.incident.id }),
      ]);
      expect(merges.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = merges.find(({ status }) => status === 409);
      expect(lost && problemOf(lost).code).toBe('INCIDENT.NOT_OPEN');
      const into = (merges.find(({ status }) => status === 200)?.body as Incident).id;
      const from = [one, other].find(({ incident }) => incident.id !== into)?.incident.id ?? '';
      expect(await operator.call('incident', { id: from })).toMatchObject({
        status: 'merged',
        mergedInto: { id: into },
      });
      expect((await operator.call('incident', { id: into })).callIds.sort()).toEqual(
        [one.callId, other.callId].sort(),
      );
      for (const { callId } of [one, other])
        expect(await operator.call('call', { id: callId })).toMatchObject({ incidentId: into });
      expect(await operator.call('assignment', { id: one.jobId })).toMatchObject({ incidentId: into });
      expect((await activeJobs()).map(({ jobs }) => jobs)).toEqual([1]);
      await operator.call('cancelIncident', { id: into, reason: 'Uji selesai' });
    }
  });

  it('should keep an offer that is answered while its incident is merged, under the incident that goes on', async () => {
    const [ambulance] = await newRegion('17.09', 1);
    const { unit, crew } = ambulance as CrewedUnit;
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = [await report(unit.id), await report()];
      const [answer, merge] = await Promise.all([
        crew.try('accept', { id: one.jobId }),
        atSecond(operator).try('mergeIncident', { id: one.incident.id, intoId: other.incident.id }),
      ]);
      expect([answer.status, merge.status]).toEqual([200, 200]);
      const job = await operator.call('assignment', { id: one.jobId });
      expect(job).toMatchObject({ status: 'accepted', incidentId: other.incident.id });
      expect(job.job.incidentNumber).toBe(other.incident.number);
      // What was offered beside it, in the moment of the merge, is judged by the incident as it is then.
      expect(await operator.refusal('offer', { id: one.incident.id, unitIds: [unit.id] })).toMatchObject({
        code: 'INCIDENT.NOT_OPEN',
      });
      await operator.call('cancelIncident', { id: other.incident.id, reason: 'Uji selesai' });
      expect(await activeJobs()).toEqual([]);
    }
  });

  it('should lose no call that is linked while its incident is merged or another call is split off', async () => {
    await newRegion('17.10', 0);
    for (let round = 0; round < 6; round += 1) {
      const [one, other, third] = [await report(), await report(), await report()];
      await operator.call('mergeIncident', { id: third.incident.id, intoId: one.incident.id });
      const call = await operator.call('createCall', { regionCode: region });
      const [link, change] = await Promise.all([
        operator.try('linkCall', { id: call.id, incidentId: one.incident.id }),
        round % 2
          ? atSecond(operator).try('mergeIncident', { id: one.incident.id, intoId: other.incident.id })
          : atSecond(operator).try('splitCall', { id: third.callId }),
      ]);
      expect(change.status).toBe(200);
      expect(link.status === 200 || problemOf(link).code === 'INCIDENT.NOT_OPEN').toBe(true);
      const { rows } = await database.pool.query<{ id: string; calls: string[]; linked: string[] }>(
        `SELECT id, (SELECT array_agg(unnest ORDER BY unnest) FROM unnest(call_ids)) AS calls,
           (SELECT array_agg(call.id ORDER BY call.id) FROM call WHERE call.incident_id = incident.id) AS linked
         FROM incident WHERE region_code = $1 AND status = 'open'`,
        [region],
      );
      for (const row of rows) expect(row.calls).toEqual(row.linked);
    }
  });

  it('should take one of the last two calls out of an incident when both are taken at once, and reopen once', async () => {
    await newRegion('17.11', 0);
    const [one, other] = [await report(), await report()];
    const into = one.incident.id;
    await operator.call('mergeIncident', { id: other.incident.id, intoId: into });
    const splits = await Promise.all([
      operator.try('splitCall', { id: one.callId }),
      atSecond(operator).try('splitCall', { id: other.callId }),
    ]);
    expect(splits.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = splits.find(({ status }) => status === 409);
    expect(lost && problemOf(lost).code).toBe('INCIDENT.ONLY_CALL');
    expect(splits.find(({ status }) => status === 200)?.body).toMatchObject({ splitFrom: { id: into } });

    await operator.call('cancelIncident', { id: into, reason: 'Uji selesai' });
    const reopening = { id: into, reason: 'Penelepon menelepon lagi' };
    const opened = await Promise.all([
      operator.try('reopenIncident', reopening),
      atSecond(operator).try('reopenIncident', { ...reopening, reason: 'Belum ada yang datang' }),
    ]);
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = opened.find(({ status }) => status === 409);
    expect(late && problemOf(late).code).toBe('INCIDENT.NOT_OVER');
  });
});
