import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment, LearnedPlace, Point } from '#siaga/contracts';
import { inRegion, incidentInput, OTHER_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import { RefusedRequest, type Session } from '../support/session.js';
import type { SocketProbe } from '../support/socket-probe.js';

const ON_CARD = placeAt({ label: 'Warung Contoh Sederhana', source: 'landmark' });
/** About 280 m to the east of where the card has it. */
const TRUE_POINT: Point = { lon: ON_CARD.point.lon + 0.0025, lat: ON_CARD.point.lat };

describe('landmarks learned from arrivals', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;
  let supervisor: Session;
  let ambulance: CrewedUnit;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'), 'Operator Contoh');
    supervisor = await own.server.session(inRegion('supervisor'), 'Supervisor Contoh');
  });

  beforeEach(async () => {
    ambulance = await own.server.crewed();
  });

  async function arrive(point: Point): Promise<Assignment> {
    const incident = await operator.call('openIncident', incidentInput({ place: ON_CARD }));
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [ambulance.unit.id] });
    const id = assignments[0]?.id ?? '';
    await ambulance.crew.call('accept', { id });
    await ambulance.crew.call('advance', { id, status: 'en_route' });
    const at = new Date().toISOString();
    const positions = [{ point, at, accuracyM: 8 }];
    await ambulance.crew.call('reportPositions', { id: ambulance.unit.id, sentAt: at, positions });
    return ambulance.crew.call('advance', { id, status: 'on_scene' });
  }

  const learnedFrom = (probe: SocketProbe, assignmentId: string): LearnedPlace | undefined =>
    probe.changes
      .flatMap((change) => (change.entity === 'learned_place' ? [change.data] : []))
      .findLast((place) => place.assignmentId === assignmentId);

  it('should be proposed where the crew arrived, and found once a supervisor has approved', async () => {
    const probe = await supervisor.socket();
    const job = await arrive(TRUE_POINT);
    await probe.until((each) => learnedFrom(each, job.id) !== undefined, 'the proposal');
    const proposed = learnedFrom(probe, job.id) as LearnedPlace;
    expect(proposed).toMatchObject({ status: 'proposed', name: ON_CARD.label, assumedPoint: ON_CARD.point });
    expect(proposed.point.lon).toBeCloseTo(TRUE_POINT.lon, 6);
    expect(proposed.distanceM).toBeGreaterThan(250);

    const name = 'Warung Sederhana Talang';
    const seek = async (): Promise<string[]> => {
      const { candidates } = await operator.call('locate', { q: name });
      return candidates.map((candidate) => candidate.id);
    };
    expect(await seek()).not.toContain(`learned/${proposed.id}`);
    const approved = await supervisor.call('decideLearnedPlace', {
      id: proposed.id,
      version: proposed.version,
      decision: 'approve',
      name,
    });
    expect(approved).toMatchObject({ status: 'approved', name, decidedBy: { name: 'Supervisor Contoh' } });
    expect((await seek())[0]).toBe(`learned/${proposed.id}`);
    const reject = { id: proposed.id, decision: 'reject' } as const;
    expect(
      await supervisor.refusal('decideLearnedPlace', { ...reject, version: proposed.version }),
    ).toMatchObject({ status: 409, code: 'STALE.VERSION' });
    expect((await seek())[0]).toBe(`learned/${proposed.id}`);
    await supervisor.call('decideLearnedPlace', { ...reject, version: approved.version });
    expect(await seek()).not.toContain(`learned/${proposed.id}`);
  });

  it('should not be proposed where the card was right, nor twice for one arrival', async () => {
    const right = await arrive(ON_CARD.point);
    const { places } = await supervisor.call('learnedPlaces', {});
    expect(places.map((place) => place.assignmentId)).not.toContain(right.id);
  });

  it('should be for supervisors of the region only', async () => {
    const { id: assignmentId } = await arrive(TRUE_POINT);
    const { places } = await supervisor.call('learnedPlaces', {});
    const place = places.find((each) => each.assignmentId === assignmentId);
    const stranger = await own.server.session(inRegion('supervisor', OTHER_REGION));
    expect((await stranger.call('learnedPlaces', {})).places).toEqual([]);
    for (const person of [stranger, operator]) {
      await expect(
        person.call('decideLearnedPlace', { id: place?.id ?? '', version: 1, decision: 'approve' }),
      ).rejects.toThrow(RefusedRequest);
    }
  });
});
