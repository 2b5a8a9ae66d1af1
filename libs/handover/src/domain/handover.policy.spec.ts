import { describe, expect, it } from '@jest/globals';
import type { Handover, HandoverStatus } from '#siaga/contracts';
import { decideByWord, decideConfirmation, decideEnding, type Answer } from './handover.policy.js';

const AT = '2026-11-21T07:00:00.000Z';
const LATER = '2026-11-21T07:01:00.000Z';

function handover(status: HandoverStatus, rest: Partial<Handover> = {}): Handover {
  const known = { status, endedAt: status === 'offered' ? null : AT, answeredBy: null, lateTakenAt: null };
  return { ...known, ...rest } as Handover;
}

function answer(status: Answer['status'], by: string | null = 'Tono'): Answer {
  return { status, at: LATER, by, reason: null };
}

describe('what ends a hand-over', () => {
  it.each(['taken', 'refused', 'returned', 'taken_back', 'failed'] as const)(
    'should end an offered one by the first answer: %s',
    (status) => {
      expect(decideEnding(handover('offered'), answer(status))).toMatchObject({
        kind: 'ended',
        change: { status, ackDueAt: null, endedAt: LATER },
      });
    },
  );

  it.each(['returned', 'refused', 'taken_back', 'failed'] as const)(
    'should note a taking that comes after %s and leave the case where it is',
    (status) => {
      expect(decideEnding(handover(status), answer('taken'))).toEqual({
        kind: 'late',
        change: { lateTakenAt: LATER, lateTakenBy: 'Tono' },
      });
    },
  );

  it('should change nothing by the same answer again, nor by a refusal that comes too late', () => {
    expect(decideEnding(handover('taken'), answer('taken'))).toBeNull();
    expect(decideEnding(handover('returned', { lateTakenAt: AT }), answer('taken'))).toBeNull();
    expect(decideEnding(handover('returned'), answer('refused'))).toBeNull();
  });

  it('should let the sender leave the case to who took it late, and keep how long it waited', () => {
    expect(decideConfirmation(handover('returned'), answer('taken'))).toMatchObject({
      kind: 'accepted_late',
      change: { status: 'taken', endedAt: AT, answeredBy: 'Tono', handledAt: LATER },
    });
    expect(decideConfirmation(handover('taken'), answer('taken'))).toBeNull();
  });
});

describe("the sender's word at the receiver", () => {
  it('should end what nobody took here', () => {
    expect(decideByWord(handover('offered'), answer('returned', null))).toMatchObject({ kind: 'ended' });
  });

  it('should turn a taking here into a late one when the sender has the case', () => {
    const taken = handover('taken', { answeredBy: 'Sari' });
    expect(decideByWord(taken, answer('returned', null))).toMatchObject({
      kind: 'late',
      change: { status: 'returned', lateTakenBy: 'Sari', lateTakenAt: AT },
    });
  });

  it('should give the case to who took it late when the sender lets go', () => {
    const late = handover('returned', { answeredBy: 'Sari', lateTakenAt: AT });
    expect(decideByWord(late, answer('taken', null))).toMatchObject({ change: { status: 'taken' } });
  });

  it('should change nothing when both agree', () => {
    expect(decideByWord(handover('taken'), answer('taken'))).toBeNull();
  });
});
