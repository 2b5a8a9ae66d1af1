import { beforeAll, describe, expect, it } from '@jest/globals';
import { api, isVisitorRight, TimeBand, type Closure, type Endpoint } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion, onUnit, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { buildWorld, type World } from '../support/builders-world.js';
import { useDatabase } from '../support/database.js';
import { PASSWORD, useServer } from '../support/server.js';
import { problemOf, type Session } from '../support/session.js';
import type { GuardedName } from './rights-cases.js';
import { WRITES } from './write-cases.js';

const UNKNOWN = '15.71.99';
/** A village whose kecamatan there is not: each part of a code must name something. */
const UNKNOWN_PARENT = '15.99.03.1003';

const BEYOND = Object.entries(WRITES).flatMap(([name, write]) =>
  'one' in write
    ? []
    : Object.entries(write.beyond).map(([what, input]) => ({
        name: name as GuardedName,
        what,
        holder: write.holder,
        input,
      })),
);

describe('what a write touches', () => {
  const own = useServer(useDatabase().databaseUrl);
  let here: World;
  let there: World;
  let admin: Session;
  let chief: Session;

  beforeAll(async () => {
    here = await buildWorld(own.server, OWN_REGION);
    there = await buildWorld(own.server, OTHER_REGION);
    admin = await own.server.session(inRegion('admin'));
    chief = await own.server.session(inRegion('admin', 'ID'));
  }, 120_000);

  async function state(): Promise<unknown> {
    const tables = [
      'account',
      'account_grant',
      'centre',
      'unit',
      'facility',
      'road_closure',
      'call',
      'incident',
      'webhook',
      'map_fetch',
    ];
    // What the house's own clocks note meanwhile (an alert, a deadline) is nobody's request.
    const journal = "journal WHERE actor->>'kind' <> 'system'";
    const counts = await Promise.all(
      [...tables, journal].map((table) =>
        own.server.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`),
      ),
    );
    return counts.map(([row]) => row?.n);
  }

  it('should be known of every route that changes something', () => {
    const writes = Object.entries<Endpoint>(api).filter(
      ([, { method, access }]) =>
        method === 'POST' && access !== 'public' && access !== 'source' && !isVisitorRight(access),
    );
    expect(Object.keys(WRITES).sort()).toEqual(writes.map(([name]) => name).sort());
  });

  it.each(BEYOND)('should refuse $name when $what is of another region', async ({ name, holder, input }) => {
    const person = await own.server.session(inRegion(holder));
    const before = await state();
    const answer = await person.try(name, input(here, there));
    expect(problemOf(answer).code).toMatch(/^(RESOURCE\.NOT_FOUND|INPUT\.INVALID)$/);
    // What is refused as wrong is refused for its place, not for something else about it.
    for (const field of problemOf(answer).fields ?? []) expect(field.path).toMatch(/^ring/);
    expect(await state()).toEqual(before);
  });

  it('should refuse an account without grants, and one that would be left without, to all but the country', async () => {
    const nobody = { username: 'tanpa.hak', displayName: 'Tanpa Hak', password: PASSWORD, grants: [] };
    expect(await admin.refusal('createAccount', nobody)).toMatchObject({
      code: 'INPUT.INVALID',
      fields: [{ path: 'grants' }],
    });
    const person = await own.server.session(inRegion('operator'));
    const emptied = { id: person.account.id, version: 1, grants: [] };
    expect(await admin.refusal('updateAccount', emptied)).toMatchObject({ fields: [{ path: 'grants' }] });
    const made = await chief.call('createAccount', nobody);
    const { accounts } = await admin.call('accounts', {});
    expect(accounts.map(({ id }) => id)).not.toContain(made.id);
    for (const change of [
      { password: 'kata-sandi-si-pencuri' },
      { isDisabled: true },
      { grants: inRegion('admin') },
    ])
      expect(await admin.refusal('updateAccount', { id: made.id, version: 1, ...change })).toMatchObject({
        code: 'RESOURCE.NOT_FOUND',
      });
  });

  it('should take only codes of regions, units and facilities that there are', async () => {
    const account = (grants: Parameters<typeof inRegion>[1]): Record<string, unknown> => ({
      username: `kode.${newId().slice(-12)}`,
      displayName: 'Kode',
      password: PASSWORD,
      grants: inRegion('operator', grants),
    });
    for (const code of [UNKNOWN, UNKNOWN_PARENT, '99'])
      expect(await chief.refusal('createAccount', account(code) as never)).toMatchObject({
        code: 'INPUT.INVALID',
        fields: [{ path: 'grants.0.scope' }],
      });
    for (const code of ['semua', '15.', '', 'ID.15', '%', '15%'])
      expect(await chief.refusal('createAccount', account(code) as never)).toMatchObject({
        code: 'INPUT.INVALID',
      });
    for (const code of ['ID', '15', OWN_REGION, '15.71.03.1003'])
      await chief.call('createAccount', account(code) as never);
    const crew = { ...account(OWN_REGION), grants: onUnit(newId()) };
    expect(await chief.refusal('createAccount', crew as never)).toMatchObject({
      fields: [{ path: 'grants.0.scope' }],
    });
    await chief.call('createAccount', { ...account(OWN_REGION), grants: onUnit(here.unitId) } as never);

    const centre = {
      regionCode: OWN_REGION,
      code: `kode-${newId().slice(-8)}`,
      name: 'Pusat',
      regionCodes: [OWN_REGION],
    };
    expect(
      await chief.refusal('createCentre', { ...centre, regionCodes: [OWN_REGION, UNKNOWN] }),
    ).toMatchObject({
      fields: [{ path: 'regionCodes.1' }],
    });
    expect(await chief.refusal('createCentre', { ...centre, regionCode: UNKNOWN })).toMatchObject({
      fields: [{ path: 'regionCode' }],
    });
    expect(
      await chief.refusal('createUnit', { regionCode: UNKNOWN, callSign: 'KODE-1', type: 'bls' }),
    ).toMatchObject({ fields: [{ path: 'regionCode' }] });
    expect(
      await chief.refusal('updateUnit', { id: here.unitId, version: 1, regionCode: UNKNOWN }),
    ).toMatchObject({ fields: [{ path: 'regionCode' }] });
    const webhook = {
      regionCode: UNKNOWN,
      name: 'Sistem uji',
      url: 'https://contoh.id/siaga',
      secret: 'rahasia-bersama-yang-cukup-panjang-1',
      events: ['unit.updated.v1'],
    };
    expect(await chief.refusal('createWebhook', webhook)).toMatchObject({ fields: [{ path: 'regionCode' }] });
  });

  it('should let the region change what is wholly its own, up to the border of a village', async () => {
    const inside = { lon: 103.633, lat: -1.6 };
    const at = (lon: number, lat: number): { lon: number; lat: number } => ({ lon, lat });
    const ring = [at(103.63, -1.6), at(103.64, -1.6), at(103.64, -1.61)];
    const supervisor = await own.server.session(inRegion('supervisor'));
    await supervisor.call('drawClosure', { regionCode: OWN_REGION, kind: 'closed', ring });
    const { facilities } = await admin.call('facilities', {});
    const version = facilities.find(({ id }) => id === here.facilityId)?.version ?? 1;
    await admin.call('setFacilityPoint', { id: here.facilityId, version, point: inside, accuracyM: 20 });
    const area = {
      type: 'Polygon' as const,
      coordinates: [[...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat])],
    };
    await admin.call('createCentre', {
      regionCode: OWN_REGION,
      code: `dalam-${newId().slice(-8)}`,
      name: 'Pusat',
      regionCodes: ['15.71.03'],
      area,
    });
  });

  it('should keep whom a kecamatan is given to out of the next one, also where a border says the kabupaten', async () => {
    const { database } = own.server;
    await database.query(
      `INSERT INTO geo_border (code, name, level, geom, source) VALUES ('15.71', 'Kota Jambi', 2,
         ST_Multi(ST_MakeEnvelope(103.5, -1.7, 103.7, -1.5, 4326)), 'uji')`,
    );
    await database.query(
      `INSERT INTO geo_region (code, level, name, kind, parent_code, center, radius_m, source, loaded_at)
       VALUES ('15.71.04', 3, 'Pasar Jambi', 'kecamatan', '15.71', ST_SetSRID(ST_MakePoint(103.60, -1.59), 4326), 2000, 'geografis', now()),
         ('15.71.04.1001', 4, 'Beringin', 'kelurahan', '15.71.04', ST_SetSRID(ST_MakePoint(103.60, -1.59), 4326), 700, 'geografis', now())`,
    );
    const inEast = await own.server.session(inRegion('supervisor', '15.71.03'));
    const box = (west: number, east: number): Closure['ring'] => [
      { lon: west, lat: -1.61 },
      { lon: east, lat: -1.61 },
      { lon: east, lat: -1.58 },
      { lon: west, lat: -1.58 },
    ];
    const draw = { regionCode: '15.71.03', kind: 'closed' as const };
    await inEast.call('drawClosure', { ...draw, ring: box(103.62, 103.65) });
    expect(await inEast.refusal('drawClosure', { ...draw, ring: box(103.59, 103.65) })).toMatchObject({
      fields: [{ path: 'ring' }],
    });
    // Over the imported border lies somebody else's, though no village is near: this one's right ends there.
    const over = { regionCode: OWN_REGION, kind: 'closed' as const, ring: box(103.66, 103.74) };
    await (await own.server.session(inRegion('supervisor'))).call('drawClosure', over);
    await database.query(
      `INSERT INTO geo_border (code, name, level, geom, source) VALUES ('15.05', 'Muaro Jambi', 2,
         ST_Multi(ST_MakeEnvelope(103.7, -1.7, 103.9, -1.5, 4326)), 'uji')`,
    );
    const neighbour = await own.server.session(inRegion('supervisor'));
    expect(await neighbour.refusal('drawClosure', over)).toMatchObject({ fields: [{ path: 'ring' }] });
    await neighbour.call('drawClosure', { ...over, ring: box(103.66, 103.7) });
  });

  it('should let nobody open again what reaches into another region', async () => {
    const whole = await own.server.session(inRegion('supervisor', '15'));
    const ring = [
      { lon: 103.68, lat: -1.6 },
      { lon: 103.72, lat: -1.6 },
      { lon: 103.72, lat: -1.61 },
    ];
    const drawn = await whole.call('drawClosure', { regionCode: OWN_REGION, kind: 'closed', ring });
    const local = await own.server.session(inRegion('supervisor'));
    expect(await local.refusal('liftClosure', { id: drawn.id })).toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    await whole.call('liftClosure', { id: drawn.id });
  });

  it('should let the whole country set what every region shares', async () => {
    const { version } = await chief.call('speeds', {});
    const rows = TimeBand.options.map(
      (band) => ({ roadClass: 'primary', mode: 'car', band, kmh: 38 }) as const,
    );
    for (const role of ['admin', 'supervisor'] as const) {
      const regional = await own.server.session([...inRegion(role), ...inRegion(role, '15')]);
      expect(await regional.refusal('setSpeeds', { version, rows })).toMatchObject({
        code: 'RESOURCE.NOT_FOUND',
      });
    }
    await chief.call('setSpeeds', { version, rows });
  });

  it('should save no address inside the house, in whatever notation', async () => {
    const webhook = {
      regionCode: OWN_REGION,
      name: 'Sistem uji',
      secret: 'rahasia-bersama-yang-cukup-panjang-1',
      events: ['unit.updated.v1'],
    };
    const centre = { regionCode: OWN_REGION, name: 'Pusat', regionCodes: [OWN_REGION] };
    for (const url of [
      'https://127.0.0.1',
      'https://2130706433',
      'https://[::ffff:10.0.0.1]',
      'http://contoh.id',
    ]) {
      expect(await admin.refusal('createWebhook', { ...webhook, url })).toMatchObject({
        fields: [{ path: 'url' }],
      });
      expect(await admin.refusal('updateWebhook', { id: here.webhookId, version: 1, url })).toMatchObject({
        fields: [{ path: 'url' }],
      });
      const code = `alamat-${newId().slice(-8)}`;
      expect(await admin.refusal('createCentre', { ...centre, code, baseUrl: url })).toMatchObject({
        fields: [{ path: 'baseUrl' }],
      });
      expect(
        await admin.refusal('updateCentre', { id: here.centreId, version: 1, baseUrl: url }),
      ).toMatchObject({
        fields: [{ path: 'baseUrl' }],
      });
    }
  });

  it('should give each two systems a secret of their own, and leave an old shared one working', async () => {
    const secret = 'rahasia-dua-pusat-ini-saja';
    const make = (baseUrl: string): ReturnType<Session['try']> =>
      admin.try('createCentre', {
        regionCode: OWN_REGION,
        code: `rahasia-${newId().slice(-8)}`,
        name: 'Pusat',
        regionCodes: [OWN_REGION],
        baseUrl,
        secret,
      });
    const first = await make('https://satu.contoh.id');
    expect(first.status).toBe(200);
    expect((await make('https://satu.contoh.id')).status).toBe(200);
    expect(problemOf(await make('https://dua.contoh.id'))).toMatchObject({ fields: [{ path: 'secret' }] });
    const kept = api.createCentre.output.parse(first.body);
    await admin.call('updateCentre', { id: kept.id, version: 1, name: 'Pusat Lain' });
  });
});
