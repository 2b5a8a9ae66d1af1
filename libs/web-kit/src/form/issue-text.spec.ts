import { describe, expect, it } from '@jest/globals';
import { ReassignInput, SetBedsInput } from '#siaga/contracts';
import { issueText, readIssue } from './issue-text.js';

const reason = ReassignInput.shape.reason;

function problem(text: unknown): unknown {
  const [issue] = reason.safeParse(text, { error: issueText }).error?.issues ?? [];
  return readIssue(issue?.message ?? '');
}

describe('what is wrong with a field', () => {
  it.each([
    ['', { key: 'required', n: 0 }],
    [undefined, { key: 'required', n: 0 }],
    ['ya', { key: 'tooShort', n: 3 }],
    ['a'.repeat(301), { key: 'tooLong', n: 300 }],
    [7, { key: 'invalid', n: 0 }],
  ])('should say of %j what the contract refuses', (text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  it('should say nothing of what the contract takes', () => {
    expect(reason.safeParse('ban bocor').success).toBe(true);
  });

  it('should tell a number that is too small from a text that is too short', () => {
    const beds = SetBedsInput.shape.beds.safeParse([{ kind: 'er', total: -1, available: 0 }], {
      error: issueText,
    });
    expect(beds.error?.issues.map(({ message }) => readIssue(message)?.key)).toContain('tooSmall');
  });

  it('should leave a sentence that a schema wrote to the field', () => {
    expect(readIssue('Expected a telephone number')).toBeNull();
  });
});
