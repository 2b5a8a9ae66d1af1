import { describe, expect, it } from '@jest/globals';
import { type AssignmentStatus, AssignmentStatus as Status, type StampName } from './assignment.js';
import { holdsUnit, isJobDone, type WorkedJob, workStage } from './incident-work.js';

const OVER: readonly AssignmentStatus[] = ['available', 'declined', 'expired', 'withdrawn', 'cancelled'];

let minute = 0;
function job(status: AssignmentStatus, ...stamps: StampName[]): WorkedJob {
  const offeredAt = `2026-11-28T07:${String((minute += 1)).padStart(2, '0')}:00.000Z`;
  const releasedAt = OVER.includes(status) ? offeredAt : null;
  return { status, releasedAt, offeredAt, stamps: stamps.map((name) => ({ name })) };
}
const done = (): WorkedJob => job('available', 'unit_notified', 'unit_on_scene', 'transfer_of_care');

describe('how far an incident is', () => {
  it.each([
    ['nobody was asked', [], 1, 'none'],
    ['the only one declined', [job('declined')], 1, 'none'],
    ['the only one did not answer', [job('expired')], 1, 'none'],
    ['the only one was withdrawn', [job('withdrawn')], 1, 'none'],
    ['the only one was cancelled at the scene', [job('cancelled', 'unit_on_scene')], 1, 'none'],
    ['the only one is free again and never arrived', [job('available', 'dispatch_acknowledged')], 1, 'none'],
    ['one is asked', [job('offered')], 1, 'offered'],
    ['one is asked after another declined', [job('declined'), job('offered')], 1, 'offered'],
    ['one is asked while another brought its patient', [job('handed_over'), job('offered')], 2, 'offered'],
    ['one is on its way while another is asked', [job('en_route'), job('offered')], 1, 'running'],
    ['one is on its way after another is done', [done(), job('en_route')], 2, 'running'],
    ['the patient is at the hospital', [job('handed_over')], 1, 'ending'],
    ['one of two patients is at the hospital', [job('at_destination')], 2, 'partly'],
    ['one unit is done, of three patients', [done()], 3, 'partly'],
    ['one more was wanted and declined', [done(), job('declined')], 1, 'partly'],
    ['one more was offered and taken back', [done(), job('withdrawn')], 1, 'done'],
    ['the unit is done', [done()], 1, 'done'],
    ['the unit is done, nobody was counted', [done()], 0, 'done'],
    ['the crew tapped the end only, after the scene', [job('available', 'unit_on_scene')], 1, 'done'],
    ['two units are done, of two patients', [done(), done()], 2, 'done'],
  ] as const)('should be told when %s', (_, jobs, patients, stage) => {
    expect(workStage(jobs, patients)).toBe(stage);
    expect(workStage(jobs.toReversed(), patients)).toBe(stage);
  });

  it('should hold the unit in every status that does not end the job, and in no other', () => {
    for (const status of Status.options) expect(holdsUnit(job(status))).toBe(!OVER.includes(status));
  });

  it('should call no job done that was refused, taken back or cancelled', () => {
    for (const status of OVER) expect(isJobDone(job(status, 'unit_on_scene'))).toBe(status === 'available');
  });
});
