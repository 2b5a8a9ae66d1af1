import { describe, expect, it } from '@jest/globals';
import type { Question } from '#siaga/contracts';
import { readAnswers } from './report-draft.policy.js';

const wording = { id: 'Apa', en: 'What' };
const questions: Question[] = [
  {
    ...{ kind: 'temperature', key: 'temperature', group: 'symptoms', wording },
    ...{ symptomaticFrom: 38, urgentFrom: 40 },
  },
  { kind: 'yes_no', key: 'cough', group: 'symptoms', wording, when: true, weighs: 'symptomatic' },
  { kind: 'words', key: 'needs', group: 'needs', wording, weighs: 'need' },
];

describe('a report as it is typed', () => {
  it.each([
    [
      { temperature: '36,8', cough: 'no', needs: ' beras ' },
      { temperature: 36.8, cough: false, needs: 'beras' },
    ],
    [
      { temperature: '38.4', cough: 'yes', needs: '' },
      { temperature: 38.4, cough: true },
    ],
    [{ cough: 'no', of_another_form: 'yes' }, { cough: false }],
  ])('should be sent of %j as %j', (typed, answers) => {
    expect(readAnswers(questions, typed)).toEqual({ ok: true, answers });
  });

  it.each([
    [{ temperature: '368' }, 'temperature'],
    [{ temperature: '29' }, 'temperature'],
    [{ temperature: '46' }, 'temperature'],
    [{ temperature: 'panas' }, 'temperature'],
    [{}, null],
    [{ needs: '  ' }, null],
  ])('should be refused of %j at %s', (typed, key) => {
    expect(readAnswers(questions, typed)).toEqual({ ok: false, key });
  });
});
