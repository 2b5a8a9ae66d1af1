import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '#siaga/contracts';
import { incidentInput, inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

// Real: the whole server over HTTP and the database.
describe('what a step is answered with', () => {
  const { databaseUrl } = useDatabase();
  const own = useServer(databaseUrl);

  it('should be the assignment as everybody reads it afterwards', async () => {
    const operator = await own.server.session(inRegion('operator'));
    const { unit, crew } = await own.server.crewed();
    const { facility } = await own.server.staffed();
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', {
      id: incident.id,
      unitIds: [unit.id],
      destinationFacilityId: facility.id,
    });
    const id = assignments[0]?.id ?? '';
    const seen: Assignment[] = [await crew.call('accept', { id })];
    expect(await operator.call('assignment', { id })).toEqual(seen[0]);
    for (const status of ['en_route', 'on_scene', 'left_scene', 'at_destination', 'available'] as const) {
      const answer = await crew.call('advance', { id, status, deviceAt: new Date().toISOString() });
      expect(answer).toEqual(await operator.call('assignment', { id }));
      seen.push(answer);
    }
    expect(seen.map((one) => one.version)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('should keep the reason and the note of a refusal', async () => {
    const operator = await own.server.session(inRegion('operator'));
    const { unit, crew } = await own.server.crewed();
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', {
      id: incident.id,
      unitIds: [unit.id],
      autoNext: false,
    });
    const id = assignments[0]?.id ?? '';
    const declined = await crew.call('decline', { id, reason: 'vehicle_fault', note: 'ban bocor' });
    expect(declined).toMatchObject({ status: 'declined', reason: 'vehicle_fault', note: 'ban bocor' });
    expect(declined.respondedAt).toBe(declined.releasedAt);
    expect(await operator.call('assignment', { id })).toEqual(declined);
  });
});
