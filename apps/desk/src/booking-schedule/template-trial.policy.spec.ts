import { describe, expect, it } from '@jest/globals';
import { draftOfClinic, nextLine, readClinic } from './clinic-draft.policy.js';
import { isTyped, lengthOf, trialOf, typedRhythm } from './template-trial.policy.js';

const DOCTOR = '01980000-0000-7000-8000-000000000001';

describe('a trial of windows', () => {
  it.each([
    ['08:00', '12:00', 240],
    ['22:30', '01:00', 150],
    ['00:00', '23:59', 1_439],
    ['07:00', '07:00', 1_440],
  ])('should know how long a session from %s to %s is', (opens, closes, minutes) => {
    expect(lengthOf({ opens, closes })).toBe(minutes);
  });

  it('should ask about the line that it stands by, with the clinic’s rule for who walks in', () => {
    const lines = [
      nextLine(DOCTOR, null),
      { ...nextLine(DOCTOR, null), weekday: '2', minutes: '12', places: '2' },
    ];
    const read = readClinic({
      ...draftOfClinic(null),
      name: 'Anak',
      letter: 'A',
      walkInAfter: '5',
      weekly: lines,
    });
    if (!read.ok) throw new Error(read.path.join('.'));
    expect(trialOf('x', read.facts, 1)).toEqual({
      id: 'x',
      lengthMinutes: 240,
      minutes: 12,
      places: 2,
      walkIns: 1,
      firstExtra: 1,
      walkInAfter: 5,
    });
    expect(trialOf('x', read.facts, 2)).toBeNull();
  });

  it('should put found windows into the form, and know them there', () => {
    const line = nextLine(DOCTOR, null);
    const found = { minutes: 6, places: 1, walkIns: 0, firstExtra: 2 };
    expect(isTyped(line, found)).toBe(false);
    expect(isTyped({ ...line, ...typedRhythm(found) }, found)).toBe(true);
  });
});
