import { describe, expect, it } from '@jest/globals';
import { passwordProblem, SHORTEST_PASSWORD } from './new-password.policy.js';

const NEXT = 'jembatan-batanghari';
const ENTRY = { current: 'kata lama sekali', next: NEXT, again: NEXT };

describe('passwordProblem', () => {
  it('should let a new password typed twice pass', () => {
    expect(passwordProblem(ENTRY)).toBeNull();
  });

  it('should ask for twelve characters', () => {
    expect(SHORTEST_PASSWORD).toBe(12);
    expect(passwordProblem({ ...ENTRY, next: 'sebelas huru', again: 'sebelas huru' })).toBeNull();
    expect(passwordProblem({ ...ENTRY, next: 'sebelas hur', again: 'sebelas hur' })).toBe('too_short');
  });

  it('should refuse what the server would refuse as too long', () => {
    const long = 'a'.repeat(201);
    expect(passwordProblem({ ...ENTRY, next: long, again: long })).toBe('too_long');
  });

  it.each([
    ['no_current', { ...ENTRY, current: '' }],
    ['same', { ...ENTRY, current: NEXT }],
    ['differs', { ...ENTRY, again: `${NEXT}!` }],
  ])('should say %s', (problem, entry) => {
    expect(passwordProblem(entry)).toBe(problem);
  });
});
