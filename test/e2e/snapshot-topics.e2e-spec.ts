import { describe, expect, it } from '@jest/globals';
import type { Role, TopicKindName } from '#siaga/contracts';
import { atFacility, inRegion, onUnit, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

describe('snapshot by topic', () => {
  const { databaseUrl } = useDatabase();
  const own = useServer(databaseUrl);

  it('should list what is heard under the topics asked for, and all when none is named', async () => {
    const unit = await own.server.unit();
    const operator = await own.server.session([
      { role: 'operator', scope: { kind: 'region', regionCode: OWN_REGION } },
    ]);
    const all = await operator.call('snapshot', {});
    expect(all.units.map(({ id }) => id)).toContain(unit.id);
    const alerts = await operator.call('snapshot', { topics: 'alerts' });
    expect(alerts.units).toEqual([]);
    expect(alerts).toMatchObject({ stalePositionS: all.stalePositionS, cursor: all.cursor });
    const both = await operator.call('snapshot', { topics: 'alerts,unit' });
    expect(both.units).toEqual(all.units);
    await expect(operator.call('snapshot', { topics: 'semua' })).rejects.toThrow('"path":"topics.0"');
  });

  it('should give nobody more than their rights, whatever they ask for', async () => {
    const [mine, other] = [await own.server.unit(), await own.server.unit()];
    const crew = await own.server.session(onUnit(mine.id));
    const { units, calls, incidents } = await crew.call('snapshot', { topics: 'unit,closures' });
    expect(units.map(({ id }) => id)).toEqual([mine.id]);
    expect(units.map(({ id }) => id)).not.toContain(other.id);
    expect([...calls, ...incidents]).toEqual([]);
    const refused = await crew.refusal('snapshot', { topics: 'region,unit,alerts' });
    expect(refused).toMatchObject({ status: 404, code: 'REALTIME.TOPIC_NOT_HEARD' });
    expect(refused.fields).toEqual([
      { path: 'topics.0', message: 'no right to region' },
      { path: 'topics.2', message: 'no right to alerts' },
    ]);
    for (const none of ['', ','])
      expect(await crew.refusal('snapshot', { topics: none })).toMatchObject({
        status: 422,
        code: 'INPUT.INVALID',
      });
  });

  const CENTRE: TopicKindName[] = ['region', 'unit', 'facility', 'alerts', 'capacity', 'closures', 'map'];
  /** A module that comes later has a spec of its own for its kinds. */
  const ALL: TopicKindName[] = [...CENTRE, 'learned'];
  it.each<[role: Role, kinds: TopicKindName[]]>([
    ['operator', CENTRE],
    ['supervisor', ALL],
    ['admin', ALL],
    ['crew', ['unit', 'capacity', 'closures', 'map']],
    ['facility_staff', ['facility', 'map']],
    ['clinic_head', []],
    ['field_officer', ['map']],
    ['entry_officer', []],
  ])(
    'should let a %s ask for what the role may hear, over HTTP and the socket, and for no other kind',
    async (role, kinds) => {
      const [unit, facility] = [await own.server.unit(), await own.server.hospital()];
      const grants =
        role === 'crew'
          ? onUnit(unit.id)
          : role === 'facility_staff' || role === 'clinic_head'
            ? atFacility(facility.id, role)
            : inRegion(role);
      const person = await own.server.session(grants);
      const { cursor } = await person.call('snapshot', {});
      const probe = await person.opened();
      const answered: TopicKindName[] = [];
      for (const kind of ALL) {
        const { status } = await person.try('snapshot', { topics: kind });
        const resumed = await probe.resume(cursor, [kind]);
        expect([kind, resumed.ok]).toEqual([kind, status === 200]);
        if (status === 200) answered.push(kind);
        else expect(status).toBe(404);
      }
      expect(answered.sort()).toEqual([...kinds].sort());
    },
  );
});
