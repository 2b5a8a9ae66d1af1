import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignment, Call, EndpointName, Incident } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { ensureServerBuilt, pretendGazetteer, ServerProcess } from '../support/server-process.js';
import { serverSettings, serverVariables, TestServer, type CrewedUnit } from '../support/server.js';
import { RefusedRequest, send, type Session } from '../support/session.js';

const DISPATCHES = 200;
const UNITS = 10;
/** The server is killed when so many dispatches are done, while each unit is in the middle of another. */
const KILL_AFTER = 70;

/** What the server said that it did: an entity's id and version as answered. */
interface Acknowledged {
  entity: string;
  id: string;
  version: number;
}

describe('a server that is killed in the middle of two hundred dispatches', () => {
  const database = useDatabase();
  const acknowledged: Acknowledged[] = [];
  let units: CrewedUnit[] = [];
  let operator: Session;
  let running: ServerProcess;

  beforeAll(async () => {
    await ensureServerBuilt();
    const server = await TestServer.start(serverSettings(database.databaseUrl));
    units = await Promise.all(Array.from({ length: UNITS }, () => server.crewed()));
    operator = await server.session(inRegion('operator'));
    await server.close();
    await pretendGazetteer(database.pool);
    running = await ServerProcess.start(serverVariables(database.databaseUrl));
  }, 300_000);
  afterAll(async () => {
    await running.stop();
  });

  /** Sends a command until it is answered; a lost server is waited for, and asked again with the same key. */
  async function surely<T extends { id: string; version: number }>(
    by: Session,
    name: EndpointName,
    input: Record<string, unknown>,
    read: (body: unknown) => T = (body) => body as T,
  ): Promise<T> {
    const key = newId();
    for (;;) {
      const base = running.base;
      try {
        const answer = await send(base, name, input, { cookie: by.cookie, key });
        if (answer.status !== 200) throw new RefusedRequest(name, answer);
        const entity = read(answer.body);
        acknowledged.push({ entity: name, id: entity.id, version: entity.version });
        return entity;
      } catch (error) {
        if (error instanceof RefusedRequest) throw error;
        await restarted;
      }
    }
  }

  let restarted: Promise<void> = Promise.resolve();
  let done = 0;

  /** The server is gone and comes back; everybody who was cut off waits for it. */
  async function powerCut(): Promise<void> {
    await running.kill();
    running = await ServerProcess.start(serverVariables(database.databaseUrl));
  }

  async function dispatchOne({ unit, crew }: CrewedUnit, number: number): Promise<void> {
    const call = await surely<Call>(operator, 'createCall', {
      regionCode: '15.71',
      callerNumber: '0811-0000-0501',
      note: `uji ${number}`,
    });
    const incident = await surely<Incident>(operator, 'openIncident', {
      ...incidentInput({ callId: call.id }),
    });
    const { id } = await surely<Assignment>(
      operator,
      'offer',
      { id: incident.id, unitIds: [unit.id], timeoutS: 600 },
      (body) => (body as { assignments: [Assignment] }).assignments[0],
    );
    await surely<Assignment>(crew, 'accept', { id });
    await surely<Assignment>(crew, 'advance', { id, status: 'en_route' });
    await surely<Assignment>(crew, 'advance', { id, status: 'available' });
    done += 1;
    if (done === KILL_AFTER) restarted = powerCut();
  }

  it('should have lost nothing it acknowledged, doubled nothing, and go on', async () => {
    let next = 0;
    const work = units.map(async (unit) => {
      while (next < DISPATCHES) {
        next += 1;
        await dispatchOne(unit, next);
      }
    });
    await Promise.all(work);
    await restarted;
    expect(done).toBe(DISPATCHES);

    const { rows: lost } = await database.pool.query(
      `SELECT a.* FROM jsonb_to_recordset($1::jsonb) AS a (entity text, id uuid, version int)
       WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.entity_id = a.id AND j.version = a.version)`,
      [JSON.stringify(acknowledged)],
    );
    expect(lost).toEqual([]);
    expect(acknowledged).toHaveLength(DISPATCHES * 6);

    const { rows: counts } = await database.pool.query(
      `SELECT (SELECT count(*)::int FROM call) AS calls, (SELECT count(*)::int FROM incident) AS incidents,
              (SELECT count(*)::int FROM assignment) AS assignments,
              (SELECT count(*)::int FROM assignment WHERE status = 'available') AS finished,
              (SELECT count(*)::int FROM assignment_stamp) AS stamps`,
    );
    expect(counts).toEqual([
      {
        calls: DISPATCHES,
        incidents: DISPATCHES,
        assignments: DISPATCHES,
        finished: DISPATCHES,
        stamps: DISPATCHES * 4,
      },
    ]);
    const { rows: gaps } = await database.pool.query(
      `SELECT entity_id FROM journal WHERE entity IN ('call', 'incident', 'assignment') GROUP BY entity_id HAVING max(version) <> count(*)`,
    );
    expect(gaps).toEqual([]);
    const { rows: overlaps } = await database.pool.query(
      `SELECT a.id FROM assignment a JOIN assignment b ON a.unit_id = b.unit_id AND a.id < b.id
       WHERE tstzrange(a.offered_at, a.released_at) && tstzrange(b.offered_at, b.released_at)`,
    );
    expect(overlaps).toEqual([]);
  }, 240_000);
});
