import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '#siaga/contracts';
import { whoseDestination } from './whose-destination.policy.js';

const HERE = 'a hospital';
const job = (
  id: string,
  status: Assignment['status'],
  facilityId: string | null,
  releasedAt: string | null = null,
) => ({
  id,
  status,
  destination:
    facilityId === null
      ? null
      : { facilityId, name: facilityId, point: null, chosenAt: '2026-11-28T09:00:00.000Z' },
  releasedAt,
});

describe('whoseDestination', () => {
  it('should be the first unit without one, else the first that goes elsewhere', () => {
    const jobs = [
      job('1', 'left_scene', 'another'),
      job('2', 'on_scene', null),
      job('3', 'on_scene', 'third'),
    ];
    expect(whoseDestination(jobs, HERE)?.id).toBe('2');
    expect(whoseDestination(jobs, null)?.id).toBe('2');
    expect(
      whoseDestination(
        [jobs[0], jobs[2]].flatMap((one) => one ?? []),
        HERE,
      )?.id,
    ).toBe('1');
  });

  it('should pass over who goes there, who has not taken the job, who is over and who has handed over', () => {
    const jobs = [
      job('1', 'left_scene', HERE),
      job('2', 'offered', null),
      job('3', 'available', null, '2026-11-28T10:00:00.000Z'),
      job('4', 'handed_over', 'another'),
    ];
    expect(whoseDestination(jobs, HERE)).toBeNull();
    expect(whoseDestination(jobs, null)?.id).toBe('1');
  });
});
