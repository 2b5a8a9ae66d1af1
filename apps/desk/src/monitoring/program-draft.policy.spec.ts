import { describe, expect, it } from '@jest/globals';
import {
  draftOfProgram,
  fieldAt,
  moved,
  nextQuestion,
  type ProgramDraft,
  readProgram,
} from './program-draft.policy.js';

const question = (change = {}) => ({ ...nextQuestion(), wording: { id: 'Batuk?', en: '' }, ...change });
const draft = (change: Partial<ProgramDraft> = {}): ProgramDraft => ({
  ...draftOfProgram(null),
  ...{ name: { id: 'Contoh', en: '' }, questions: [question()] },
  ...change,
});

describe('a program as it is typed', () => {
  it('should be sent with keys made of the words, and Indonesian where English was left out', () => {
    const read = readProgram(
      draft({ questions: [question(), question({ kind: 'temperature', key: 'suhu', urgentFrom: '39,5' })] }),
    );
    expect(read).toMatchObject({
      ok: true,
      facts: {
        name: { id: 'Contoh', en: 'Contoh' },
        rules: { periodDays: 14, takenUpMinutes: 30 },
        questions: [
          { key: 'batuk', kind: 'yes_no', when: true, weighs: 'symptomatic', wording: { en: 'Batuk?' } },
          { key: 'suhu', kind: 'temperature', symptomaticFrom: 38, urgentFrom: 39.5 },
        ],
      },
    });
  });

  it('should read back what it was sent', () => {
    const read = readProgram(draft());
    if (!read.ok) throw new Error(read.path.join('.'));
    const program = { ...read.facts, id: 'a', version: 1, regionCode: '15.71' };
    expect(readProgram(draftOfProgram(program))).toEqual(read);
  });

  it.each([
    [{ name: { id: '', en: '' } }, { line: null, field: 'name.id' }],
    [{ periodDays: 'empat' }, { line: null, field: 'periodDays' }],
    [{ takenUpMinutes: '2' }, { line: null, field: 'takenUpMinutes' }],
    [
      { asksMovement: true, radiusM: '5' },
      { line: null, field: 'radiusM' },
    ],
    [{ kinds: [] }, { line: null, field: 'kinds' }],
    [{ questions: [] }, { line: null, field: 'questions' }],
    [{ questions: [question(), question()] }, { line: null, field: 'questions' }],
    [{ questions: [question({ wording: { id: '', en: '' } })] }, { line: 0, field: 'key' }],
    [{ questions: [question({ kind: 'temperature', urgentFrom: 'x' })] }, { line: 0, field: 'urgentFrom' }],
  ])('should be refused of %j at %j', (change, where) => {
    const read = readProgram(draft(change));
    expect(read.ok ? null : fieldAt(read.path)).toEqual(where);
  });

  it('should ask for no location unless it is told to', () => {
    const plain = readProgram(draft({ radiusM: 'x' }));
    expect(plain).toMatchObject({ ok: true, facts: { rules: { movement: null } } });
    const asking = readProgram(draft({ asksMovement: true, radiusM: '12000' }));
    expect(asking).toMatchObject({
      facts: { rules: { movement: { radiusM: 12_000, gridM: 200, trailDays: 7 } } },
    });
    if (!asking.ok) throw new Error(asking.path.join('.'));
    const program = { ...asking.facts, id: 'a', version: 1, regionCode: '15.71' };
    expect(readProgram(draftOfProgram(program))).toEqual(asking);
  });

  it('should move a question by a place and not out of the form', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
