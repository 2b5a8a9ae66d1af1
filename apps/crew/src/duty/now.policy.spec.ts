import { describe, expect, it } from '@jest/globals';
import type { Assignment, AssignmentStatus, Unit } from '#siaga/contracts';
import { nowOf } from './now.policy.js';

const unit = { id: 'u' } as Unit;
const assignment = (status: AssignmentStatus) => ({ id: 'a', status }) as Assignment;
const job = (status: AssignmentStatus) => ({ assignment: assignment(status), isUnsent: false });
const ended = { assignment: assignment('cancelled'), how: 'cancelled' as const };

describe('nowOf', () => {
  it.each([
    ['an offer before all', { job: job('offered'), ended, unit }, 'offer'],
    ['a job that was taken', { job: job('accepted'), ended: null, unit }, 'job'],
    ['a job even while the unit is not known yet', { job: job('en_route'), ended: null, unit: null }, 'job'],
    ['what became of the last job', { job: null, ended, unit }, 'ended'],
    ['waiting', { job: null, ended: null, unit }, 'standby'],
    ['the choice of a unit', { job: null, ended: null, unit: null }, 'sign_on'],
  ] as const)('should show %s', (_, duty, now) => {
    expect(nowOf(duty)).toBe(now);
  });
});
