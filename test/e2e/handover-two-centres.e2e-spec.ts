import { afterEach, describe, expect, it } from '@jest/globals';
import { isLive, type Alert, type Handover, type HandoverStatus } from '#siaga/contracts';
import { inRegion, incidentInput, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import type { SocketProbe } from '../support/socket-probe.js';
import { PLACE_IN_SUMENEP, useTwoCentres } from '../support/two-centres.js';

/** Waits until a side heard of a hand-over in a status, and gives it as it is then. */
async function until(probe: SocketProbe, reference: string, status: HandoverStatus): Promise<Handover> {
  const newest = (): Handover | undefined =>
    probe.changes
      .flatMap((change) => (change.entity === 'handover' ? [change.data] : []))
      .filter((handover) => handover.reference === reference)
      .at(-1);
  await probe.until(() => newest()?.status === status, `${status} of ${reference}`);
  return newest() as Handover;
}

/** What is known of the alert about a hand-over. */
const alertOf = (probe: SocketProbe, handoverId: string): Alert | undefined =>
  probe.changes
    .flatMap((change) => (change.entity === 'alert' ? [change.data] : []))
    .filter(({ facts }) => facts.handoverId === handoverId)
    .at(-1);

// Real: two whole servers on two databases, HTTP between them, both with their clocks and outboxes at work.
describe('a case between two centres', () => {
  const setting = useTwoCentres();

  afterEach(() => {
    setting.both.jambi.server.closeSockets();
    setting.both.sumenep.server.closeSockets();
  });

  async function sockets(): Promise<{ here: SocketProbe; there: SocketProbe }> {
    const { jambi, sumenep } = setting.both;
    return { here: await jambi.operator.socket(), there: await sumenep.operator.socket() };
  }

  it('should ring at the other centre with all that is known, and leave the sender when it is taken', async () => {
    const { jambi, sumenep } = setting.both;
    const { here, there } = await sockets();
    const draft = {
      complaint: 'breathing' as const,
      triage: 'merah' as const,
      patientCount: 1,
      personal: {
        patients: [{ name: 'Budi Contoh', sex: 'male' as const, ageYears: 61, condition: 'sesak' }],
        notes: 'Punya asma',
        callbackNumber: '0811-0000-0502',
      },
    };
    const { call, handoverId } = await setting.both.handOver({ note: 'Tolong segera', draft });
    const seen = await until(there, handoverId, 'offered');
    expect(seen).toMatchObject({
      direction: 'incoming',
      centreName: 'PSC 119 jambi',
      phones: [{ label: 'Ruang kendali', number: '0811-0000-0119' }],
      facts: { line: '119', complaint: 'breathing', triage: 'merah', place: PLACE_IN_SUMENEP },
      personal: {
        callerNumber: '0811-0000-0501',
        callerName: 'Wati Contoh',
        callNote: 'Pemanggil panik',
        handoverNote: 'Tolong segera',
        incident: draft.personal,
      },
    });
    expect(seen.facts.callOfferedAt).toBe(call.offeredAt);
    const callId = seen.callId ?? '';
    const ringing = await sumenep.operator.call('call', { id: callId });
    expect(ringing).toMatchObject({
      state: 'ringing',
      source: 'handover:jambi',
      regionCode: OTHER_REGION,
      personal: { callerNumber: '0811-0000-0501' },
      place: { label: 'Depan masjid contoh', accuracyM: 40, isConfirmed: false },
    });
    await here.until(
      ({ changes }) => changes.some(({ entity, data }) => entity === 'handover' && data.deliveredAt !== null),
      'the delivery',
    );
    await sumenep.operator.call('answerCall', { id: callId });
    const taken = await until(here, handoverId, 'taken');
    expect(taken).toMatchObject({ answeredBy: 'Sari Contoh', ackDueAt: null, isUnsent: false });
    expect(taken.endedAt).not.toBeNull();
    expect(await jambi.operator.call('call', { id: call.id })).toMatchObject({ disposition: 'handed_over' });
    await there.until(
      ({ changes }) =>
        changes.some(
          ({ entity, data }) => entity === 'handover' && data.status === 'taken' && !data.isUnsent,
        ),
      'the word that the sender knows',
    );
  });

  it('should come back at once when the other centre says no', async () => {
    const { sumenep } = setting.both;
    const { here, there } = await sockets();
    const { handoverId } = await setting.both.handOver();
    const seen = await until(there, handoverId, 'offered');
    await sumenep.operator.call('refuseHandover', { id: seen.id, reason: 'Jalan terputus banjir' });
    expect(await until(here, handoverId, 'refused')).toMatchObject({
      reason: 'Jalan terputus banjir',
      answeredBy: 'Sari Contoh',
      handledAt: null,
    });
    await here.until(
      ({ changes }) =>
        changes.some(({ entity, data }) => entity === 'alert' && data.kind === 'handover_refused'),
      'the alert',
    );
    expect(await sumenep.operator.call('call', { id: seen.callId ?? '' })).toMatchObject({
      disposition: 'handed_over',
    });
    const again = await sumenep.operator.refusal('refuseHandover', { id: seen.id, reason: 'Sekali lagi' });
    expect(again).toMatchObject({ code: 'HANDOVER.ILLEGAL_STEP', details: { status: 'refused' } });
  });

  it('should come back with an alert when nobody takes it in time, and stop ringing there', async () => {
    const { jambi, sumenep } = setting.both;
    const { here, there } = await sockets();
    const { call, handoverId } = await setting.both.handOver();
    const seen = await until(there, handoverId, 'offered');
    await here.until(
      ({ changes }) => changes.some(({ entity, data }) => entity === 'handover' && data.deliveredAt !== null),
      'the delivery',
    );
    await jambi.server.database.query(
      `UPDATE handover SET ack_due_at = now() - interval '1 second' WHERE id = $1`,
      [handoverId],
    );
    expect(await until(here, handoverId, 'returned')).toMatchObject({
      reason: 'ack_timeout',
      handledAt: null,
    });
    await here.until(
      ({ changes }) =>
        changes.some(({ entity, data }) => entity === 'alert' && data.kind === 'handover_unanswered'),
      'the alert',
    );
    await until(there, handoverId, 'returned');
    const gone = await sumenep.operator.call('call', { id: seen.callId ?? '' });
    expect(gone).toMatchObject({ state: 'abandoned', disposition: 'handed_over' });
    expect(await jambi.operator.call('call', { id: call.id })).toMatchObject({ disposition: null });
    const handled = await jambi.operator.call('takeBackHandover', { id: handoverId });
    expect(handled).toMatchObject({ status: 'returned' });
    expect(handled.handledAt).not.toBeNull();
  });

  it('should take a case back before anybody took it', async () => {
    const { jambi } = setting.both;
    const { there } = await sockets();
    const { handoverId } = await setting.both.handOver();
    await until(there, handoverId, 'offered');
    expect(await jambi.operator.call('takeBackHandover', { id: handoverId })).toMatchObject({
      status: 'taken_back',
    });
    await until(there, handoverId, 'taken_back');
  });

  it('should come back in time when the other server is away', async () => {
    const { jambi } = setting.both;
    const here = await jambi.operator.socket();
    const admin = await jambi.server.session(inRegion('admin', 'ID'));
    const away = await admin.call('createCentre', {
      code: 'mati',
      regionCode: OWN_REGION,
      name: 'Pusat yang mati',
      regionCodes: ['35.29.01'],
      baseUrl: 'http://127.0.0.1:1',
      secret: 'secret-of-a-dead-centre',
    });
    const { handoverId } = await setting.both.handOver({ centreId: away.id });
    await here.until(
      ({ changes }) => changes.some(({ entity, data }) => entity === 'handover' && data.sendAttempts > 1),
      'a second attempt',
    );
    await jambi.server.database.query(
      `UPDATE handover SET ack_due_at = now() - interval '1 second' WHERE id = $1`,
      [handoverId],
    );
    expect(await until(here, handoverId, 'returned')).toMatchObject({ reason: 'unreachable' });
  });

  it('should fail at once when the secrets differ', async () => {
    const { jambi, sumenep } = setting.both;
    const here = await jambi.operator.socket();
    const admin = await jambi.server.session(inRegion('admin', 'ID'));
    const { id, version } = jambi.neighbour;
    await admin.call('updateCentre', { id, version, secret: 'another-secret-than-theirs' });
    const { handoverId } = await setting.both.handOver();
    expect(await until(here, handoverId, 'failed')).toMatchObject({ reason: 'wrong_secret' });
    await here.until(() => alertOf(here, handoverId)?.kind === 'handover_refused', 'the alert');
    await jambi.operator.call('takeBackHandover', { id: handoverId });
    await here.until(() => Boolean(alertOf(here, handoverId)?.endedAt), 'the end of the alert');
    await admin.call('updateCentre', { id, version: version + 1, secret: 'shared-secret-of-two-centres' });
    const { handovers } = await sumenep.operator.call('snapshot', {});
    expect(handovers.map(({ reference }) => reference)).not.toContain(handoverId);
  });

  describe('the alert that a case came back', () => {
    type Returned = { callId: string; handoverId: string };
    const until_ = (probe: SocketProbe, handoverId: string, isOver: boolean): Promise<unknown> =>
      probe.until(
        () =>
          Boolean(alertOf(probe, handoverId)?.endedAt) === isOver && alertOf(probe, handoverId) !== undefined,
        isOver ? 'the end of the alert' : 'the alert',
      );

    async function unanswered(here: SocketProbe): Promise<Returned> {
      const { call, handoverId } = await setting.both.handOver({ method: 'phone' });
      await setting.both.jambi.operator.call('confirmHandover', {
        id: handoverId,
        outcome: 'nobody_answers',
      });
      await until_(here, handoverId, false);
      expect(alertOf(here, handoverId)).toMatchObject({ kind: 'handover_unanswered', severity: 'red' });
      return { callId: call.id, handoverId };
    }

    it.each<[string, (returned: Returned) => Promise<unknown>]>([
      [
        'somebody says that they are on it',
        ({ handoverId }) => setting.both.jambi.operator.call('takeBackHandover', { id: handoverId }),
      ],
      [
        'the other centre takes it after all',
        ({ handoverId }) =>
          setting.both.jambi.operator.call('confirmHandover', {
            ...{ id: handoverId, outcome: 'taken' as const, takenBy: 'Tono' },
          }),
      ],
      [
        'its call is closed',
        ({ callId }) =>
          setting.both.jambi.operator.call('closeCall', { id: callId, disposition: 'information' }),
      ],
      [
        'an incident is opened of it',
        ({ callId }) => setting.both.jambi.operator.call('openIncident', incidentInput({ callId })),
      ],
      [
        'it is handed over anew',
        ({ callId }) =>
          setting.both.jambi.operator.call('handOver', {
            ...{ id: callId, centreId: setting.both.jambi.neighbour.id, method: 'phone' as const },
          }),
      ],
    ])('should end when %s, and that of another case not', async (_, act) => {
      const { here } = await sockets();
      const [one, other] = [await unanswered(here), await unanswered(here)];
      await act(one);
      await until_(here, one.handoverId, true);
      expect(alertOf(here, other.handoverId)?.endedAt).toBeNull();
      const { alerts } = await setting.both.jambi.operator.call('snapshot', {});
      const open = alerts.map(({ facts }) => facts.handoverId);
      expect(open).toContain(other.handoverId);
      expect(open).not.toContain(one.handoverId);
      await setting.both.jambi.operator.call('takeBackHandover', { id: other.handoverId });
      await until_(here, other.handoverId, true);
    });

    it('should end, refused as handover_refused, when somebody is on it', async () => {
      const { jambi, sumenep } = setting.both;
      const { here, there } = await sockets();
      const { handoverId } = await setting.both.handOver();
      const seen = await until(there, handoverId, 'offered');
      await sumenep.operator.call('refuseHandover', { id: seen.id, reason: 'Jalan terputus banjir' });
      await until_(here, handoverId, false);
      // Words of the other side may tell of people.
      expect(alertOf(here, handoverId)).toMatchObject({
        kind: 'handover_refused',
        facts: { reason: 'refused' },
      });
      await jambi.operator.call('takeBackHandover', { id: handoverId });
      await until_(here, handoverId, true);
    });
  });

  it('should close the incident of a taken case, but call no unit back', async () => {
    const { jambi, sumenep } = setting.both;
    const { here, there } = await sockets();
    const { unit } = await jambi.server.crewed();
    const outcomes: (string | null)[] = [];
    for (const unitIds of [[], [unit.id]]) {
      const call = await setting.both.strayCall();
      const incident = await jambi.operator.call('openIncident', incidentInput({ callId: call.id }));
      if (unitIds.length > 0) await jambi.operator.call('offer', { id: incident.id, unitIds, timeoutS: 600 });
      const { id } = await jambi.operator.call('handOver', { id: call.id, centreId: jambi.neighbour.id });
      const seen = await until(there, id, 'offered');
      expect(seen.facts).toMatchObject({ incidentNumber: incident.number, complaint: 'breathing' });
      await sumenep.operator.call('answerCall', { id: seen.callId ?? '' });
      await until(here, id, 'taken');
      const after = await jambi.operator.call('incident', { id: incident.id });
      outcomes.push(after.outcome);
      if (isLive(after))
        await jambi.operator.call('cancelIncident', { id: incident.id, reason: 'Uji selesai' });
    }
    expect(outcomes).toEqual(['handed_to_other_agency', null]);
  });

  it('should be no business of people of another region', async () => {
    const { jambi } = setting.both;
    const stranger = await jambi.server.session(inRegion('operator', OTHER_REGION));
    const probe = await stranger.socket();
    const { call, handoverId } = await setting.both.handOver();
    const answers = await Promise.all([
      stranger.refusal('handover', { id: handoverId }),
      stranger.refusal('takeBackHandover', { id: handoverId }),
      stranger.refusal('handOver', { id: call.id, centreId: jambi.neighbour.id }),
    ]);
    expect(answers.map(({ code }) => code)).toEqual(Array.from(answers, () => 'RESOURCE.NOT_FOUND'));
    expect((await stranger.call('snapshot', {})).handovers).toEqual([]);
    await jambi.operator.call('takeBackHandover', { id: handoverId });
    const own = await jambi.server.session(inRegion('operator', OTHER_REGION));
    await own.call('createCall', { regionCode: OTHER_REGION, callerNumber: '0811-0000-0503' });
    await probe.until(({ changes }) => changes.some(({ entity }) => entity === 'call'), 'a call of its own');
    expect(probe.changes.filter(({ entity }) => entity === 'handover')).toEqual([]);
  });

  it('should refuse what is not signed, signed by others, or meant for others', async () => {
    const { sumenep } = setting.both;
    const post = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${sumenep.server.base}/api/v1/handovers/receive`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    const tries: Record<string, string>[] = [
      {},
      { 'x-siaga-source': 'jambi', authorization: 'Bearer shared-secret-of-two-centres' },
      {
        'x-siaga-source': 'jambi',
        'x-siaga-timestamp': new Date().toISOString(),
        'x-siaga-signature': `sha256=${'0'.repeat(64)}`,
      },
    ];
    for (const headers of tries) {
      const response = await post(headers);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'HANDOVER.BAD_SIGNATURE' });
    }
  });
});
