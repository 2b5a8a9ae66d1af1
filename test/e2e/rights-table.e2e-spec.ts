import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  api,
  isHolder,
  isVisitorRight,
  Role,
  ROLE_PERMISSIONS,
  VISITOR_RIGHTS,
  VisitorScope,
  type Endpoint,
  type Grant,
} from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import {
  atFacility,
  inRegion,
  incidentInput,
  onUnit,
  OTHER_REGION,
  OWN_REGION,
} from '../support/builders.js';
import type { World } from '../support/builders-world.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { problemOf, send, type Answer, type Session } from '../support/session.js';
import { admit, type PortalVisit } from '../support/visitor.js';
import { buildWholeWorld } from './module-rights.js';
import { CASES, OPEN, VISITOR_CASES, type GuardedName, type VisitorName } from './rights-cases.js';

const NAMES = Object.keys(CASES) as GuardedName[];
const VISITOR_NAMES = Object.keys(VISITOR_CASES) as VisitorName[];
const THINGS = NAMES.filter((name) => CASES[name].kind === 'thing');
const LISTS = NAMES.filter((name) => CASES[name].kind === 'list');
const COMMANDS = NAMES.filter((name) => api[name].method === 'POST');
/** Roles whose people see one unit or facility, not a region. */
const NARROW: readonly Role[] = ['crew', 'facility_staff', 'clinic_head'];

/** A refusal without the one part that differs from answer to answer. */
function shapeOf(answer: Answer): Record<string, unknown> {
  const { correlationId, ...shape } = problemOf(answer);
  expect(correlationId).toBe(answer.headers.get('x-correlation-id'));
  return shape;
}

describe('rights of every route', () => {
  const own = useServer(useDatabase().databaseUrl);
  let world: World;
  let neighbour: World;
  let other: World;
  let missing: World;
  const people = new Map<Role, Session>();
  const visitors = new Map<VisitorScope, PortalVisit>();

  beforeAll(async () => {
    world = await buildWholeWorld(own.server, OWN_REGION);
    neighbour = await buildWholeWorld(own.server, OWN_REGION);
    other = await buildWholeWorld(own.server, OTHER_REGION);
    missing = Object.fromEntries(Object.keys(world).map((key) => [key, newId()])) as unknown as World;
    for (const role of Role.options) people.set(role, await own.server.session(grantsOf(role)));
    for (const scope of VisitorScope.options) visitors.set(scope, await admit(own.server, { scope }));
  }, 120_000);

  function grantsOf(role: Role): Grant[] {
    if (role === 'crew') return onUnit(world.unitId);
    if (role === 'facility_staff' || role === 'clinic_head') return atFacility(world.facilityId, role);
    return inRegion(role);
  }

  function person(role: Role): Session {
    const session = people.get(role);
    if (!session) throw new Error(`Nobody is ${role}`);
    return session;
  }

  function visitor(scope: VisitorScope): PortalVisit {
    const visit = visitors.get(scope);
    if (!visit) throw new Error(`Nobody came with a ${scope}`);
    return visit;
  }

  function ask(
    name: GuardedName,
    role: Role | null,
    target: World,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { holder, input, cookie: ownCookie } = CASES[name];
    const holdersCookie = role === holder ? ownCookie?.(world) : undefined;
    const cookie = role === null ? undefined : (holdersCookie ?? person(role).cookie);
    return send(own.server.base, name, input(target), { cookie, headers });
  }

  function expectMissing(answer: Answer): void {
    expect(shapeOf(answer)).toEqual({
      type: 'urn:siaga:problem:RESOURCE.NOT_FOUND',
      title: 'RESOURCE.NOT_FOUND',
      status: 404,
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(answer.status).toBe(404);
  }

  it('should have a case for every route of the table', () => {
    expect([...NAMES, ...VISITOR_NAMES, ...OPEN].sort()).toEqual(Object.keys(api).sort());
    const guarded = Object.entries<Endpoint>(api).filter(
      ([, { access }]) => access !== 'public' && access !== 'source' && !isVisitorRight(access),
    );
    expect(guarded.map(([name]) => name).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('should refuse %s without a session', async (name) => {
    const answers = [
      await ask(name, null, world),
      await ask(name, null, world, { cookie: 'siaga_session=palsu' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(shapeOf(answer)).toMatchObject({ code: 'IDENTITY.NOT_SIGNED_IN' });
    }
  });

  it.each(NAMES)('should refuse %s to every visitor, as to nobody', async (name) => {
    for (const scope of VisitorScope.options) {
      const { cookie } = visitor(scope);
      const input = CASES[name].input(world);
      const stolen = cookie.replace('siaga_visit=', 'siaga_session=');
      for (const shown of [cookie, stolen]) {
        const answer = await send(own.server.base, name, input, { cookie: shown });
        expect(answer.status).toBe(401);
        expect(shapeOf(answer)).toMatchObject({ code: 'IDENTITY.NOT_SIGNED_IN' });
      }
    }
  });

  it.each(VISITOR_NAMES)('should refuse %s to nobody, and to staff of every role', async (name) => {
    const input = VISITOR_CASES[name].input(newId());
    const shown = [
      undefined,
      'siaga_visit=palsu',
      ...Role.options.flatMap((role) => {
        const { cookie } = person(role);
        return [cookie, cookie.replace('siaga_session=', 'siaga_visit=')];
      }),
    ];
    for (const cookie of shown) {
      const answer = await send(own.server.base, name, input, { cookie });
      expect(answer.status).toBe(401);
      expect(shapeOf(answer)).toMatchObject({ code: 'IDENTITY.NOT_SIGNED_IN' });
    }
  });

  it.each(VISITOR_NAMES.filter((name) => api[name].method === 'POST'))(
    'should refuse %s when another site sends it for a visitor',
    async (name) => {
      const { scope } = VISITOR_CASES[name].holder;
      const answer = await visitor(scope).try(name, VISITOR_CASES[name].input(newId()), {
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.status).toBe(403);
      expect(shapeOf(answer)).toMatchObject({ code: 'IDENTITY.CROSS_SITE' });
    },
  );

  it.each(VISITOR_NAMES)(
    'should answer %s with "not found" to every pass without the right, or for another thing',
    async (name) => {
      const { holder, input, kind, subjectIn } = VISITOR_CASES[name];
      const rights: Endpoint = api[name];
      const holders = isVisitorRight(rights.access) ? VISITOR_RIGHTS[rights.access] : [];
      const kinds = ['uji_lain', holder.subjectKind];
      const wrong = VisitorScope.options
        .flatMap((scope) => kinds.map((subjectKind) => ({ scope, subjectKind })))
        .filter(({ scope, subjectKind }) => !isHolder(holders, scope, subjectKind));
      for (const { scope, subjectKind } of wrong) {
        const id = newId();
        const other = await admit(own.server, { scope, subject: { kind: subjectKind, id } });
        expectMissing(await other.try(name, input(id)));
      }
      const subject = { kind: holder.subjectKind, id: subjectIn?.(world) ?? newId() };
      const right = await admit(own.server, { scope: holder.scope, subject });
      if (kind === 'thing') expectMissing(await right.try(name, input(newId())));
      expect((await right.try(name, input(subject.id))).status).toBe(200);
    },
  );

  it('should tell a visitor what their own passes open, and nothing of others', async () => {
    const [mine, theirs] = [visitor('ticket'), visitor('person')];
    const answer = await mine.try('visit');
    const text = JSON.stringify(answer.body);
    expect(mine.visit.passes.every(({ id, subject }) => text.includes(id) && text.includes(subject.id))).toBe(
      true,
    );
    expect(
      theirs.visit.passes.filter(({ id, subject }) => text.includes(id) || text.includes(subject.id)),
    ).toEqual([]);
  });

  it('should keep somebody who is both staff and visitor in one browser two people', async () => {
    const both = `${person('operator').cookie}; ${visitor('ticket').cookie}`;
    const [asStaff, asVisitor] = [
      await send(own.server.base, 'session', {}, { cookie: both }),
      await send(own.server.base, 'visit', {}, { cookie: both }),
    ];
    expect(asStaff.body).toMatchObject({ account: { id: person('operator').account.id } });
    expect(asVisitor.body).toMatchObject({ passes: visitor('ticket').visit.passes });
    expect(JSON.stringify(asVisitor.body)).not.toContain(person('operator').account.id);
  });

  it.each(COMMANDS)('should refuse %s when another site sends it', async (name) => {
    const signs: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://jahat.example' },
      { origin: 'null' },
    ];
    for (const headers of signs) {
      const answer = await ask(name, CASES[name].holder, world, headers);
      expect(answer.status).toBe(403);
      expect(shapeOf(answer)).toMatchObject({ code: 'IDENTITY.CROSS_SITE' });
    }
  });

  it.each(NAMES)('should answer %s with "not found" to every role without the right', async (name) => {
    const { access } = api[name];
    const refused = Role.options.filter(
      (role) => !ROLE_PERMISSIONS[role].some((permission) => permission === access),
    );
    for (const role of refused) expectMissing(await ask(name, role, world));
  });

  it.each(THINGS)(
    'should answer %s for another region with the same words as for what is not there',
    async (name) => {
      const holders = Role.options.filter((role) =>
        ROLE_PERMISSIONS[role].some((permission) => permission === api[name].access),
      );
      for (const role of holders) {
        expectMissing(await ask(name, role, other));
        expectMissing(await ask(name, role, { ...missing, regionCode: OTHER_REGION }));
      }
    },
  );

  it.each(THINGS.filter((name) => NARROW.includes(CASES[name].holder)))(
    'should answer %s for the neighbour of the same region with the same words as for what is not there',
    async (name) => {
      expectMissing(await ask(name, CASES[name].holder, neighbour));
    },
  );

  it.each(LISTS)('should leave other regions out of %s', async (name) => {
    const holders = Role.options.filter((role) =>
      ROLE_PERMISSIONS[role].some((permission) => permission === api[name].access),
    );
    for (const role of holders) {
      const answer = await ask(name, role, world);
      expect(answer.status).toBe(200);
      const text = JSON.stringify(answer.body);
      const hidden = [
        ...Object.values(other),
        ...(NARROW.includes(role) ? [neighbour.incidentId, neighbour.inboundId] : []),
      ];
      // A crew sees the hospitals of its region; a desk sees its own alone.
      const ids =
        role === 'facility_staff' || role === 'clinic_head' ? [...hidden, neighbour.facilityId] : hidden;
      expect(ids.filter((id) => text.includes(id))).toEqual([]);
    }
  });

  it('should refuse a right command that names something of another region beside its own', async () => {
    const operator = person('operator');
    const admin = person('admin');
    const national: Grant[] = inRegion('operator', 'ID');
    const created = { username: 'curang', displayName: 'Curang', password: 'kata-sandi-panjang' };
    const answers = await Promise.all([
      operator.try('openIncident', incidentInput({ callId: other.callId })),
      operator.try('linkCall', { id: world.callId, incidentId: other.incidentId }),
      operator.try('offer', { id: world.incidentId, unitIds: [world.freeUnitId, other.freeUnitId] }),
      operator.try('reassign', { id: world.assignmentId, unitId: other.freeUnitId, reason: 'Lebih dekat' }),
      operator.try('recommend', {
        regionCode: OWN_REGION,
        point: { lon: 103.6, lat: -1.6 },
        incidentId: other.incidentId,
      }),
      operator.try('closeIncident', {
        id: world.incidentId,
        outcome: 'other',
        importedAt: '2026-01-01T00:00:00Z',
      }),
      admin.try('createAccount', { ...created, grants: national }),
      admin.try('createAccount', { ...created, grants: onUnit(other.unitId) }),
      admin.try('updateAccount', { id: world.accountId, version: 1, grants: national }),
    ]);
    for (const answer of answers) expectMissing(answer);
  });

  it.each(NAMES.filter((name) => CASES[name].isNational))(
    'should answer %s with "not found" to a region\'s holder, since every region shares it',
    async (name) => {
      expectMissing(await ask(name, CASES[name].holder, world));
    },
  );

  it.each(NAMES.filter((name) => !CASES[name].isFinal))(
    'should let the right holder through to %s',
    async (name) => {
      const { holder, isNational, input } = CASES[name];
      const answer = isNational
        ? await (await own.server.session(inRegion(holder, 'ID'))).try(name, input(world))
        : await ask(name, holder, world);
      // A command may come at a wrong moment here; what it may not be is unknown or forbidden.
      if (answer.status !== 409)
        expect({ name, status: answer.status, body: answer.body }).toMatchObject({ name, status: 200 });
    },
  );

  it('should let a person change the password and leave', async () => {
    for (const name of ['changePassword', 'signOut'] as const) {
      expect((await ask(name, CASES[name].holder, world)).status).toBe(200);
    }
    expect((await ask('session', CASES.signOut.holder, world)).status).toBe(401);
  });

  it('should answer the routes that need no session, and nothing beside the table', async () => {
    const { base } = own.server;
    expect(await send(base, 'info', {})).toMatchObject({
      status: 200,
      body: { isDemo: false, demoAccounts: [] },
    });
    const wrong = await send(base, 'signIn', { username: 'tidak.ada', password: 'apa saja' });
    expect(problemOf(wrong)).toMatchObject({ status: 401, code: 'IDENTITY.WRONG_CREDENTIALS' });
    const elsewhere = await send(
      base,
      'signIn',
      { username: 'a', password: 'b' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    );
    expect(problemOf(elsewhere)).toMatchObject({ status: 403, code: 'IDENTITY.CROSS_SITE' });
    const call = { sourceCallId: 'x', type: 'ringing', at: new Date().toISOString() };
    const credentials: Record<string, string>[] = [
      {},
      { authorization: 'Bearer salah', 'x-siaga-source': 'pbx-uji' },
    ];
    for (const headers of credentials) {
      expect(problemOf(await send(base, 'ingestCalls', call, { headers }))).toMatchObject({
        status: 401,
        code: 'INGEST.BAD_SIGNATURE',
      });
    }
    const unknown = await fetch(`${base}/api/v1/tidak-ada`);
    expect(
      problemOf({ status: unknown.status, body: await unknown.json(), headers: unknown.headers }),
    ).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });
});
