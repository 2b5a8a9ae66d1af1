import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment, Eta, Facility, Point } from '#siaga/contracts';
import { inRegion, incidentInput, OTHER_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';
import type { SocketProbe } from '../support/socket-probe.js';

const FAR = { lon: 103.7, lat: -1.7 };
const NEAR = { lon: 103.615, lat: -1.605 };

describe('arrivals of units on their way', () => {
  const own = useServer(useDatabase().databaseUrl);
  let operator: Session;
  let ambulance: CrewedUnit;
  let hospital: { facility: Facility; desk: Session };
  let job: Assignment;

  beforeEach(async () => {
    operator = await own.server.session(inRegion('operator'), 'Operator Contoh');
    ambulance = await own.server.crewed();
    hospital = await own.server.staffed();
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [ambulance.unit.id] });
    job = assignments[0] as Assignment;
    await ambulance.crew.call('accept', { id: job.id });
  });

  /** From one point to the other takes a vehicle its time: the report is of so many seconds ago. */
  async function report(point: Point, agoS = 0): Promise<void> {
    const nowMs = Date.now();
    const positions = [{ point, at: new Date(nowMs - agoS * 1_000).toISOString() }];
    const sentAt = new Date(nowMs).toISOString();
    await ambulance.crew.call('reportPositions', { id: ambulance.unit.id, sentAt, positions });
  }

  const advance = (status: 'en_route' | 'on_scene' | 'left_scene'): Promise<Assignment> =>
    ambulance.crew.call('advance', { id: job.id, status });

  const newest = (probe: SocketProbe): Eta | undefined =>
    probe.etas.filter((eta) => eta.assignmentId === job.id).at(-1);

  it('should come nearer with the unit, for those who watch its region only', async () => {
    const console = await operator.socket();
    const stranger = await (await own.server.session(inRegion('operator', OTHER_REGION))).socket();
    await advance('en_route');
    await report(FAR, 1_200);
    await console.until((probe) => newest(probe) !== undefined, 'the first arrival');
    const first = newest(console) as Eta;
    expect(first).toMatchObject({ unitId: ambulance.unit.id, towards: 'scene', isEstimate: true });
    expect(Date.parse(first.etaAt) - Date.parse(first.at)).toBe(first.remainingS * 1_000);
    await report(NEAR, 600);
    await console.until((probe) => newest(probe) !== first, 'the next arrival');
    expect(newest(console)?.remainingS).toBeLessThan(first.remainingS / 2);
    expect(newest(console)?.remainingM).toBeLessThan(first.remainingM);
    expect(stranger.etas).toEqual([]);
  });

  it('should be told to the hospital anew when it moves by a minute', async () => {
    await operator.call('setDestination', { id: job.id, facilityId: hospital.facility.id });
    await advance('en_route');
    await advance('on_scene');
    await report(FAR, 400);
    const desk = await hospital.desk.socket();
    const told = (probe: SocketProbe): number[] =>
      probe.changes.flatMap((change) =>
        change.entity === 'inbound' && change.data.assignmentId === job.id && change.data.etaAt !== null
          ? [Date.parse(change.data.etaAt)]
          : [],
      );
    await advance('left_scene');
    await desk.until((probe) => told(probe).length > 0, 'the first arrival at the desk');
    const first = told(desk).at(-1) ?? 0;
    const { point } = hospital.facility;
    await report({ lon: (point?.lon ?? 0) + 0.002, lat: point?.lat ?? 0 }, 200);
    await desk.until((probe) => (told(probe).at(-1) ?? first) < first - 60_000, 'the earlier arrival');
  });

  it('should give the crew the way to the scene, then to the hospital, and none while it stands', async () => {
    await operator.call('setDestination', { id: job.id, facilityId: hospital.facility.id });
    await report(FAR);
    const toScene = await ambulance.crew.call('assignmentRoute', { id: job.id });
    const { point: scene } = job.job.place;
    expect(toScene.towards).toBe('scene');
    expect(toScene.route?.line[0]).toEqual([FAR.lon, FAR.lat]);
    expect(toScene.route?.line.at(-1)).toEqual([scene.lon, scene.lat]);
    await advance('en_route');
    await advance('on_scene');
    expect(await ambulance.crew.call('assignmentRoute', { id: job.id })).toEqual({
      towards: null,
      route: null,
      eta: null,
    });
    await advance('left_scene');
    const toHospital = await ambulance.crew.call('assignmentRoute', { id: job.id });
    const { point } = hospital.facility;
    expect(toHospital.towards).toBe('destination');
    expect(toHospital.route?.line.at(-1)).toEqual([point?.lon, point?.lat]);
  });
});
