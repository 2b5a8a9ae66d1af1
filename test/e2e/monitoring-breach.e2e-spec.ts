import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseLook, OpenedCase } from '#siaga/contracts';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildMonitoring, openCase, type MonitoringWorld } from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

const TALANG_BANJAR = '15.71.03.1003';
const HOUR_MS = 3_600_000;
const SPAN = {
  from: new Date(Date.now() - HOUR_MS).toISOString(),
  until: new Date(Date.now() + HOUR_MS).toISOString(),
};

describe('who saw what of whom', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let opened: OpenedCase;
  let other: OpenedCase;
  let province: Session;
  let village: Session;

  const looks = async (change: object = {}): Promise<CaseLook[]> =>
    (await world.office.call('caseLooks', { regionCode: OWN_REGION, ...SPAN, ...change })).looks;
  const told = (all: readonly CaseLook[]): string[] =>
    all.map(({ by, kind, person }) => `${by?.displayName ?? '-'} ${kind} ${person ?? '-'}`).sort();

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    province = await own.server.session(inRegion('field_officer', '15'), 'Petugas Provinsi');
    village = await own.server.session(inRegion('field_officer', TALANG_BANJAR), 'Petugas Lurah');
    opened = await openCase(world, 1, { regionCode: TALANG_BANJAR });
    other = await openCase(world, 2);
    await village.call('monitoredCase', { id: opened.case.id });
    await province.call('monitoringWork', { regionCode: '15' });
    await world.officer.call('monitoredCase', { id: other.case.id });
    await world.officer.call('visitCase', { id: other.case.id, way: 'phone', result: 'unavailable' });
  }, 120_000);

  it('should be told by name: who opened a case, read a list of it or of a region above, and changed it', async () => {
    expect(told(await looks())).toEqual([
      'Petugas Contoh changed Warga Contoh 1',
      'Petugas Contoh changed Warga Contoh 2',
      'Petugas Contoh changed Warga Contoh 2',
      'Petugas Contoh viewed Warga Contoh 2',
      'Petugas Lurah viewed Warga Contoh 1',
      'Petugas Provinsi listed -',
    ]);
    const list = (await looks()).find(({ by }) => by?.displayName === 'Petugas Provinsi');
    expect(list).toMatchObject({ rows: 2, regionCodes: ['15'], caseId: null });
  });

  it('should be told of one person, with the lists that they may have stood on, and of one account', async () => {
    const ofOne = told(await looks({ caseId: opened.case.id })).filter((line) => !line.startsWith('Dinkes'));
    expect(ofOne).toEqual([
      'Petugas Contoh changed Warga Contoh 1',
      'Petugas Lurah viewed Warga Contoh 1',
      'Petugas Provinsi listed -',
    ]);
    const accountId = (await looks()).find(({ by }) => by?.displayName === 'Petugas Lurah')?.by?.id;
    expect(told(await looks({ accountId }))).toEqual(['Petugas Lurah viewed Warga Contoh 1']);
  });

  it('should stand in the trail itself, and be read in it', async () => {
    await looks();
    expect(told(await looks())).toContain('Dinkes Contoh listed -');
  });

  it('should be a file that is told before it leaves, or does not leave, and in which no name is a formula', async () => {
    const asked = { regionCode: OWN_REGION, ...SPAN };
    const renamed = await openCase(world, 3, {
      person: { ...opened.case.person, name: '=Warga()', nik: null },
    });
    await world.officer.call('monitoredCase', { id: renamed.case.id });
    const { status, body } = await world.office.try('caseLooksFile', asked);
    expect(status).toBe(200);
    const lines = String(body).split('\r\n');
    expect(lines[0]).toMatch(/^Waktu,Siapa,Nama masuk,Akun,Cara,/);
    expect(lines.some((line) => line.includes(",'=Warga(),"))).toBe(true);
    expect(lines.some((line) => line.includes('membuka kasus'))).toBe(true);
    const { rows } = await database.pool.query(
      "SELECT 1 FROM security_trail WHERE act = 'exported' AND subject_kind = 'monitored_looks'",
    );
    expect(rows).toHaveLength(1);
    await database.pool.query('ALTER TABLE security_trail_head RENAME TO security_trail_head_away');
    try {
      expect((await world.office.try('caseLooksFile', asked)).status).toBeGreaterThanOrEqual(500);
    } finally {
      await database.pool.query('ALTER TABLE security_trail_head_away RENAME TO security_trail_head');
    }
  });

  it('should name nobody who is forgotten, and still tell that they were seen', async () => {
    await database.pool.query(
      'UPDATE monitored_case SET key_sealed = NULL, person_sealed = NULL, place_sealed = NULL, nik_digest = NULL WHERE id = $1',
      [other.case.id],
    );
    const all = await looks({ caseId: other.case.id });
    expect(all.filter(({ caseId }) => caseId === other.case.id).map(({ person }) => person)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('should be a health office’s own, of its own area, and of a bounded time', async () => {
    const asked = { regionCode: OWN_REGION, ...SPAN };
    for (const name of ['caseLooks', 'caseLooksFile'] as const) {
      expect((await world.officer.refusal(name, asked)).status).toBe(404);
      const stranger = await own.server.session(inRegion('health_office', OTHER_REGION));
      expect((await stranger.refusal(name, asked)).status).toBe(404);
      // A case of another's is nobody's, whichever region is asked for.
      const there = { ...asked, regionCode: OTHER_REGION, caseId: opened.case.id };
      expect((await stranger.refusal(name, there)).status).toBe(404);
      const long = { ...asked, from: '2026-01-01T00:00:00.000Z' };
      expect((await world.office.refusal(name, long)).code).toBe('INPUT.INVALID');
    }
  });
});
