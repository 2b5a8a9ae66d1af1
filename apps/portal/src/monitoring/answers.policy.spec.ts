import { describe, expect, it } from '@jest/globals';
import { type Question } from '#siaga/contracts';
import { degreesOf, filledOf, readAnswers, signsOf, withoutSigns } from './answers.policy.js';

const wording = { id: 'x', en: 'x' };
const yesNo = (key: string, group: Question['group'], when: boolean): Question => ({
  ...{ kind: 'yes_no', key, group, when, wording, weighs: 'symptomatic' },
});
const QUESTIONS: readonly Question[] = [
  {
    ...{ kind: 'temperature', key: 'temperature', group: 'symptoms', wording },
    ...{ symptomaticFrom: 38, urgentFrom: 40 },
  },
  yesNo('cough', 'symptoms', true),
  yesNo('can_drink', 'symptoms', false),
  yesNo('stayed_home', 'isolation', false),
  { kind: 'words', key: 'needs', group: 'needs', wording, weighs: 'need' },
];

describe('answers of a form', () => {
  it.each([
    ['36,8', 36.8],
    ['36.8', 36.8],
    [' 37 ', 37],
    ['38,25 °C', 38.25],
    ['368', null],
    ['3,6', null],
    ['32,9', null],
    ['43,1', null],
    ['36,8,1', null],
    ['tiga', null],
  ])('should read the temperature %s as %s', (text, degrees) => {
    expect(degreesOf(text)).toBe(degrees);
  });

  it('should need every yes or no, and nothing else', () => {
    expect(readAnswers(QUESTIONS, {})).toEqual({
      answers: {},
      problems: { cough: 'choose', can_drink: 'choose', stayed_home: 'choose' },
    });
    const filled = { cough: false, can_drink: true, stayed_home: true, temperature: '', needs: '  beras ' };
    expect(readAnswers(QUESTIONS, filled)).toEqual({
      answers: { cough: false, can_drink: true, stayed_home: true, needs: 'beras' },
      problems: {},
    });
    expect(readAnswers(QUESTIONS, { ...filled, temperature: '368' }).problems).toEqual({
      temperature: 'degrees',
    });
    expect(readAnswers(QUESTIONS.slice(0, 1), {}).problems).toEqual({ temperature: 'degrees' });
  });

  it('should deny all signs at once, each in its own sense, and leave the rest', () => {
    expect(signsOf(QUESTIONS).map(({ key }) => key)).toEqual(['cough', 'can_drink']);
    expect(withoutSigns(QUESTIONS, { cough: true, temperature: '36,5' })).toEqual({
      ...{ cough: false, can_drink: true, temperature: '36,5' },
    });
  });

  it('should be filled in again from a report, as the reader writes', () => {
    const answers = { temperature: 36.8, cough: true, needs: 'beras' };
    expect(filledOf(answers, ',')).toEqual({ temperature: '36,8', cough: true, needs: 'beras' });
  });
});
