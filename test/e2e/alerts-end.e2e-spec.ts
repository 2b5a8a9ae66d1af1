import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Alert, AlertKind, Incident } from '#siaga/contracts';
import { AlertService, LateJobs, UnitWatch } from '#siaga/dispatch';
import { newId } from '#siaga/kernel';
import { incidentInput, inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { alertsOf, offersOf } from '../support/probe-reads.js';
import { useServer } from '../support/server.js';
import type { Session } from '../support/session.js';
import type { SocketProbe } from '../support/socket-probe.js';
import { untilTrue } from '../support/until-true.js';

const SOON = {
  ...{ accepted: { merah: [1, 2] }, en_route: { merah: [1, 2] }, on_scene: { merah: [1, 2] } },
  ...{ left_scene: { merah: [1, 2] }, at_destination: { merah: [1, 2] } },
};

describe('alerts end with their cause', () => {
  const own = useServer(useDatabase().databaseUrl, {
    // Of one region only: all others are as they are without a setting.
    SIAGA_LATE_AFTER: JSON.stringify({ regions: { '16.95': SOON } }),
  });
  let operator: Session;
  let other: Session;
  let watch: SocketProbe;
  let incident: Incident;
  let region = '';
  let regionCount = 40;

  beforeEach(async () => {
    regionCount += 1;
    region = `16.${regionCount}`;
    operator = await own.server.session(inRegion('operator', region), 'Operator Contoh');
    other = await own.server.session(inRegion('operator', region), 'Operator Lain');
    watch = await other.socket();
    incident = await operator.call('openIncident', incidentInput({ regionCode: region }));
  });

  const newest = (kind: AlertKind): Alert | undefined =>
    alertsOf(watch, incident.id)
      .filter((alert) => alert.kind === kind)
      .at(-1);
  const untilRaised = (kind: AlertKind): Promise<unknown> =>
    watch.until(() => newest(kind) !== undefined, `the alert ${kind}`);
  const untilEnded = (kind: AlertKind): Promise<unknown> =>
    watch.until(() => Boolean(newest(kind)?.endedAt), `the end of ${kind}`);
  const openKinds = async (): Promise<string[]> =>
    (await operator.call('snapshot', {})).alerts
      .filter((alert) => alert.incidentId === incident.id)
      .map(({ kind }) => kind)
      .sort();

  async function declined(more = {}): Promise<void> {
    const { unit, crew } = await own.server.crewed(region);
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id], ...more });
    await crew.call('decline', { id: assignments[0]?.id ?? '', reason: 'too_far' });
  }

  it('should be taken by one operator, the first, with the name told to the others, and be gone for nobody else', async () => {
    await declined({ autoNext: false });
    await untilRaised('offer_declined');
    const { id } = newest('offer_declined') as Alert;
    const taken = await Promise.all([operator.call('takeAlert', { id }), other.call('takeAlert', { id })]);
    expect(taken[0].takenBy).toEqual(taken[1].takenBy);
    await watch.until(() => Boolean(newest('offer_declined')?.takenAt), 'who took it');
    expect((await operator.call('snapshot', {})).alerts.find((alert) => alert.id === id)).toMatchObject({
      takenBy: taken[0].takenBy,
      endedAt: null,
    });
    const stranger = await own.server.session(inRegion('operator', '17.01'));
    expect((await stranger.try('takeAlert', { id })).status).toBe(404);
  });

  it('should end a refusal and nobody left when another is asked and takes the job, and not before', async () => {
    await declined();
    await untilRaised('chain_exhausted');
    expect(await openKinds()).toEqual(['chain_exhausted', 'offer_declined']);
    const { unit, crew } = await own.server.crewed(region);
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    await untilEnded('chain_exhausted');
    expect(await openKinds()).toEqual(['offer_declined']);
    await crew.call('accept', { id: assignments[0]?.id ?? '' });
    await untilEnded('offer_declined');
    expect(await openKinds()).toEqual([]);
  });

  it('should end a silence when the next unit takes the job', async () => {
    const first = await own.server.crewed(region);
    const second = await own.server.crewed(region, 103.6);
    await operator.call('offer', { id: incident.id, unitIds: [first.unit.id], timeoutS: 5 });
    await untilRaised('offer_unanswered');
    await watch.until((probe) => offersOf(probe, incident.id).length === 2, 'the next offer');
    await second.crew.call('accept', { id: offersOf(watch, incident.id)[1]?.id ?? '' });
    await untilEnded('offer_unanswered');
  }, 20_000);

  it('should end every alert of an incident that is over, of whatever kind', async () => {
    await own.server.database.transaction(async (tx) => {
      for (const kind of [
        'call_id_used_again',
        'unit_silent',
        'handover_refused',
        'inbound_unacknowledged',
      ] as const)
        await own.server
          .get(AlertService)
          .raise(tx, { regionCode: region, kind, severity: 'red', incidentId: incident.id, facts: {} });
    });
    await declined();
    await untilRaised('chain_exhausted');
    await operator.call('cancelIncident', {
      id: incident.id,
      version: incident.version,
      reason: 'Uji',
    } as never);
    for (const kind of ['unit_silent', 'handover_refused', 'offer_declined', 'chain_exhausted'] as const)
      await untilEnded(kind);
    expect(await openKinds()).toEqual([]);
  });

  it('should end an announcement that waited when the desk answers', async () => {
    region = OWN_REGION;
    operator = await own.server.session(inRegion('operator', region), 'Operator Contoh');
    watch = await operator.socket();
    incident = await operator.call('openIncident', incidentInput({ regionCode: region }));
    const { facility, desk } = await own.server.staffed(region);
    const { unit, crew } = await own.server.crewed(region);
    const sent = await operator.call('offer', {
      ...{ id: incident.id, unitIds: [unit.id] },
      destinationFacilityId: facility.id,
    });
    await crew.call('accept', { id: sent.assignments[0]?.id ?? '' });
    const facts = { regionCode: region, incidentId: incident.id, unitId: unit.id, facilityId: facility.id };
    await own.server.database.transaction((tx) =>
      own.server
        .get(AlertService)
        .raise(tx, { ...facts, kind: 'inbound_unacknowledged', severity: 'red', facts: {} }),
    );
    await untilRaised('inbound_unacknowledged');
    expect(await openKinds()).toContain('inbound_unacknowledged');
    const { inbounds } = await desk.call('snapshot', {});
    await desk.call('acknowledgeInbound', { id: inbounds[0]?.id ?? '' });
    await untilEnded('inbound_unacknowledged');
  });

  it('should tell anew of an announcement that still waits when its incident is merged into another', async () => {
    region = OWN_REGION;
    operator = await own.server.session(inRegion('operator', region), 'Operator Contoh');
    watch = await operator.socket();
    const from = await operator.call('openIncident', incidentInput({ regionCode: region }));
    const into = await operator.call('openIncident', incidentInput({ regionCode: region }));
    const { facility, desk } = await own.server.staffed(region);
    const { unit, crew } = await own.server.crewed(region);
    const sent = await operator.call('offer', {
      ...{ id: from.id, unitIds: [unit.id] },
      destinationFacilityId: facility.id,
    });
    await crew.call('accept', { id: sent.assignments[0]?.id ?? '' });
    await own.server.database.query('UPDATE inbound SET ack_due_at = now() WHERE incident_id = $1', [
      from.id,
    ]);
    incident = from;
    await untilRaised('inbound_unacknowledged');
    await operator.call('mergeIncident', { id: from.id, intoId: into.id });
    await untilEnded('inbound_unacknowledged');
    incident = into;
    await untilRaised('inbound_unacknowledged');
    expect(newest('inbound_unacknowledged')).toMatchObject({
      ...{ unitId: unit.id, facilityId: facility.id, endedAt: null },
      facts: { incidentNumber: into.number },
    });
    const { inbounds } = await desk.call('snapshot', {});
    await desk.call('acknowledgeInbound', { id: inbounds[0]?.id ?? '' });
    await untilEnded('inbound_unacknowledged');
  });

  it('should end the silence of a unit when it is heard again', async () => {
    const { unit, crew } = await own.server.crewed(region);
    const sent = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    await crew.call('accept', { id: sent.assignments[0]?.id ?? '' });
    await watch.until(
      (probe) => probe.changes.some(({ type }) => type === 'assignment.accepted.v1'),
      'the job in every memory',
    );
    await own.server.database.transaction((tx) =>
      own.server.get(AlertService).raise(tx, {
        ...{ regionCode: region, kind: 'unit_silent', severity: 'amber' },
        ...{ incidentId: incident.id, unitId: unit.id, facts: { unitCallSign: unit.callSign, ageS: 200 } },
      }),
    );
    await own.server.get(UnitWatch).lookForSilence();
    expect(await openKinds()).toEqual(['unit_silent']);
    const at = new Date().toISOString();
    await crew.call('reportPositions', {
      ...{ id: unit.id, sentAt: at },
      positions: [{ point: { lon: 103.63, lat: -1.6 }, at, accuracyM: 8 }],
    });
    await own.server.get(UnitWatch).lookForSilence();
    await untilEnded('unit_silent');
  });

  /** Alerts that a job was late, one for each status that it went through, each a minute old when it was looked at by two at once. */
  async function lateOf(place: string): Promise<string[]> {
    region = place;
    operator = await own.server.session(inRegion('operator', region), 'Operator Contoh');
    watch = await operator.socket();
    incident = await operator.call('openIncident', incidentInput({ regionCode: region }));
    const { unit, crew } = await own.server.crewed(region);
    const sent = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = sent.assignments[0]?.id ?? '';
    const found: string[] = [];
    for (const status of ['accepted', 'en_route', 'on_scene', 'left_scene', 'at_destination'] as const) {
      const nowMs = Date.now();
      const tap = {
        deviceAt: new Date(nowMs - 60_000).toISOString(),
        sentAt: new Date(nowMs).toISOString(),
      };
      if (status === 'accepted') await crew.call('accept', { id, ...tap });
      else await crew.call('advance', { id, status, ...tap });
      if (found.length > 0) await untilEnded('status_late');
      await Promise.all([own.server.get(LateJobs).look(), own.server.get(LateJobs).look()]);
      const { alerts } = await operator.call('snapshot', {});
      for (const { kind, facts, severity, unitId } of alerts)
        if (kind === 'status_late' && unitId === unit.id) found.push(`${facts.status} ${severity}`);
    }
    return found;
  }

  it('should call each status of a job late by the times set for its region, once, until the status moves on', async () => {
    expect(await lateOf('16.95')).toEqual([
      'accepted red',
      'en_route red',
      'on_scene amber',
      'left_scene amber',
      'at_destination amber',
    ]);
    expect(await lateOf('16.96')).toEqual([]);
  });

  it("should end the alert of a phone's clock when it is right again, in whatever process it is heard, and raise it anew", async () => {
    const { unit, crew } = await own.server.crewed();
    const report = async (offsetMs: number): Promise<void> => {
      const at = new Date(Date.now() + offsetMs).toISOString();
      const positions = [{ at, point: { lon: 103.63, lat: -1.6 }, accuracyM: 10 }];
      await crew.call('reportPositions', { id: unit.id, sentAt: at, positions });
    };
    const live = async (): Promise<number> => {
      const rows = await own.server.database.query(
        "SELECT 1 FROM alert WHERE kind = 'clock_offset' AND unit_id = $1 AND ended_at IS NULL",
        [unit.id],
      );
      return rows.length;
    };
    await report(10 * 60_000);
    await untilTrue(async () => (await live()) === 1, 'the wrong clock is told');
    await own.server.get(UnitWatch).lookForSilence();
    expect(await live()).toBe(1);
    await report(0);
    await untilTrue(async () => (await live()) === 0, 'the right clock is told');
    await report(-10 * 60_000);
    await untilTrue(async () => (await live()) === 1, 'it is wrong once more');
  });

  it('should end what is only news, that a source used an id again, after its time', async () => {
    const raise = (): Promise<Alert> =>
      own.server.database.transaction((tx) =>
        own.server.get(AlertService).raise(tx, {
          regionCode: OWN_REGION,
          kind: 'call_id_used_again',
          severity: 'amber',
          facts: { source: 'pbx-uji', callId: newId() },
        }),
      );
    const [old, fresh] = [await raise(), await raise()];
    await own.server.database.query(
      "UPDATE alert SET raised_at = now() - interval '61 minutes' WHERE id = $1",
      [old.id],
    );
    await own.server.get(UnitWatch).lookForSilence();
    const rows = await own.server.database.query<{ id: string }>(
      'SELECT id FROM alert WHERE id = ANY($1) AND ended_at IS NOT NULL',
      [[old.id, fresh.id]],
    );
    expect(rows).toEqual([{ id: old.id }]);
  });
});
