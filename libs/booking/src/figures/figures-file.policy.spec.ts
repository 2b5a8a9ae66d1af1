import { describe, expect, it } from '@jest/globals';
import type { ClinicFigures } from '#siaga/contracts';
import { figuresFile } from './figures-file.policy.js';

const WEEK: ClinicFigures = {
  clinicId: 'a',
  week: '2026-11-23',
  ...{ people: 5, walkedIn: 1, online: 4, noShows: 1, served: 4, inStandard: 2, promised: 3, kept: 2 },
  booked: { p50S: 1_203, p90S: null },
  walkIn: { p50S: null, p90S: null },
  admission: { p50S: 120, p90S: 240 },
  pharmacy: { p50S: null, p90S: null },
  startedLateS: 0,
  idleS: 3_900,
};
const SPAN = { from: '2026-11-23', to: '2026-11-30' };

describe('the figures of clinics as a file', () => {
  it('should be taken for UTF-8 by spreadsheets, with times in minutes and nothing where nothing is known', () => {
    const { name, body } = figuresFile([WEEK], new Map([['a', '+Gigi']]), { ...SPAN, language: 'en' });
    expect(name).toBe('clinic-figures-2026-11-23-2026-11-30.csv');
    expect(body.startsWith('\ufeffClinic,Week from,')).toBe(true);
    expect(body.split('\r\n')[1]).toBe("'+Gigi,2026-11-23,5,4,1,1,4,2,3,2,20.1,,,,2,4,,,0,65");
  });

  it('should have its headings where nobody came', () => {
    const { body } = figuresFile([], new Map(), { ...SPAN, language: 'id' });
    expect(body.split('\r\n')).toHaveLength(2);
  });
});
