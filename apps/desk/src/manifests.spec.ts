import { describe, expect, it } from '@jest/globals';
import { manifestProblems, manifestsFor, textsOf, viewsAt } from '#siaga/web-kit';
import { manifests } from './manifests.js';

describe('the desk’s manifests', () => {
  it('should fit together, each complete in both languages', () => {
    expect(manifestProblems(manifests)).toEqual([]);
    expect(() => textsOf(manifests)).not.toThrow();
  });

  it('should fill every place of the screen', () => {
    expect(viewsAt(manifests, 'work').map(({ name }) => name)).toEqual([
      'emergencyRoom',
      'counter',
      'kiosk',
      'stageDesk',
      'stages',
      'schedule',
      'board',
      'figures',
      'mobileJkn',
      'handout',
      'monitoring',
      'entry',
      'programs',
      'monitoring-area',
      'monitoring-audit',
    ]);
    expect(viewsAt(manifests, 'side').map(({ name }) => name)).toEqual(['diversion', 'capacity', 'facility']);
  });

  it('should give no work to somebody without its right', () => {
    expect(viewsAt(manifestsFor(manifests, null), 'work')).toEqual([]);
  });
});
