import { describe, expect, it } from '@jest/globals';
import type { Question } from '#siaga/contracts';
import { judgeReport, problemsOfReport } from './judge-report.policy.js';

const wording = { id: 'Contoh', en: 'Example' };
const questions: Question[] = [
  {
    kind: 'temperature',
    key: 'temperature',
    group: 'symptoms',
    wording,
    symptomaticFrom: 38,
    urgentFrom: 40,
  },
  { kind: 'yes_no', key: 'cough', group: 'symptoms', wording, when: true, weighs: 'symptomatic' },
  { kind: 'yes_no', key: 'breathless', group: 'symptoms', wording, when: true, weighs: 'urgent' },
  { kind: 'yes_no', key: 'fever_reducer', group: 'symptoms', wording, when: true, weighs: 'none' },
  { kind: 'yes_no', key: 'stayed_home', group: 'isolation', wording, when: false, weighs: 'breach' },
  { kind: 'words', key: 'needs', group: 'needs', wording, weighs: 'need' },
];
const well = { temperature: 36.6, cough: false, breathless: false, stayed_home: true, needs: '' };

describe('what a daily report means', () => {
  it('should find nothing in a healthy day', () => {
    expect(judgeReport(questions, well)).toEqual({ weight: 'none', signs: [], flags: [] });
  });

  it.each([
    [37.9, 'none'],
    [38, 'symptomatic'],
    [39.9, 'symptomatic'],
    [40, 'urgent'],
  ])('should read a temperature by the limits of the program: %d is %s', (temperature, weight) => {
    expect(judgeReport(questions, { ...well, temperature }).weight).toBe(weight);
  });

  it('should not take a fever reducer for a sign', () => {
    expect(judgeReport(questions, { ...well, fever_reducer: true }).weight).toBe('none');
  });

  it('should name what weighs the most, and flag all that was told', () => {
    const judged = judgeReport(questions, {
      ...well,
      cough: true,
      breathless: true,
      stayed_home: false,
      needs: 'beras',
    });
    expect(judged).toEqual({
      weight: 'urgent',
      signs: ['breathless'],
      flags: ['urgent', 'symptomatic', 'breach', 'need'],
    });
  });

  it('should name each line that the form does not have or cannot read', () => {
    expect(problemsOfReport(questions, well)).toEqual([]);
    expect(problemsOfReport(questions, { cough: 'ya', temperature: true, other: true })).toEqual([
      { path: 'answers.cough', message: 'Answer yes or no' },
      { path: 'answers.temperature', message: 'Give the temperature in degrees, such as 36.8' },
      { path: 'answers.other', message: 'This form has no such question' },
    ]);
    expect(problemsOfReport(questions, {})).toHaveLength(1);
  });
});
