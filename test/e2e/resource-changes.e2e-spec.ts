import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type {
  Alert,
  Assignment,
  ChangeEvent,
  Facility,
  Inbound,
  JobNotice,
  JobNoticeKind,
} from '#siaga/contracts';
import { NoticeWorker } from '#siaga/dispatch';
import { JurisdictionService } from '#siaga/handover';
import { RoadNetworkService } from '#siaga/roads';
import { inRegion, incidentInput, OTHER_REGION, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { crossing, insertGridRoads, ringAround } from '../support/grid-roads.js';
import { serverSettings, TestServer, type CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';
import type { SocketProbe } from '../support/socket-probe.js';
import { untilTrue } from '../support/until-true.js';

const SCENE = crossing(10, 4);
const POST = crossing(0, 4);
/** Around the scene. */
const AREA = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [SCENE.lon - 0.004, SCENE.lat - 0.004],
      [SCENE.lon + 0.004, SCENE.lat - 0.004],
      [SCENE.lon + 0.004, SCENE.lat + 0.004],
      [SCENE.lon - 0.004, SCENE.lat + 0.004],
      [SCENE.lon - 0.004, SCENE.lat - 0.004],
    ],
  ],
};

// Real: a process that serves and one that works, on one database; people at sockets of either.
describe('a resource in use that changes', () => {
  const database = useDatabase();
  let web: TestServer;
  let worker: TestServer;
  let operator: Session;
  let admin: Session;
  let ambulance: CrewedUnit;
  let hospital: { facility: Facility; desk: Session };
  let job: Assignment;
  /** The centre's and the crew's line at the one process, the desk's and a stranger's at the other. */
  let lines: Record<'centre' | 'crew' | 'desk' | 'stranger', SocketProbe>;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    await insertGridRoads(database.pool);
    web = await TestServer.start(serverSettings(database.databaseUrl, { SIAGA_ROLE: 'web' }));
    worker = await TestServer.start(serverSettings(database.databaseUrl));
    for (const server of [web, worker]) await server.get(RoadNetworkService).settled();
    operator = await web.session(inRegion('operator'), 'Operator Contoh');
    admin = await worker.session(inRegion('admin'), 'Admin Contoh');
  }, 180_000);
  afterAll(async () => {
    await web.close();
    await worker.close();
  });

  beforeEach(async () => {
    ambulance = await web.crewed();
    hospital = await worker.staffed();
    const place = placeAt({ point: SCENE });
    const needs = { unit: ['bls' as const], facility: [] };
    const incident = await operator.call('openIncident', incidentInput({ place, needs }));
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [ambulance.unit.id] });
    job = assignments[0] as Assignment;
    await ambulance.crew.call('accept', { id: job.id });
    const at = new Date().toISOString();
    await ambulance.crew.call('reportPositions', {
      id: ambulance.unit.id,
      sentAt: at,
      positions: [{ point: POST, at }],
    });
    await operator.call('setDestination', { id: job.id, facilityId: hospital.facility.id });
    const stranger = await worker.session(inRegion('supervisor', OTHER_REGION));
    lines = {
      centre: await operator.socket(),
      crew: await ambulance.crew.socket(),
      desk: await hospital.desk.socket(),
      stranger: await stranger.socket(),
    };
  });

  const dataOf = <K extends ChangeEvent['entity']>(probe: SocketProbe, entity: K) =>
    probe.changes.flatMap((change) => (change.entity === entity ? [change] : [])) as Extract<
      ChangeEvent,
      { entity: K }
    >[];
  const alertsOf = (probe: SocketProbe): Alert[] =>
    dataOf(probe, 'alert')
      .map(({ data }) => data)
      .filter(({ incidentId }) => incidentId === job.incidentId);
  const shown = (probe: SocketProbe): readonly JobNotice[] =>
    dataOf(probe, 'assignment')
      .map(({ data }) => data)
      .findLast(({ id }) => id === job.id)?.notices ?? [];
  const atDesk = (): readonly JobNotice[] =>
    dataOf(lines.desk, 'inbound')
      .map(({ data }): Inbound => data)
      .findLast(({ assignmentId }) => assignmentId === job.id)?.notices ?? [];

  /** The crew sees it on its job, the centre (operator and supervisor alike) on the job and as an alert. */
  async function expectTold(kind: JobNoticeKind, facts: JobNotice['facts'] = {}): Promise<JobNotice> {
    for (const who of ['crew', 'centre'] as const)
      await lines[who].until(
        (probe) => shown(probe).some((notice) => notice.kind === kind),
        `${kind} at ${who}`,
      );
    await lines.centre.until(
      (probe) => alertsOf(probe).some((alert) => alert.kind === kind),
      `the alert ${kind}`,
    );
    const notice = shown(lines.crew).find((one) => one.kind === kind) as JobNotice;
    expect(notice.facts).toMatchObject(facts);
    const raised = alertsOf(lines.centre).filter((alert) => alert.kind === kind);
    expect(raised).toHaveLength(1);
    expect(raised[0]).toMatchObject({
      severity: notice.severity,
      unitId: ambulance.unit.id,
      facts: {
        ...facts,
        unitCallSign: job.unitCallSign,
        incidentNumber: job.job.incidentNumber,
        triage: 'merah',
      },
    });
    expect(lines.stranger.changes).toEqual([]);
    return notice;
  }

  /** It is gone from the crew's and the centre's job, and the alert has ended by itself. */
  async function expectOver(kind: JobNoticeKind): Promise<void> {
    for (const who of ['crew', 'centre'] as const)
      await lines[who].until(
        (probe) => !shown(probe).some((notice) => notice.kind === kind),
        `no ${kind} at ${who}`,
      );
    await lines.centre.until(
      (probe) => alertsOf(probe).some((alert) => alert.kind === kind && alert.endedAt !== null),
      `the end of ${kind}`,
    );
    const { alerts } = await operator.call('snapshot', {});
    expect(alerts.filter((alert) => alert.incidentId === job.incidentId && alert.kind === kind)).toEqual([]);
  }

  const advance = (status: 'en_route' | 'on_scene' | 'left_scene' | 'at_destination'): Promise<Assignment> =>
    ambulance.crew.call('advance', { id: job.id, status });

  async function divert(expiresAt: string | null = null): Promise<void> {
    const { facilities } = await hospital.desk.call('facilities', {});
    const version = facilities.find(({ id }) => id === hospital.facility.id)?.version ?? 0;
    await hospital.desk.call('setDiversion', {
      id: hospital.facility.id,
      version,
      diversion: { reason: 'IGD penuh', expiresAt },
    });
  }

  describe('the hospital', () => {
    it('should reach crew, centre and desk when it diverts, red once the patient is on board, and end when it takes again', async () => {
      await divert();
      const facts = { facilityName: hospital.facility.name, reason: 'IGD penuh' };
      expect((await expectTold('facility_diverted', facts)).severity).toBe('amber');
      await lines.desk.until(() => atDesk().length > 0, 'the desk to hear what it did');
      for (const status of ['en_route', 'on_scene', 'left_scene'] as const) await advance(status);
      await lines.crew.until((probe) => shown(probe)[0]?.severity === 'red', 'a red notice');
      const { facilities } = await hospital.desk.call('facilities', {});
      await hospital.desk.call('setDiversion', {
        id: hospital.facility.id,
        version: facilities.find(({ id }) => id === hospital.facility.id)?.version ?? 0,
        diversion: null,
      });
      await expectOver('facility_diverted');
      await lines.desk.until(() => atDesk().length === 0, 'the desk to hear that it is over');
    });

    it('should end by itself when the diversion runs out, though nobody lifts it', async () => {
      await divert(new Date(Date.now() + 2_000).toISOString());
      await expectTold('facility_diverted');
      await untilTrue(() => shown(lines.crew).length === 0, 'the end of the diversion');
      await expectOver('facility_diverted');
    });

    it('should end when another is chosen, and say nothing of one that was chosen all the same', async () => {
      const second = await worker.hospital();
      await divert();
      await expectTold('facility_diverted');
      await operator.call('setDestination', { id: job.id, facilityId: second.id });
      await expectOver('facility_diverted');
      await operator.call('setDestination', {
        id: job.id,
        facilityId: hospital.facility.id,
        overrideReason: 'Keluarga meminta',
      });
      await worker.get(NoticeWorker).runDue();
      expect((await operator.call('assignment', { id: job.id })).notices).toEqual([]);
    });

    it('should be told when it is full and when it is found to stand elsewhere, while a patient is on the way to it', async () => {
      // A full emergency room turns nobody red away; the bed that this patient needs does.
      const able = await admin.call('setCapability', {
        ...{ id: hospital.facility.id, version: hospital.facility.version, erLevel: 3 },
        ...{ isAlwaysOpen: true, openHours: [], capabilities: ['icu' as const] },
      });
      const { version: seen } = await operator.call('incident', { id: job.incidentId });
      await operator.call('updateIncident', {
        ...{
          id: job.incidentId,
          version: seen,
          needs: { unit: ['bls' as const], facility: ['icu' as const] },
        },
      });
      await operator.call('setDestination', { id: job.id, facilityId: able.id });
      for (const status of ['en_route', 'on_scene', 'left_scene'] as const) await advance(status);
      const beds = (available: number): Promise<Facility> =>
        hospital.desk.call('setBeds', { id: able.id, beds: [{ kind: 'icu', total: 6, available }] });
      await beds(0);
      expect((await expectTold('facility_full')).severity).toBe('red');
      await lines.desk.until(
        () => atDesk().some(({ kind }) => kind === 'facility_full'),
        'the desk to see it',
      );
      const { version } = await beds(2);
      await expectOver('facility_full');

      const { point } = hospital.facility;
      if (!point) throw new Error('The hospital has a point');
      const moved = { lon: point.lon + 0.004, lat: point.lat };
      await admin.call('setFacilityPoint', {
        ...{ id: hospital.facility.id, version, point: moved, accuracyM: 20 },
      });
      const notice = await expectTold('facility_moved', { facilityName: hospital.facility.name });
      expect(notice.severity).toBe('red');
      expect(Number(notice.facts.movedM)).toBeGreaterThan(400);
      await operator.call('setDestination', { id: job.id, facilityId: hospital.facility.id });
      await expectOver('facility_moved');
    });

    it('should be told when it loses what the patient needs, and when it closes', async () => {
      const capability = { erLevel: 3, isAlwaysOpen: true, openHours: [] };
      const set = async (change: {
        capabilities: ('icu' | 'ct')[];
        isAlwaysOpen?: boolean;
      }): Promise<void> => {
        const { facilities } = await operator.call('facilities', {});
        const { version = 0 } = facilities.find(({ id }) => id === hospital.facility.id) ?? {};
        const openHours =
          change.isAlwaysOpen === false ? [{ weekday: yesterday(), opens: '01:00', closes: '01:01' }] : [];
        await admin.call('setCapability', {
          ...capability,
          ...change,
          openHours,
          id: hospital.facility.id,
          version,
        });
      };
      await set({ capabilities: ['icu', 'ct'] });
      const { version } = await operator.call('incident', { id: job.incidentId });
      await operator.call('updateIncident', {
        id: job.incidentId,
        version,
        needs: { unit: ['bls'], facility: ['icu'] },
      });
      await operator.call('setDestination', { id: job.id, facilityId: hospital.facility.id });
      await set({ capabilities: ['ct'] });
      await expectTold('facility_lacks', { missing: 'icu' });
      await set({ capabilities: ['icu'], isAlwaysOpen: false });
      await expectOver('facility_lacks');
      await expectTold('facility_closed');
      // The patient is there: what the hospital does now is its own affair.
      for (const status of ['en_route', 'on_scene', 'left_scene', 'at_destination'] as const)
        await advance(status);
      await expectOver('facility_closed');
    });

    it('should be told once however many processes look at the same moment', async () => {
      await divert();
      await Promise.all([
        worker.get(NoticeWorker).runDue(),
        web.get(NoticeWorker).runDue(),
        worker.get(NoticeWorker).runDue(),
        web.get(NoticeWorker).runDue(),
      ]);
      await expectTold('facility_diverted');
      const rows = await database.pool.query('SELECT 1 FROM alert WHERE incident_id = $1', [job.incidentId]);
      expect(rows.rows).toHaveLength(1);
    });
  });

  describe('the unit', () => {
    const change = async (what: {
      callSign?: string;
      regionCode?: string;
      type?: 'transport' | 'bls';
      capabilities?: [];
    }): Promise<void> => {
      const { units } = await operator.call('units', {});
      const { version = 0 } = units.find(({ id }) => id === ambulance.unit.id) ?? {};
      await admin.call('updateUnit', { id: ambulance.unit.id, version, ...what });
    };

    it('should be told when it loses what the patient needs', async () => {
      await change({ type: 'transport', capabilities: [] });
      expect((await expectTold('unit_lacks', { missing: 'bls' })).severity).toBe('red');
      await change({ type: 'bls' });
      await expectOver('unit_lacks');
    });

    it('should be told under its new name', async () => {
      const was = ambulance.unit.callSign;
      const now = `${was}-B`;
      await change({ callSign: now });
      await expectTold('unit_renamed', { was, now });
      await change({ callSign: was });
      await expectOver('unit_renamed');
    });

    it('should be told when it goes to a region of another centre, by who may write in both', async () => {
      const { units } = await operator.call('units', {});
      const { version = 0 } = units.find(({ id }) => id === ambulance.unit.id) ?? {};
      const move = { id: ambulance.unit.id, version, regionCode: OTHER_REGION };
      expect((await admin.refusal('updateUnit', move)).code).toBe('RESOURCE.NOT_FOUND');
      const everywhere = await web.session(inRegion('admin', 'ID'));
      await everywhere.call('updateUnit', move);
      for (const who of ['crew', 'centre'] as const)
        await lines[who].until(
          (probe) => shown(probe).some(({ kind }) => kind === 'unit_transferred'),
          `the move at ${who}`,
        );
      const moved = (await everywhere.call('units', {})).units.find(({ id }) => id === ambulance.unit.id);
      const back = { id: ambulance.unit.id, version: moved?.version ?? 0, regionCode: OWN_REGION };
      await everywhere.call('updateUnit', back);
      await expectOver('unit_transferred');
    });

    it('should be told when it breaks down on the way, once its crew says that the job is known', async () => {
      const broken = { id: ambulance.unit.id, service: 'out_of_service', reason: 'Mesin mati' } as const;
      expect((await ambulance.crew.refusal('setService', broken)).code).toBe('FLEET.UNIT_HAS_JOB');
      await ambulance.crew.call('setService', { ...broken, despiteJob: true });
      expect((await expectTold('unit_out_of_service', { reason: 'Mesin mati' })).severity).toBe('red');
      await ambulance.crew.call('setService', { id: ambulance.unit.id, service: 'in_service' });
      await expectOver('unit_out_of_service');
    });

    it("should be told when its crew's account ends while the job runs", async () => {
      const everywhere = await web.session(inRegion('admin', 'ID'));
      const { accounts } = await everywhere.call('accounts', {});
      const { id } = ambulance.crew.account;
      const version = accounts.find((one) => one.id === id)?.version ?? 0;
      await everywhere.call('updateAccount', { id, version, isDisabled: true });
      await lines.centre.until(
        (probe) => alertsOf(probe).some(({ kind }) => kind === 'crew_gone'),
        'the alert that the crew is gone',
      );
      const again = (await everywhere.call('accounts', {})).accounts.find((one) => one.id === id);
      await everywhere.call('updateAccount', { id, version: again?.version ?? 0, isDisabled: false });
      await lines.centre.until(
        (probe) => alertsOf(probe).some((alert) => alert.kind === 'crew_gone' && alert.endedAt !== null),
        'the end of crew_gone',
      );
    });
  });

  describe('a road', () => {
    it('should be told with how much later the unit arrives, and move the arrival of one that stands still', async () => {
      await advance('en_route');
      const at = new Date().toISOString();
      await ambulance.crew.call('reportPositions', {
        id: ambulance.unit.id,
        sentAt: at,
        positions: [{ point: POST, at }],
      });
      const etaOf = (probe: SocketProbe) => probe.etas.filter((eta) => eta.assignmentId === job.id).at(-1);
      await lines.centre.until((probe) => etaOf(probe) !== undefined, 'an arrival');
      const before = etaOf(lines.centre);
      const closure = await (
        await web.session(inRegion('supervisor'))
      ).call('drawClosure', {
        regionCode: OWN_REGION,
        kind: 'flooded',
        ring: ringAround(5, 4),
      });
      const notice = await expectTold('road_closed', { closure: 'flooded' });
      expect(notice.subjectId).toBe(closure.id);
      expect(Number(notice.facts['laterS'])).toBeGreaterThan(0);
      await lines.centre.until(
        (probe) => (etaOf(probe)?.remainingM ?? 0) > (before?.remainingM ?? Infinity),
        'the later arrival, though the unit reported no new position',
      );
      await (await web.session(inRegion('supervisor'))).call('liftClosure', { id: closure.id });
      await expectOver('road_closed');
    });

    it('should not be told of a road that is not on the way', async () => {
      await advance('en_route');
      const supervisor = await web.session(inRegion('supervisor'));
      const { id } = await supervisor.call('drawClosure', {
        regionCode: OWN_REGION,
        kind: 'closed',
        ring: ringAround(5, 11),
      });
      await worker.get(NoticeWorker).runDue();
      expect((await operator.call('assignment', { id: job.id })).notices).toEqual([]);
      await supervisor.call('liftClosure', { id });
    });
  });

  it('should be told when a centre with borders of its own comes to answer for the place, and when it goes', async () => {
    await untilJudged(database, job.incidentId);
    const centre = await admin.call('createCentre', {
      regionCode: OWN_REGION,
      code: 'psc-tetangga',
      name: 'PSC Tetangga',
      regionCodes: [],
      area: AREA,
    });
    const isElsewhere = (probe: SocketProbe): boolean =>
      alertsOf(probe).some(({ kind, endedAt }) => kind === 'case_elsewhere' && endedAt === null);
    await lines.centre.until(isElsewhere, 'the alert that the case is another’s');
    await lines.crew.until((probe) => shown(probe)[0]?.kind === 'case_elsewhere', 'the crew to hear of it');
    expect(shown(lines.crew)[0]?.facts).toEqual({ centre: 'PSC Tetangga' });
    expect((await operator.call('incident', { id: job.incidentId })).elsewhere).toMatchObject({
      centre: 'PSC Tetangga',
      centreId: centre.id,
    });
    expect(lines.stranger.changes).toEqual([]);
    await admin.call('removeCentre', { id: centre.id });
    await lines.centre.until(
      (probe) => alertsOf(probe).some(({ kind, endedAt }) => kind === 'case_elsewhere' && endedAt !== null),
      'its end',
    );
    expect((await operator.call('incident', { id: job.incidentId })).elsewhere).toBeNull();
  });

  it('should be judged again when a border changes while it is judged', async () => {
    await untilJudged(database, job.incidentId);
    const jurisdictions = worker.get(JurisdictionService);
    const judge = jurisdictions.judge.bind(jurisdictions);
    const centre = {
      regionCode: OWN_REGION,
      code: 'psc-baru',
      name: 'PSC Baru',
      regionCodes: [],
      area: AREA,
    };
    const made = new Promise<string>((resolve, reject) => {
      jest.spyOn(jurisdictions, 'judge').mockImplementationOnce(async (input) => {
        const judged = await judge(input);
        const { id } = await admin.call('createCentre', centre);
        await untilHeard(database, 'border-changes', 'centre.created.v1').catch(reject);
        resolve(id);
        return judged;
      });
    });
    const { version } = await operator.call('incident', { id: job.incidentId });
    await operator.call('updateIncident', { id: job.incidentId, version, patientCount: 2 });
    const id = await made;
    await lines.centre.until(
      (probe) => alertsOf(probe).some(({ kind, endedAt }) => kind === 'case_elsewhere' && endedAt === null),
      'the alert that the case is another’s',
    );
    await admin.call('removeCentre', { id });
  });

  it('should stand in the case’s history, and end with the job', async () => {
    await divert();
    await expectTold('facility_diverted');
    await operator.call('cancelAssignment', { id: job.id, reason: 'Uji selesai' });
    await lines.centre.until(
      (probe) => alertsOf(probe).some(({ endedAt }) => endedAt !== null),
      'the alert to end with the job',
    );
    const { entries } = await operator.call('incidentTimeline', { id: job.incidentId });
    const story = entries
      .filter(({ entity }) => entity === 'alert')
      .map(({ type, summary }) => [type, summary.kind]);
    expect(story).toEqual([
      ['alert.raised.v1', 'facility_diverted'],
      ['alert.ended.v1', 'facility_diverted'],
    ]);
  });
});

const yesterday = (): number => (new Date().getUTCDay() + 5) % 7;

/** The case was looked at once: what it was then is what it changes from. */
async function untilJudged(database: ReturnType<typeof useDatabase>, incidentId: string): Promise<void> {
  await untilTrue(async () => {
    const { rows } = await database.pool.query(
      'SELECT 1 FROM case_review WHERE incident_id = $1 AND is_own',
      [incidentId],
    );
    return rows.length > 0;
  }, 'the case to be judged');
}

/** Waits until a follower of the journal is past the newest change of a kind. */
async function untilHeard(
  database: ReturnType<typeof useDatabase>,
  follower: string,
  type: string,
): Promise<void> {
  await untilTrue(async () => {
    const { rows } = await database.pool.query(
      `SELECT 1 FROM journal_follower WHERE name = $1 AND stream = 'dispatch' AND seq >= (SELECT max(seq) FROM journal WHERE type = $2)`,
      [follower, type],
    );
    return rows.length > 0;
  }, `${follower} to hear of ${type}`);
}
