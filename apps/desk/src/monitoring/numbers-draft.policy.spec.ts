import { describe, expect, it } from '@jest/globals';
import { draftOfNumbers, NumbersDraft, numbersOfDraft } from './numbers-draft.policy.js';

const EMPTY = { label: '', number: '' };
const of = (line: { label: string; number: string }) => ({ lines: [line, EMPTY, EMPTY, EMPTY, EMPTY] });

describe('emergency numbers as they are typed', () => {
  it('should be dialled as they are, in whatever groups they were written', () => {
    const draft = of({ label: ' PSC Contoh ', number: '0741 119-119' });
    expect(NumbersDraft.safeParse(draft).success).toBe(true);
    expect(numbersOfDraft(draft)).toEqual([{ label: 'PSC Contoh', number: '0741119119' }]);
  });

  it('should be none where nothing is typed, and as many lines as the form has', () => {
    expect(numbersOfDraft(draftOfNumbers([]))).toEqual([]);
    expect(draftOfNumbers([{ label: '119', number: '119' }]).lines).toHaveLength(5);
  });

  it.each([
    ['a number without a service', { label: '', number: '119' }],
    ['a service without a number', { label: 'PSC', number: '' }],
    ['a code of the telephone', { label: 'PSC', number: '*21*0812#' }],
  ])('should be wrong at %s', (_, line) => {
    const read = NumbersDraft.safeParse(of(line));
    expect(read.error?.issues[0]?.path).toEqual(['lines', 0, 'number']);
  });
});
