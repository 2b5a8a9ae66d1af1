import { beforeAll, describe, expect, it } from '@jest/globals';
import { MonitoringArea, type Facility } from '#siaga/contracts';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

const TALANG_BANJAR = '15.71.03.1003';
const KENALI_BESAR = '15.71.09.1001';

describe('an area as its health office sees it', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let puskesmas: Facility;
  let stranger: Session;

  const run = (sql: string, params: unknown[]): Promise<unknown> => database.pool.query(sql, params);
  const reportFor = (id: string, change: object = {}, forDate = dayInJambi()) =>
    world.officer.call('reportForCase', { id, forDate, answers: { ...WELL, ...change } });
  const recap = async (change: object = {}): Promise<string[][]> => {
    const asked = { regionCode: OWN_REGION, from: dayInJambi(-2), to: dayInJambi(), ...change };
    const { status, body } = await world.office.try('monitoringRecap', asked);
    expect(status).toBe(200);
    return String(body)
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(','));
  };

  /** A week in an area: five people by three units, one of whom is over. */
  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    await run(
      `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
       VALUES ('15.71.09', 3, 'Alam Barajo', 'kecamatan', '15.71', NULL, 4000, 'none', now()),
         ($1, 4, 'Kenali Besar', 'kelurahan', '15.71.09', ST_SetSRID(ST_MakePoint(103.542, -1.642), 4326), 1500, 'geografis', now())`,
      [KENALI_BESAR],
    );
    stranger = await own.server.session(inRegion('health_office', OTHER_REGION));
    puskesmas = await own.server.hospital(OWN_REGION, 'puskesmas');
    const at = (n: number, regionCode: string, kind: 'odp' | 'otg' | 'traveller' | 'pdp') =>
      openCase(world, n, { regionCode, kind });
    const [well, signs, silent, far, died] = [
      await at(1, TALANG_BANJAR, 'odp'),
      await at(2, TALANG_BANJAR, 'otg'),
      await at(3, TALANG_BANJAR, 'traveller'),
      await at(4, KENALI_BESAR, 'pdp'),
      await at(5, OWN_REGION, 'odp'),
    ].map((opened) => opened.case.id) as [string, string, string, string, string];
    await run("UPDATE monitored_case SET opened_at = now() - interval '1 day' WHERE id = ANY($1::uuid[])", [
      [well, signs, silent, far],
    ]);
    await reportFor(well, {}, dayInJambi(-1));
    await reportFor(well);
    await reportFor(signs, { breathless: true });
    // A correction takes no signs back.
    await reportFor(signs);
    await run(
      `INSERT INTO monitoring_flag (id, case_id, region_code, kind, raised_at, rounds) VALUES (gen_random_uuid(), $1, $2, 'silent', now(), 0)`,
      [silent, TALANG_BANJAR],
    );
    await world.officer.call('visitCase', { id: far, way: 'visit', result: 'not_symptomatic' });
    await world.officer.call('closeFollowUp', { id: died, version: 1, as: 'died' });
  }, 120_000);

  it('should count who is followed up, by whom they are answered for, and where, and name nobody', async () => {
    const area = await world.office.call('monitoringArea', { regionCode: OWN_REGION });
    expect(() => MonitoringArea.parse(area)).not.toThrow();
    expect(area.today).toBe(dayInJambi());
    expect(area.standing).toMatchObject({
      ...{
        open: 4,
        due: 4,
        reported: 2,
        silent: 1,
        urgent: 1,
        untaken: 2,
        reporters: 4,
        activated: 0,
        reached: 1,
      },
      byKind: { traveller: 1, otg: 1, odp: 1, pdp: 1, contact: 0 },
    });
    expect(area.units.map(({ unit, standing }) => [unit.facilityId, unit.name, standing.open])).toEqual([
      [null, 'Alam Barajo', 1],
      [puskesmas.id, puskesmas.name, 3],
    ]);
    expect(area.places).toMatchObject([
      { regionCode: TALANG_BANJAR, name: 'Talang Banjar', open: 3, silent: 1, signs: 1 },
      { regionCode: KENALI_BESAR, open: 1, silent: 0, signs: 0 },
    ]);
    expect(JSON.stringify(area)).not.toMatch(/Warga|Jalan Contoh|157103150892/);
  });

  it('should tell each day by itself: who came, whose day 1 it was, who was due and reported, how it ended', async () => {
    const { days } = await world.office.call('monitoringArea', { regionCode: OWN_REGION, days: 3 });
    expect(days.map(({ date }) => date)).toEqual([dayInJambi(-2), dayInJambi(-1), dayInJambi()]);
    expect(
      days.map(({ due, reported, signs, silent, died }) => [due, reported, signs, silent, died]),
    ).toEqual([
      [0, 0, 0, 0, 0],
      [4, 1, 0, 0, 0],
      [4, 2, 1, 1, 1],
    ]);
    const sum = (byKind: Record<string, number>): number =>
      Object.values(byKind).reduce((all, n) => all + n, 0);
    expect(days.map(({ entered, began, open }) => [sum(entered), sum(began), sum(open)])).toEqual([
      [0, 0, 0],
      [4, 5, 4],
      [1, 0, 4],
    ]);
  });

  it('should be the recap that offices make by hand: each day and puskesmas, and their sum', async () => {
    const [head, ...lines] = await recap();
    expect(head?.slice(0, 10).join()).toBe(
      'Tanggal,Puskesmas,Kode wilayah,OTG,ODP,PDP,OPJ,Kontak,Dipantau,Baru',
    );
    const [before, yesterday, today] = [dayInJambi(-2), dayInJambi(-1), dayInJambi()];
    expect(lines.map((line) => line.join())).toEqual([
      `${before},Jumlah,,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0`,
      `${yesterday},Alam Barajo,15.71.09,0,0,1,0,0,1,1,0,0,0,0,0,1,0,1,0,0`,
      `${yesterday},${puskesmas.name},15.71.03,1,1,0,1,0,3,3,0,0,0,0,0,3,1,2,0,0`,
      `${yesterday},Jumlah,,1,1,1,1,0,4,4,0,0,0,0,0,4,1,3,0,0`,
      `${today},Alam Barajo,15.71.09,0,0,1,0,0,1,0,0,0,0,0,0,1,0,1,0,0`,
      `${today},Kota Jambi,15.71,0,0,0,0,0,0,1,0,0,1,0,0,0,0,0,0,0`,
      `${today},${puskesmas.name},15.71.03,1,1,0,1,0,3,0,0,0,0,0,0,3,2,1,1,1`,
      `${today},Jumlah,,1,1,1,1,0,4,1,0,0,1,0,0,4,2,2,1,1`,
    ]);
    const english = await recap({ language: 'en' });
    expect(english[0]?.slice(0, 2).join()).toBe('Date,Puskesmas');
  });

  it('should end with today whatever is asked for, and be bounded', async () => {
    const lines = await recap({ from: dayInJambi(), to: dayInJambi(20) });
    expect(new Set(lines.slice(1).map(([date]) => date))).toEqual(new Set([dayInJambi()]));
    expect(await recap({ from: dayInJambi(5), to: dayInJambi(6) })).toHaveLength(1);
    const wrong = { regionCode: OWN_REGION, from: dayInJambi(), to: dayInJambi(62) };
    expect((await world.office.refusal('monitoringRecap', wrong)).code).toBe('INPUT.INVALID');
  });

  it('should tell whole regencies apart where a province is asked for', async () => {
    const province = await own.server.session(inRegion('health_office', '15'));
    const area = await province.call('monitoringArea', { regionCode: '15' });
    expect(area.units).toMatchObject([
      { unit: { facilityId: null, regionCode: OWN_REGION, name: 'Kota Jambi' }, standing: { open: 4 } },
    ]);
  });

  it('should be nothing of another’s, and of an area the part that is the reader’s own', async () => {
    const asked = { regionCode: OWN_REGION, from: dayInJambi(), to: dayInJambi() };
    expect((await stranger.refusal('monitoringArea', { regionCode: OWN_REGION })).status).toBe(404);
    expect((await stranger.refusal('monitoringRecap', asked)).status).toBe(404);
    const village = await own.server.session(inRegion('field_officer', TALANG_BANJAR));
    expect((await village.call('monitoringArea', { regionCode: TALANG_BANJAR })).standing.open).toBe(3);
    expect((await village.refusal('monitoringArea', { regionCode: OWN_REGION })).status).toBe(404);
  });
});
