import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BorderService, GeoLoader } from '#siaga/geo';
import { CentreImporter, JurisdictionService } from '#siaga/handover';
import { useDatabase } from '../support/database.js';
import { serverSettings, TestServer } from '../support/server.js';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const BORDERS = sharedFile('national/kabkota_batas.geojson');
const YOGYAKARTA = '34.71';
const NAMES: readonly [code: string, name: string, kind: string, lon: number, lat: number][] = [
  [YOGYAKARTA, 'Kota Yogyakarta', 'kota', 110.37, -7.8],
  ['34.04', 'Kabupaten Sleman', 'kabupaten', 110.35, -7.7],
  ['34.02', 'Kabupaten Bantul', 'kabupaten', 110.35, -7.9],
];
const CENTRES = `code,name,regionCodes,phones,isOwn
psc119-yogyakarta,PSC 119 YES,34.71,0811-0000-0701,ya
psc119-bantul,PSC 119 Bantul,34.02,0811-0000-0702;0811-0000-0703,tidak
Salah Kode,Tanpa kode,34.04,,tidak`;

// Real: the borders of Yogyakarta and its neighbours from the national file, PostGIS, the whole judgement.
describeWithFiles('whose case a place is', [BORDERS], () => {
  const { databaseUrl } = useDatabase();
  let server: TestServer;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await TestServer.start(serverSettings(databaseUrl, { SIAGA_ROLE: 'web' }));
    for (const [code, name, kind, lon, lat] of [['34', 'DIY', 'provinsi', 110.4, -7.8] as const, ...NAMES])
      await server.database.query(
        `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
         VALUES ($1, $2, $3, $4, $5, ST_SetSRID(ST_MakePoint($6, $7), 4326), 9000, 'children', now())`,
        [code, code.length === 2 ? 1 : 2, name, kind, code.length === 2 ? null : '34', lon, lat],
      );
    await server.get(GeoLoader).index();
    const file = JSON.parse(await readFile(BORDERS, 'utf8')) as {
      features: { properties: { kode: string } }[];
    };
    const wanted = new Set(NAMES.map(([code]) => code));
    const features = file.features.filter(({ properties }) => wanted.has(properties.kode));
    const done = await server.get(BorderService).importBorders({ ...file, features }, 'batas-uji');
    expect(done).toMatchObject({ imported: 3, refused: [] });
    const folder = await mkdtemp(path.join(tmpdir(), 'siaga-centres-'));
    const list = path.join(folder, 'centres.csv');
    await writeFile(list, CENTRES);
    const centres = await server.get(CentreImporter).importFile(list);
    expect(centres).toMatchObject({ created: 2, updated: 0 });
    expect(centres.refused).toMatchObject([{ row: 4, fields: [{ path: 'code' }] }]);
    expect(await server.get(CentreImporter).importFile(list)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    await rm(folder, { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await server.close();
  });

  function judge(lon: number, lat: number, accuracyM = 20, regionCode = YOGYAKARTA) {
    return server.get(JurisdictionService).judge({ lon, lat, accuracyM, regionCode });
  }

  /** Points of one parallel every 50 m across the southern border of the city, with what PostGIS says of them. */
  async function transect(): Promise<{ lat: number; code: string; borderM: number }[]> {
    return server.database.query(
      `SELECT lat, border.code, ST_Distance(city.geom::geography, p.geom::geography)
         + CASE WHEN border.code = $1 THEN ST_Distance(bantul.geom::geography, p.geom::geography) ELSE 0 END AS "borderM"
       FROM generate_series(-7.86, -7.80, 0.0005) AS lat, LATERAL (SELECT ST_SetSRID(ST_MakePoint(110.375, lat), 4326) AS geom) p
         JOIN geo_border border ON border.level = 2 AND ST_Covers(border.geom, p.geom)
         JOIN geo_border city ON city.code = $1 JOIN geo_border bantul ON bantul.code = '34.02'`,
      [YOGYAKARTA],
    );
  }

  it('should agree with the real polygons on both sides of a border, and with the distance to it', async () => {
    const points = await transect();
    const codes = new Set(points.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['34.02', YOGYAKARTA]);
    for (const { lat, code, borderM } of points) {
      const answer = await judge(110.375, lat, 0);
      expect({ lat, code: answer.regency?.code }).toEqual({ lat, code });
      expect(answer.isOwn).toBe(code === YOGYAKARTA);
      expect(answer.isEstimate).toBe(false);
      expect(Math.abs((answer.distanceToBorderM ?? Infinity) - borderM)).toBeLessThan(borderM * 0.03 + 2);
      expect(answer.isUncertain).toBe((answer.distanceToBorderM ?? Infinity) <= 100);
    }
  });

  it('should name the centre of the place, and none for a place of its own', async () => {
    expect(await judge(110.375, -7.86)).toMatchObject({
      isOwn: false,
      isUncertain: false,
      regency: { code: '34.02', name: 'Kabupaten Bantul' },
      centre: { code: 'psc119-bantul' },
      target: { phones: [{ number: '0811-0000-0702' }, { number: '0811-0000-0703' }] },
    });
    expect(await judge(110.375, -7.8)).toMatchObject({ isOwn: true, isUncertain: false, target: null });
  });

  it('should name the regency and the general numbers where no centre is known', async () => {
    const answer = await judge(110.35, -7.7);
    expect(answer).toMatchObject({
      isOwn: false,
      regency: { code: '34.04', name: 'Kabupaten Sleman' },
      centre: null,
      target: { centre: null, phones: [{ number: '119' }, { number: '112' }] },
    });
    expect(answer.target?.script).toContain('Kabupaten Sleman');
  });

  it('should be uncertain as soon as the radius reaches over the border, and say who is beyond it', async () => {
    const inside = (await transect()).find(({ code, borderM }) => code === YOGYAKARTA && borderM > 300);
    const lat = Number(inside?.lat);
    expect(await judge(110.375, lat, 20)).toMatchObject({ isOwn: true, isUncertain: false, target: null });
    expect(await judge(110.375, lat, 2_000)).toMatchObject({
      isOwn: true,
      isUncertain: true,
      target: { centre: { code: 'psc119-bantul' } },
    });
  });

  it('should see the same place from the other side of the border', async () => {
    expect(await judge(110.375, -7.86, 20, '34.02')).toMatchObject({ isOwn: true, target: null });
    expect(await judge(110.375, -7.8, 20, '34.02')).toMatchObject({
      isOwn: false,
      centre: { code: 'psc119-yogyakarta' },
    });
  });
});
