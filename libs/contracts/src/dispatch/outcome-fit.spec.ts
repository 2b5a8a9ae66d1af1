import { describe, expect, it } from '@jest/globals';
import {
  fittingOutcomes,
  HelpReached,
  helpReached,
  IncidentOutcome,
  LIKELY_OUTCOME,
  OUTCOME_FITS,
  StampName,
  type Assignment,
  type Stamp,
} from '../index.js';

const AT = '2026-11-28T03:00:00.000Z';
const stamp = (name: StampName, overrides: Partial<Stamp> = {}): Stamp => ({
  id: name,
  name,
  at: AT,
  deviceAt: null,
  receivedAt: AT,
  source: 'tap',
  by: { kind: 'account', id: 'a', name: 'Kru' },
  supersedesId: null,
  note: null,
  ...overrides,
});
const job = (...names: StampName[]): Pick<Assignment, 'stamps'> => ({
  stamps: names.map((name) => stamp(name)),
});

/** By the last time that was set: how far help came. */
const REACHED: Record<StampName, HelpReached> = {
  unit_notified: 'nobody',
  unit_canceled: 'nobody',
  unit_back_in_service: 'nobody',
  dispatch_acknowledged: 'way',
  unit_en_route: 'way',
  unit_on_scene: 'scene',
  arrived_at_patient: 'scene',
  unit_left_scene: 'scene',
  patient_at_destination: 'facility',
  transfer_of_care: 'facility',
};

describe('which closing codes fit', () => {
  it.each(StampName.options)('should read from %s alone how far help came', (name) => {
    expect(helpReached([job(name)])).toBe(REACHED[name]);
  });

  it('should take the furthest of several units, and nobody without any', () => {
    expect(helpReached([])).toBe('nobody');
    expect(helpReached([job('unit_on_scene'), job('unit_notified', 'unit_canceled')])).toBe('scene');
    expect(helpReached([job('dispatch_acknowledged'), job('patient_at_destination')])).toBe('facility');
  });

  const matrix = HelpReached.flatMap((reached) =>
    IncidentOutcome.options.map((outcome) => [reached, outcome] as const),
  );
  /** Each pair that fits, written out again: a change of the table is a change here. */
  const FITS = new Set([
    ...[
      'transported',
      'treated_on_scene',
      'refused_care',
      'dead_on_scene',
      'handed_to_other_agency',
      'other',
    ].map((outcome) => `facility ${outcome}`),
    ...[
      'treated_on_scene',
      'refused_care',
      'no_patient',
      'dead_on_scene',
      'handed_to_other_agency',
      'false_report',
      'other',
    ].map((outcome) => `scene ${outcome}`),
    ...['no_patient', 'handed_to_other_agency', 'false_report', 'other'].map((outcome) => `way ${outcome}`),
    ...['handed_to_other_agency', 'false_report', 'other'].map((outcome) => `nobody ${outcome}`),
  ]);
  it.each(matrix)('should decide for help that reached the %s: %s', (reached, outcome) => {
    expect(OUTCOME_FITS[outcome][reached]).toBe(FITS.has(`${reached} ${outcome}`));
  });

  it.each(HelpReached)('should propose first what fits when help reached the %s', (reached) => {
    expect(OUTCOME_FITS[LIKELY_OUTCOME[reached]][reached]).toBe(true);
  });

  it('should offer by the times of the units, in the order of the list', () => {
    expect(fittingOutcomes([])).toEqual(['handed_to_other_agency', 'false_report', 'other']);
    expect(fittingOutcomes([job('patient_at_destination')])[0]).toBe('transported');
  });
});
