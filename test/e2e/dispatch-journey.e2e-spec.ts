import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Assignment, Facility, Incident } from '#siaga/contracts';
import { inRegion, incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { latest } from '../support/probe-reads.js';
import { useServer, type CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';

describe('the journey of one job', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  let operator: Session;
  let ambulance: CrewedUnit;
  let hospital: { facility: Facility; desk: Session };

  beforeEach(async () => {
    operator = await own.server.session(inRegion('operator'), 'Operator Contoh');
    ambulance = await own.server.crewed();
    hospital = await own.server.staffed();
  });

  async function ring(): Promise<string> {
    const { events } = await own.server.ring({
      sourceCallId: `uji-${ambulance.unit.callSign}`,
      type: 'ringing',
      at: new Date().toISOString(),
      from: '0811-0000-0201',
      locationText: 'Talang Banjar',
    });
    return events[0]?.callId ?? '';
  }

  async function offered(): Promise<{ incident: Incident; assignment: Assignment }> {
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [ambulance.unit.id] });
    return { incident, assignment: assignments[0] as Assignment };
  }

  it('should lead from a ringing call to a closed incident, each told to those concerned', async () => {
    const [console, phone, desk] = await Promise.all([
      operator.socket(),
      ambulance.crew.socket(),
      hospital.desk.socket(),
    ]);
    const callId = await ring();
    await console.until((probe) => latest(probe.changes, callId) !== undefined, 'the call on the console');
    await operator.call('answerCall', { id: callId });
    const incident = await operator.call('openIncident', incidentInput({ callId }));
    expect(incident.callIds).toEqual([callId]);
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [ambulance.unit.id] });
    const id = assignments[0]?.id ?? '';
    await phone.until(
      (probe) => latest(probe.changes, id)?.type === 'assignment.offered.v1',
      'the offer on the phone',
    );
    expect(latest(phone.changes, id)?.data).toMatchObject({
      job: { incidentNumber: incident.number, personal: { patients: [{ name: 'Budi Contoh' }] } },
    });

    await ambulance.crew.call('markDelivered', { id });
    await ambulance.crew.call('accept', { id });
    await operator.call('setDestination', { id, facilityId: hospital.facility.id });
    await desk.until(
      (probe) => probe.changes.some((change) => change.type === 'inbound.announced.v1'),
      'the patient at the desk',
    );
    const inbound = desk.changes.find((change) => change.type === 'inbound.announced.v1');
    expect(inbound?.data).toMatchObject({
      triage: 'merah',
      unitCallSign: ambulance.unit.callSign,
      facilityId: hospital.facility.id,
      etaAt: null,
    });
    await hospital.desk.call('acknowledgeInbound', { id: inbound?.entityId ?? '' });

    for (const status of ['en_route', 'on_scene', 'at_patient', 'left_scene'] as const) {
      expect((await ambulance.crew.call('advance', { id, status })).status).toBe(status);
    }
    await desk.until((probe) => {
      const change = latest(probe.changes, inbound?.entityId ?? '');
      return change?.entity === 'inbound' && change.data.etaAt !== null;
    }, 'an arrival time at the desk');
    for (const status of ['at_destination', 'handed_over', 'available'] as const) {
      await ambulance.crew.call('advance', { id, status });
    }
    const closed = await operator.call('closeIncident', { id: incident.id, outcome: 'transported' });
    expect(closed).toMatchObject({ status: 'closed', outcome: 'transported' });

    await console.until(
      (probe) => latest(probe.changes, incident.id)?.type === 'incident.closed.v1',
      'the closed incident',
    );
    await desk.until(
      (probe) => latest(probe.changes, inbound?.entityId ?? '')?.type === 'inbound.closed.v1',
      'the closed announcement',
    );
    expect(latest(desk.changes, inbound?.entityId ?? '')?.data).toMatchObject({
      status: 'handed_over',
      acknowledgedBy: { name: 'IGD Contoh' },
    });
    expect(
      phone.changes.filter((change) => change.entity === 'call' || change.entity === 'incident'),
    ).toEqual([]);
    expect(desk.changes.map((change) => change.entity)).not.toContain('call');
    const versions = console.changes
      .filter((change) => change.entityId === id)
      .map((change) => change.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('should stamp every step with its time and who set it', async () => {
    const { incident, assignment } = await offered();
    const { crew } = ambulance;
    await crew.call('accept', { id: assignment.id });
    await crew.call('advance', { id: assignment.id, status: 'en_route' });
    await operator.call('advance', { id: assignment.id, status: 'on_scene' });
    const done = await crew.call('advance', { id: assignment.id, status: 'available' });
    expect(done.stamps.map(({ name, source, by }) => [name, source, by.name])).toEqual([
      ['unit_notified', 'operator', 'Operator Contoh'],
      ['dispatch_acknowledged', 'tap', 'Kru Contoh'],
      ['unit_en_route', 'tap', 'Kru Contoh'],
      ['unit_on_scene', 'operator', 'Operator Contoh'],
      ['unit_back_in_service', 'tap', 'Kru Contoh'],
    ]);
    const { entries } = await operator.call('incidentTimeline', { id: incident.id });
    expect(entries.map((entry) => entry.type)).toEqual([
      'incident.opened.v1',
      'assignment.offered.v1',
      'assignment.accepted.v1',
      'assignment.advanced.v1',
      'assignment.advanced.v1',
      'assignment.released.v1',
    ]);
    expect(JSON.stringify(entries)).not.toContain('Budi');
  });

  it('should refuse an illegal step and name the legal ones', async () => {
    const { assignment } = await offered();
    await ambulance.crew.call('accept', { id: assignment.id });
    const problem = await ambulance.crew.refusal('advance', { id: assignment.id, status: 'handed_over' });
    expect(problem).toMatchObject({
      status: 409,
      code: 'DISPATCH.ILLEGAL_STEP',
      details: {
        from: 'accepted',
        to: 'handed_over',
        legal: ['en_route', 'on_scene', 'available', 'cancelled'],
      },
    });
  });

  it('should keep the old time when one is corrected', async () => {
    const { assignment } = await offered();
    await ambulance.crew.call('accept', { id: assignment.id });
    const before = await ambulance.crew.call('advance', { id: assignment.id, status: 'en_route' });
    const wrong = before.stamps.find((stamp) => stamp.name === 'unit_en_route');
    const at = new Date(Date.now() - 120_000).toISOString();
    const correction = { id: assignment.id, name: 'unit_en_route', at, note: 'Lupa menekan' } as const;
    const after = await operator.call('correctStamp', correction);
    expect(after.stamps.filter((stamp) => stamp.name === 'unit_en_route')).toEqual([
      wrong,
      expect.objectContaining({ at, source: 'operator', supersedesId: wrong?.id, note: 'Lupa menekan' }),
    ]);
    const again = await operator.call('correctStamp', {
      ...correction,
      at: new Date(Date.now() - 60_000).toISOString(),
    });
    const chain = again.stamps.filter((stamp) => stamp.name === 'unit_en_route');
    expect(chain.map((stamp) => stamp.supersedesId)).toEqual([null, chain[0]?.id, chain[1]?.id]);
    expect((await ambulance.crew.try('correctStamp', correction)).status).toBe(404);
  });

  it('should keep the true time of a tap from a phone whose clock is an hour wrong', async () => {
    const { assignment } = await offered();
    const hourAhead = (agoMs: number): string => new Date(Date.now() + 3_600_000 - agoMs).toISOString();
    const startedMs = Date.now();
    await ambulance.crew.call('accept', { id: assignment.id, deviceAt: hourAhead(0), sentAt: hourAhead(0) });
    const offlineMs = 90_000;
    const deviceAt = hourAhead(offlineMs);
    const done = await ambulance.crew.call('advance', {
      id: assignment.id,
      status: 'en_route',
      deviceAt,
      sentAt: hourAhead(0),
    });
    const accepted = done.stamps.find((stamp) => stamp.name === 'dispatch_acknowledged');
    const enRoute = done.stamps.find((stamp) => stamp.name === 'unit_en_route');
    expect(Math.abs(Date.parse(accepted?.at ?? '') - startedMs)).toBeLessThan(3_000);
    expect(Math.abs(Date.parse(enRoute?.at ?? '') - (Date.now() - offlineMs))).toBeLessThan(3_000);
    expect(enRoute?.deviceAt).toBe(deviceAt);
  });

  it('should refuse a change of an incident somebody else changed meanwhile, and say which version is newest', async () => {
    const { incident } = await offered();
    const changed = await operator.call('updateIncident', {
      id: incident.id,
      version: incident.version,
      triage: 'kuning',
    });
    const problem = await operator.refusal('updateIncident', {
      id: incident.id,
      version: incident.version,
      patientCount: 2,
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'STALE.VERSION',
      details: { version: changed.version },
    });
    expect(await operator.call('incident', { id: incident.id })).toMatchObject({
      triage: 'kuning',
      patientCount: 1,
    });
  });

  it('should show changed facts to the crew at work', async () => {
    const phone = await ambulance.crew.socket();
    const { incident, assignment } = await offered();
    await operator.call('updateIncident', { id: incident.id, version: incident.version, triage: 'hitam' });
    await phone.until((probe) => {
      const change = latest(probe.changes, assignment.id);
      return change?.entity === 'assignment' && change.data.job.triage === 'hitam';
    }, 'the new colour on the phone');
  });

  it('should refuse a diverted hospital until a reason is given, and keep that sealed', async () => {
    const { assignment } = await offered();
    const other = await own.server.staffed();
    await ambulance.crew.call('accept', { id: assignment.id });
    const facilityId = hospital.facility.id;
    await hospital.desk.call('setDiversion', {
      id: facilityId,
      version: hospital.facility.version,
      diversion: { reason: 'IGD penuh', expiresAt: null },
    });
    const choice = { id: assignment.id, facilityId };
    expect(await operator.refusal('setDestination', choice)).toMatchObject({
      status: 409,
      code: 'DISPATCH.FACILITY_NOT_ACCEPTING',
      details: { reason: 'IGD penuh' },
    });
    const sent = await operator.call('setDestination', { ...choice, overrideReason: 'Terdekat' });
    expect(sent.destination).toMatchObject({ facilityId, reason: 'Terdekat' });
    expect(await operator.call('assignment', { id: assignment.id })).toMatchObject({
      destination: { facilityId, reason: 'Terdekat' },
    });
    const { rows } = await database.pool.query<{ stored: string }>(
      'SELECT row_to_json(assignment)::text AS stored FROM assignment WHERE id = $1',
      [assignment.id],
    );
    expect(rows[0]?.stored).toContain(facilityId);
    expect(rows[0]?.stored).not.toContain('Terdekat');
    // Why the one was chosen is not said of the next.
    const next = await operator.call('setDestination', { id: assignment.id, facilityId: other.facility.id });
    expect(next.destination?.reason).toBeUndefined();
  });
});
