import { describe, expect, it } from '@jest/globals';
import { clinicPriority, clinicReason } from './clinic-reason.policy.js';

describe('what a clinic reads of somebody whom an officer sends', () => {
  it.each([
    ['Batuk berdarah', 'masker N95', 'Batuk berdarah. Pelindung: masker N95.'],
    ['Batuk berdarah.', '', 'Batuk berdarah.'],
    ['', 'masker N95', 'Pelindung: masker N95.'],
    ['', '', ''],
  ])('should be of %j and %j: %j', (words, protection, read) => {
    expect(clinicReason(words, { protection })).toBe(read);
  });

  it.each([
    [['comorbid'], 'none'],
    [['elderly', 'comorbid'], 'elderly'],
    [['elderly', 'pregnant'], 'pregnant'],
  ] as const)('should call %j as %s', (risks, priority) => {
    expect(clinicPriority({ risks: [...risks] })).toBe(priority);
  });
});
