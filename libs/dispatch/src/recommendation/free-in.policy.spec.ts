import { describe, expect, it } from '@jest/globals';
import type { AssignmentStatus } from '#siaga/contracts';
import { stagesLeft } from './free-in.policy.js';

const DRIVES = { toScene: 240, toFacility: 480 };
const total = (status: AssignmentStatus, sinceS = 0, drives = DRIVES): number =>
  stagesLeft(status, sinceS, drives).reduce((sum, { seconds }) => sum + seconds, 0);

describe('stagesLeft', () => {
  it.each<[AssignmentStatus, number]>([
    ['accepted', 240 + 900 + 480 + 600 + 120],
    ['en_route', 240 + 900 + 480 + 600 + 120],
    ['on_scene', 900 + 480 + 600 + 120],
    ['at_patient', 900 + 480 + 600 + 120],
    ['left_scene', 480 + 600 + 120],
    ['at_destination', 600 + 120],
    ['handed_over', 120],
    ['offered', 0],
    ['available', 0],
  ])('should reckon for a unit that is %s', (status, seconds) => {
    expect(total(status)).toBe(seconds);
  });

  it('should take off what has passed where it stands, and never say that it is done', () => {
    expect(total('on_scene', 600)).toBe(300 + 480 + 600 + 120);
    expect(total('on_scene', 5_000)).toBe(120 + 480 + 600 + 120);
    expect(total('at_destination', 5_000)).toBe(120 + 120);
  });

  it('should not take off a drive what its reckoning knows already', () => {
    expect(total('left_scene', 300)).toBe(total('left_scene'));
  });

  it('should drive nobody to a facility that is not chosen', () => {
    expect(total('on_scene', 0, { ...DRIVES, toFacility: null as unknown as number })).toBe(900 + 120);
  });
});
