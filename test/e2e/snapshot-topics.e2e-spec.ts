import { describe, expect, it } from '@jest/globals';
import { onUnit, OWN_REGION } from '../support/builders.js';
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
});
