import { describe, expect, it } from '@jest/globals';
import type { Handover } from '#siaga/contracts';
import { HandoverClock } from '#siaga/handover';
import { OutboxWorker } from '#siaga/messaging';
import { inRegion } from '../support/builders.js';
import { problemOf } from '../support/session.js';
import { useTwoCentres, type CentreSide } from '../support/two-centres.js';

// Two whole servers on two databases; their background work is off (SIAGA_ROLE=web) and done when a test says so.
describe('two centres at the same moment', () => {
  const setting = useTwoCentres({ SIAGA_ROLE: 'web' });

  function send(side: CentreSide): Promise<number> {
    return side.server.get(OutboxWorker).sendDue();
  }

  async function settle(): Promise<void> {
    const { jambi, sumenep } = setting.both;
    for (let sent = 1; sent > 0;) sent = (await send(jambi)) + (await send(sumenep));
  }

  async function timeIsUp(id: string): Promise<void> {
    await setting.both.jambi.server.database.query(
      `UPDATE handover SET ack_due_at = now() - interval '1 second' WHERE id = $1 AND status = 'offered'`,
      [id],
    );
  }

  async function sides(reference: string): Promise<{ sender: Handover; receiver: Handover | undefined }> {
    const { jambi, sumenep } = setting.both;
    const sender = await jambi.operator.call('handover', { id: reference });
    const { handovers } = await sumenep.operator.call('snapshot', {});
    return { sender, receiver: handovers.find((one) => one.reference === reference) };
  }

  it('should end with one owner when a case is taken in the moment in which it runs out', async () => {
    const { jambi, sumenep } = setting.both;
    for (let round = 0; round < 4; round += 1) {
      const { handoverId } = await setting.both.handOver();
      await send(jambi);
      const { callId } = await setting.both.arrived(handoverId);
      await sumenep.operator.call('answerCall', { id: callId });
      await timeIsUp(handoverId);
      const clock = jambi.server.get(HandoverClock);
      await Promise.all(round % 2 ? [clock.runDue(), send(sumenep)] : [send(sumenep), clock.runDue()]);
      await settle();
      const { sender, receiver } = await sides(handoverId);
      expect(['taken', 'returned']).toContain(sender.status);
      expect(receiver?.status).toBe(sender.status);
      const isLate = sender.status === 'returned';
      expect([sender.lateTakenBy, receiver?.lateTakenBy]).toEqual(
        isLate ? ['Sari Contoh', 'Sari Contoh'] : [null, null],
      );
      expect([sender.isUnsent, receiver?.isUnsent]).toEqual([false, false]);
    }
  });

  it('should let the sender leave a late case to the other centre, which then has it for good', async () => {
    const { jambi, sumenep } = setting.both;
    const { call, handoverId } = await setting.both.handOver();
    await send(jambi);
    const { callId } = await setting.both.arrived(handoverId);
    await sumenep.operator.call('answerCall', { id: callId });
    await timeIsUp(handoverId);
    await jambi.server.get(HandoverClock).runDue();
    await settle();
    expect((await sides(handoverId)).sender).toMatchObject({
      status: 'returned',
      lateTakenBy: 'Sari Contoh',
    });
    await jambi.operator.call('confirmHandover', {
      id: handoverId,
      outcome: 'taken',
      takenBy: 'Sari Contoh',
    });
    await settle();
    const { sender, receiver } = await sides(handoverId);
    expect([sender.status, receiver?.status]).toEqual(['taken', 'taken']);
    expect(await jambi.operator.call('call', { id: call.id })).toMatchObject({ disposition: 'handed_over' });
  });

  it('should let one of two operators hand over a call', async () => {
    const { jambi } = setting.both;
    const call = await setting.both.strayCall();
    const other = await jambi.server.session(inRegion('operator'), 'Tono Contoh');
    const input = { id: call.id, centreId: jambi.neighbour.id };
    const answers = await Promise.all([
      jambi.operator.try('handOver', input),
      other.try('handOver', input),
      jambi.operator.try('handOver', input),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(problemOf(answer)).toMatchObject({ code: 'HANDOVER.ALREADY_OFFERED' });
    await settle();
  });

  it('should make one call of a case that is delivered again', async () => {
    const { jambi, sumenep } = setting.both;
    const { handoverId } = await setting.both.handOver();
    await send(jambi);
    await jambi.server.database.query(
      `UPDATE message SET done_at = NULL, outcome = NULL, due_at = now() WHERE subject_id = $1`,
      [handoverId],
    );
    expect(await send(jambi)).toBe(1);
    const rows = await sumenep.server.database.query('SELECT 1 FROM call WHERE source_call_id = $1', [
      handoverId,
    ]);
    expect(rows).toHaveLength(1);
    await jambi.operator.call('takeBackHandover', { id: handoverId });
    await settle();
  });

  it('should ring for a new case under a reference that was used before, a day after that one ended', async () => {
    const { jambi, sumenep } = setting.both;
    const { handoverId } = await setting.both.handOver();
    await send(jambi);
    await jambi.operator.call('takeBackHandover', { id: handoverId });
    await settle();
    const again = async (): Promise<number> => {
      await jambi.server.database.query(
        `UPDATE message SET done_at = NULL, outcome = NULL, due_at = now(), expires_at = now() + interval '1 hour'
         WHERE subject_id = $1 AND kind = 'handover.case'`,
        [handoverId],
      );
      await send(jambi);
      const rows = await sumenep.server.database.query('SELECT 1 FROM call WHERE source_call_id = $1', [
        handoverId,
      ]);
      return rows.length;
    };
    expect(await again()).toBe(1);
    await sumenep.server.database.query(
      `UPDATE handover SET ended_at = now() - interval '25 hours' WHERE reference = $1`,
      [handoverId],
    );
    await sumenep.server.database.query(
      `UPDATE call_event SET at = at - interval '25 hours', received_at = received_at - interval '25 hours' WHERE source_call_id = $1`,
      [handoverId],
    );
    expect(await again()).toBe(2);
    const uses = await sumenep.server.database.query(
      'SELECT reference_use, status FROM handover WHERE reference = $1 ORDER BY reference_use',
      [handoverId],
    );
    expect(uses).toEqual([
      { reference_use: 1, status: 'taken_back' },
      { reference_use: 2, status: 'offered' },
    ]);
    // Once more within its day it is the same.
    expect(await again()).toBe(2);
  });

  it('should make no call of a case that arrives after the word that it was taken back', async () => {
    const { jambi, sumenep } = setting.both;
    const { handoverId } = await setting.both.handOver();
    // As if the request were on its way: begun, and not yet answered.
    await jambi.server.database.query('UPDATE message SET attempts = 1 WHERE subject_id = $1', [handoverId]);
    await jambi.operator.call('takeBackHandover', { id: handoverId });
    await settle();
    await jambi.server.database.query(
      `UPDATE message SET done_at = NULL, outcome = NULL, due_at = now() WHERE subject_id = $1 AND kind = 'handover.case'`,
      [handoverId],
    );
    await settle();
    const { receiver } = await sides(handoverId);
    expect(receiver).toMatchObject({ status: 'taken_back', callId: null });
    const rows = await sumenep.server.database.query('SELECT 1 FROM call WHERE source_call_id = $1', [
      handoverId,
    ]);
    expect(rows).toEqual([]);
  });

  it('should tell the sender later when it is away in the moment of the taking', async () => {
    const { jambi, sumenep } = setting.both;
    const { handoverId } = await setting.both.handOver();
    await send(jambi);
    const { callId } = await setting.both.arrived(handoverId);
    const { database } = sumenep.server;
    await database.query(`UPDATE centre SET base_url = 'http://127.0.0.1:1' WHERE code = 'jambi'`);
    await sumenep.operator.call('answerCall', { id: callId });
    await send(sumenep);
    expect((await sides(handoverId)).receiver).toMatchObject({ status: 'taken', isUnsent: true });
    await database.query(`UPDATE centre SET base_url = $1 WHERE code = 'jambi'`, [jambi.server.base]);
    await database.query('UPDATE message SET due_at = now() WHERE done_at IS NULL');
    await settle();
    const { sender, receiver } = await sides(handoverId);
    expect([sender.status, receiver?.isUnsent]).toEqual(['taken', false]);
  });
});
