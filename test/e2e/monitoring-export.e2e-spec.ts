import { beforeAll, describe, expect, it } from '@jest/globals';
import { OwnCopy } from '#siaga/contracts';
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

describe('a copy of one’s own data', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;
  let phone: MonitoredPhone;
  let ids: { readonly child: string; readonly adult: string };
  let code: string;

  const copyOf = async (by = phone, id = by.caseId) => by.visit.try('ownCopy', { id });

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    const opened = await openCase(world, 1);
    code = opened.activation?.code ?? '';
    const house = { householdOf: opened.case.id };
    const child = await openCase(world, 2, {
      ...house,
      person: { ...monitoredNo(2), name: 'Anak Contoh', bornOn: dayInJambi(-3_000), nik: null },
    });
    const adult = await openCase(world, 3, {
      ...house,
      person: { ...monitoredNo(3), name: 'Dewasa Contoh' },
    });
    ids = { child: child.case.id, adult: adult.case.id };
    phone = await MonitoredPhone.activate(own.server, opened);
    await phone.report({ ...WELL, needs: 'beras sekarung' });
    await phone.report({ ...WELL, cough: true });
    await world.officer.call('visitCase', {
      ...{ id: phone.caseId, way: 'visit', result: 'unavailable', note: 'Tetangga Budi bilang ia pergi' },
    });
  }, 120_000);

  it('should hold all that Siaga holds of the person: the person, each revision, visits, flags, messages', async () => {
    const { status, body } = await copyOf();
    expect(status).toBe(200);
    const copy = OwnCopy.parse(body);
    const [first] = copy.cases;
    expect(first).toMatchObject({
      ...{ caseId: phone.caseId, status: 'follow_up', kind: 'odp', notesLeftOut: 1 },
      person: { nik: monitoredNo(1).nik, address: 'Jalan Contoh 1' },
      reports: [
        { revision: 1, answers: { needs: 'beras sekarung' } },
        { revision: 2, weight: 'symptomatic' },
      ],
      visits: [{ way: 'visit', result: 'unavailable' }],
      ...{ asks: { channel: 'sms', hour: null }, arrival: null, clinics: [] },
    });
    expect(first?.flags.map(({ kind }) => kind).sort()).toEqual(['need', 'symptomatic']);
    expect(first?.messages).toMatchObject([{ channel: 'sms', kind: 'monitoring.activation', text: null }]);
  });

  it('should hold the children of the house, and neither another adult, an officer’s note, nor what opens the page', async () => {
    const copy = OwnCopy.parse((await copyOf()).body);
    expect(copy.cases.map(({ caseId }) => caseId)).toEqual([phone.caseId, ids.child]);
    const text = JSON.stringify(copy);
    expect(text).not.toMatch(/Tetangga Budi|Dewasa Contoh/);
    expect(text).not.toContain(monitoredNo(3).nik);
    expect(text).not.toContain(code);
  });

  it('should be given by the own pass alone', async () => {
    const other = await MonitoredPhone.activate(own.server, await openCase(world, 4));
    expect((await copyOf(other, phone.caseId)).status).toBe(404);
    expect((await copyOf(phone, ids.adult)).status).toBe(404);
    expect((await copyOf(phone, ids.child)).status).toBe(404);
  });

  it('should stand in the trail, and not leave when that cannot be written', async () => {
    const lines = async () =>
      (
        await database.pool.query<{ detail: { rows: number } }>(
          "SELECT detail FROM security_trail WHERE act = 'exported' AND subject_id = $1",
          [phone.caseId],
        )
      ).rows;
    const before = (await lines()).length;
    await copyOf();
    const after = await lines();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)?.detail).toMatchObject({ rows: 2, by: 'own_page' });
    await database.pool.query('ALTER TABLE security_trail RENAME TO security_trail_away');
    try {
      expect((await copyOf()).status).toBeGreaterThanOrEqual(500);
    } finally {
      await database.pool.query('ALTER TABLE security_trail_away RENAME TO security_trail');
    }
  });

  it('should end with the person: who is forgotten has no copy', async () => {
    await database.pool.query(
      'UPDATE monitored_case SET key_sealed = NULL, person_sealed = NULL, place_sealed = NULL, nik_digest = NULL WHERE id = $1',
      [ids.child],
    );
    expect(OwnCopy.parse((await copyOf()).body).cases).toHaveLength(1);
  });
});
