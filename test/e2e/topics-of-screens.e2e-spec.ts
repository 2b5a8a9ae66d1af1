import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WantedTopics } from '#siaga/client';
import { isInRegion, SNAPSHOT_KEYS, type Snapshot } from '#siaga/contracts';
import { AccountService, Caller } from '#siaga/identity';
import { newId } from '#siaga/kernel';
import { crewTopics } from '../../apps/crew/src/duty/crew-topics.js';
import { consoleTopics } from '../../apps/console/src/layout/console-topics.js';
import { deskTopics } from '../../apps/desk/src/facility/desk-topics.policy.js';
import {
  atFacility,
  inRegion,
  incidentInput,
  onUnit,
  OTHER_REGION,
  OWN_REGION,
} from '../support/builders.js';
import { buildWorld, type World } from '../support/builders-world.js';
import { useDatabase } from '../support/database.js';
import { ScreenLine } from '../support/screen-line.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';

describe('what each screen is sent', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  const open: ScreenLine[] = [];
  let world: World;
  let supervisor: Session;

  beforeAll(async () => {
    world = await buildWorld(own.server, OWN_REGION);
    supervisor = await own.server.session(inRegion('supervisor'));
  }, 60_000);
  afterEach(() => {
    for (const { line } of open.splice(0)) line.stop();
  });

  async function screenOf(person: Session, wants: WantedTopics): Promise<ScreenLine> {
    const screen = await ScreenLine.open(own.server.base, person, wants);
    open.push(screen);
    return screen;
  }

  /** The lists of a snapshot that hold something. */
  function filledLists(snapshot: Snapshot): string[] {
    return Object.values(SNAPSHOT_KEYS).filter((key) => snapshot[key].length > 0);
  }

  /** Something of every kind happens in the region. */
  async function something(): Promise<string[]> {
    const { id: callId } = await supervisor.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber: '0811-0000-0901',
    });
    const { id: incidentId } = await supervisor.call('openIncident', incidentInput());
    const ring = [0, 1, 2].map((corner) => ({ lon: 128 + corner / 100, lat: -4 - (corner % 2) / 100 }));
    const { id: closureId } = await supervisor.call('drawClosure', {
      regionCode: OWN_REGION,
      kind: 'closed',
      ring,
    });
    const { unit } = await own.server.crewed();
    const { id: facilityId } = await own.server.hospital();
    return [callId, incidentId, closureId, unit.id, facilityId];
  }

  /** A job that was offered to a unit before those who sign on to it later. */
  async function offeredBefore(unitId: string): Promise<string> {
    const crew = await own.server.session(onUnit(unitId));
    await crew.call('signOn', { id: unitId });
    const { id } = await supervisor.call('openIncident', incidentInput());
    const { assignments } = await supervisor.call('offer', { id, unitIds: [unitId], timeoutS: 600 });
    return assignments[0]?.id ?? '';
  }

  it('should be of a desk its own facility and who is on the way to it, and nothing else', async () => {
    const desk = await own.server.session(atFacility(world.facilityId));
    const screen = await screenOf(desk, deskTopics);
    const { snapshot } = screen;
    expect(snapshot.topics).toEqual([`facility:${world.facilityId}`, `queue:${world.facilityId}`]);
    expect(filledLists(snapshot)).toEqual(['inbounds', 'facilities']);
    expect(snapshot.facilities.map(({ id }) => id)).toEqual([world.facilityId]);
    expect(snapshot.inbounds.map(({ id }) => id)).toEqual([world.inboundId]);
    const others = await something();
    const beds = [{ kind: 'er' as const, total: 9, available: 4 }];
    await desk.call('setBeds', { id: world.facilityId, beds });
    await screen.until(({ changes }) => changes.length > 0, 'the own beds');
    expect(screen.changes.map(({ entity, entityId }) => [entity, entityId])).toEqual([
      ['facility', world.facilityId],
    ]);
    for (const id of [...others, world.callId, world.alertId, world.closureId, world.freeUnitId])
      expect(screen.everything).not.toContain(id);
    expect(screen.everything).not.toMatch(/"(callerNumber|callerName|crew|callSign)"/);
  });

  it('should be of a crew its unit and jobs, and where patients can be taken, and no other unit nor call', async () => {
    const crew = await own.server.session(onUnit(world.unitId));
    const screen = await screenOf(crew, crewTopics);
    const { snapshot } = screen;
    expect(snapshot.topics.sort()).toEqual(
      [`unit:${world.unitId}`, `capacity:${OWN_REGION}`, `closures:${OWN_REGION}`, 'map'].sort(),
    );
    expect(filledLists(snapshot).sort()).toEqual(['assignments', 'closures', 'facilities', 'units']);
    expect(snapshot.units.map(({ id }) => id)).toEqual([world.unitId]);
    expect(snapshot.assignments.map(({ id }) => id)).toEqual([world.assignmentId]);
    const [callId = '', incidentId = '', closureId = '', unitId = '', facilityId = ''] = await something();
    await screen.until(
      ({ changes }) => changes.some(({ entityId }) => entityId === facilityId),
      'the hospital',
    );
    expect(new Set(screen.changes.map(({ entity }) => entity))).toEqual(new Set(['closure', 'facility']));
    expect(screen.everything).toContain(closureId);
    for (const id of [
      callId,
      incidentId,
      unitId,
      world.callId,
      world.alertId,
      world.freeUnitId,
      world.inboundId,
    ])
      expect(screen.everything).not.toContain(id);
    const far = await own.server.hospital(OTHER_REGION);
    await crew.call('accept', { id: world.assignmentId });
    await screen.until(({ changes }) => changes.some(({ entity }) => entity === 'assignment'), 'the own job');
    expect(screen.everything).not.toContain(far.id);
  });

  it('should be of a console its regions, and nothing of a kind that is one crew’s or one desk’s', async () => {
    const operator = await own.server.session(inRegion('operator'));
    const screen = await screenOf(operator, consoleTopics);
    const { topics } = screen.snapshot;
    expect(topics).toEqual(
      expect.arrayContaining([
        ...['alerts', 'capacity', 'closures', 'region'].map((kind) => `${kind}:${OWN_REGION}`),
        'map',
      ]),
    );
    expect(topics.filter((topic) => topic.includes(':') && !topic.endsWith(`:${OWN_REGION}`))).toEqual([]);
    const all = await operator.call('snapshot', {});
    for (const key of Object.values(SNAPSHOT_KEYS))
      expect(screen.snapshot[key].map(({ id }) => id)).toEqual(all[key].map(({ id }) => id));
    const [callId = '', incidentId = '', closureId = '', unitId = '', facilityId = ''] = await something();
    await own.server.hospital(OTHER_REGION);
    for (const id of [callId, incidentId, closureId, unitId, facilityId])
      await screen.until(({ changes }) => changes.some(({ entityId }) => entityId === id), id);
    expect(screen.changes.every(({ regionCode }) => isInRegion(regionCode, OWN_REGION))).toBe(true);
  });

  it('should be of a desk its own also for somebody who may see the whole region', async () => {
    const both = await own.server.session([...inRegion('operator'), ...atFacility(world.facilityId)]);
    const screen = await screenOf(both, deskTopics);
    expect(filledLists(screen.snapshot)).toEqual(['inbounds', 'facilities']);
    expect(screen.snapshot.facilities.map(({ id }) => id)).toEqual([world.facilityId]);
  });

  it('should be a region’s desks for its supervisor, as before', async () => {
    const screen = await screenOf(supervisor, deskTopics);
    const { facilities, inbounds } = screen.snapshot;
    expect(facilities.map(({ id }) => id)).toContain(world.facilityId);
    expect(inbounds.map(({ id }) => id)).toContain(world.inboundId);
    const staff = await own.server.session(inRegion('facility_staff'));
    const theirs = await screenOf(staff, deskTopics);
    expect(theirs.snapshot.facilities.map(({ id }) => id)).toEqual(facilities.map(({ id }) => id));
  });

  it('should move with a crew to another unit, whose job it has at once, and leave the other behind', async () => {
    const [first, second] = [await own.server.unit(), await own.server.unit()];
    const crew = await own.server.session(inRegion('crew'));
    const job = await offeredBefore(second.id);
    const screen = await screenOf(crew, crewTopics);
    await crew.call('signOn', { id: first.id });
    await screen.until(({ snapshot }) => snapshot.topics.includes(`unit:${first.id}`), 'the first unit');
    await screen.until(({ isLive }) => isLive, 'the line');
    await crew.call('signOff', { id: first.id });
    await crew.call('signOn', { id: second.id });
    await screen.until(({ snapshot }) => snapshot.topics.includes(`unit:${second.id}`), 'the second unit');
    // The offer is older than the shift: no change tells of it, the new snapshot does.
    expect(screen.snapshot.assignments.map(({ id }) => id)).toEqual([job]);
    expect(screen.snapshot.topics).not.toContain(`unit:${first.id}`);
    const changes = screen.changes.length;
    const other = await own.server.session(inRegion('crew'));
    await other.call('signOn', { id: first.id });
    await crew.call('accept', { id: job });
    await screen.until(
      (now) => now.changes.slice(changes).some(({ entity }) => entity === 'assignment'),
      'the accepted job',
    );
    expect(screen.changes.slice(changes).some(({ entityId }) => entityId === first.id)).toBe(false);
    expect(screen.lost).toEqual([]);
  });

  it('should be a snapshot, and no hole, for a crew that was moved to another unit while away', async () => {
    const [first, second] = [await own.server.unit(), await own.server.unit()];
    const crew = await own.server.session(inRegion('crew'));
    const job = await offeredBefore(second.id);
    await crew.call('signOn', { id: first.id });
    const away = await crew.call('snapshot', { topics: 'unit' });
    await crew.call('signOff', { id: first.id });
    await crew.call('signOn', { id: second.id });
    const probe = await crew.opened();
    const refused = await probe.resume(away.cursor, ['unit'], away.topics);
    expect(refused).toMatchObject({ ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED' } });
    expect(probe.changes).toEqual([]);
    const again = await crew.call('snapshot', { topics: 'unit' });
    expect(again.assignments.map(({ id }) => id)).toEqual([job]);
    expect(await probe.resume(again.cursor, ['unit'], again.topics)).toMatchObject({ ok: true });
  });

  it('should be a snapshot, and no hole, for whoever asks for more than before', async () => {
    const operator = await own.server.session(inRegion('operator'));
    const { cursor, topics } = await operator.call('snapshot', { topics: 'alerts' });
    const probe = await operator.opened();
    expect(await probe.resume(cursor, ['alerts'], topics)).toMatchObject({ ok: true });
    const more = await probe.resume(cursor, ['alerts', 'region'], topics);
    expect(more).toMatchObject({ ok: false, error: { code: 'REALTIME.RESYNC_REQUIRED' } });
    // Refused, it hears nothing until it asks rightly.
    await something();
    const less = await probe.resume(cursor, ['alerts'], topics);
    expect(less).toMatchObject({ ok: true });
    expect(probe.changes).toEqual([]);
  });

  it('should be those of the other facility from the moment on that an account is given it', async () => {
    const other = await own.server.hospital();
    const desk = await own.server.session(atFacility(world.facilityId));
    const screen = await screenOf(desk, deskTopics);
    const stale = screen.snapshot;
    const admin = await own.server.session(inRegion('admin', 'ID'));
    const caller = new Caller(admin.account, newId());
    await own.server
      .get(AccountService)
      .update(caller, { id: desk.account.id, version: 1, grants: atFacility(other.id) });
    await screen.until(({ endedBy }) => endedBy !== null, 'the end of the old rights');
    expect(screen.endedBy).toBe('rights_changed');
    const again = await own.server.signIn(desk.account.username);
    const probe = await again.opened();
    // A page that was kept from before goes on from its old place.
    expect(await probe.resume(stale.cursor, ['facility'], stale.topics)).toMatchObject({
      ok: false,
      error: { code: 'REALTIME.RESYNC_REQUIRED' },
    });
    const now = await screenOf(again, deskTopics);
    expect(now.snapshot.topics).toEqual([`facility:${other.id}`, `queue:${other.id}`]);
    expect(now.snapshot.facilities.map(({ id }) => id)).toEqual([other.id]);
    expect(now.everything).not.toContain(world.facilityId);
  });

  it('should be exactly the asked topics for who comes back, and none of the time before the right', async () => {
    const unit = await own.server.unit();
    const crew = await own.server.session(inRegion('crew'));
    const screen = await screenOf(crew, crewTopics);
    await crew.call('signOn', { id: unit.id });
    await screen.until(({ snapshot }) => snapshot.topics.includes(`unit:${unit.id}`), 'the own unit');
    await screen.until(({ isLive }) => isLive, 'the line');
    const snapshots = screen.snapshots.length;
    const changes = screen.changes.length;
    screen.breakLine();
    await screen.until(({ isLive }) => !isLive, 'the break');
    const [callId = '', incidentId = '', closureId = '', unitId = '', facilityId = ''] = await something();
    screen.mend();
    await screen.until(({ isLive }) => isLive, 'the line again');
    const missed = screen.changes.slice(changes);
    expect(screen.snapshots).toHaveLength(snapshots);
    expect(new Set(missed.map(({ entity }) => entity))).toEqual(new Set(['closure', 'facility']));
    expect(missed.map(({ entityId }) => entityId)).toEqual(expect.arrayContaining([closureId, facilityId]));
    for (const id of [callId, incidentId, unitId]) expect(screen.everything).not.toContain(id);
  });
});
