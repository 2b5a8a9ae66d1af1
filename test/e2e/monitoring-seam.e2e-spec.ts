import { beforeAll, describe, expect, it } from '@jest/globals';
import { MonitoredCaseChange } from '#siaga/contracts';
import { PersonalDataCipher } from '#siaga/kernel';
import { CaseUpkeep } from '#siaga/monitoring';
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
import { useServer } from '../support/server.js';

const PERSON = { ...monitoredNo(77), name: 'Rahasia Sekali', address: 'Jalan Tersembunyi 9' };
const HOME = { lon: 103.612_345, lat: -1.598_765 };

describe('what a later sender of follow-ups reads (ADR 0056)', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
  }, 60_000);

  const query = (sql: string, values: unknown[]) => database.pool.query<Record<string, unknown>>(sql, values);
  const rowsOf = async (id: string) =>
    (await query('SELECT * FROM journal WHERE entity_id = $1 ORDER BY seq', [id])).rows;

  it('should be an event for each thing that is sent, with ids and nothing of whom, until the case is erased', async () => {
    const opened = await openCase(world, 77, { person: PERSON, place: HOME });
    const { id } = opened.case;
    const phone = await MonitoredPhone.activate(own.server, opened);
    expect((await phone.report({ ...WELL, needs: 'beras sekarung' })).status).toBe(200);
    expect((await phone.report({ ...WELL, cough: true }, { forDate: dayInJambi(-1) })).status).toBe(200);
    const file = await world.officer.call('monitoredCase', { id });
    // By the id of the row the sender reads what is sent: who it is, and each report with an id and a revision.
    expect(file.case.person.nik).toBe(PERSON.nik);
    expect(new Set(file.reports.map((report) => report.id)).size).toBe(2);
    const { version } = file.case;
    await world.officer.call('closeFollowUp', { id, version, as: 'completed' });
    await query("UPDATE monitored_case SET closed_at = now() - interval '15 days' WHERE id = $1", [id]);
    await own.server.get(CaseUpkeep).tidy();

    const rows = await rowsOf(id);
    expect(rows.map(({ type }) => type)).toEqual(
      ['opened', 'activated', 'reported', 'reported', 'closed', 'erased'].map(
        (what) => `monitored-case.${what}.v1`,
      ),
    );
    const cipher = own.server.get(PersonalDataCipher);
    for (const row of rows) {
      expect(row).toMatchObject({ stream: 'monitoring', entity: 'monitored_case', region_code: '15.71' });
      // Strict: a field more would be refused.
      const change = MonitoredCaseChange.strict().parse(row.data);
      expect(change).toMatchObject({ id, programId: world.program.id, kind: 'odp' });
      const words = JSON.stringify(cipher.openView(row));
      for (const secret of [PERSON.name, 'Tersembunyi', PERSON.nik, '81255561077', 'sekarung', '103.612345'])
        expect(words).not.toContain(secret);
    }
    expect(rows.at(-1)?.data).toMatchObject({ status: 'completed' });
  });
});
