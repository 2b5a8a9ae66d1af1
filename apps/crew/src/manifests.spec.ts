import { describe, expect, it } from '@jest/globals';
import { manifestProblems, manifestsFor, textsOf, viewsAt } from '#siaga/web-kit';
import type { CrewPlaces } from './crew-manifest.js';
import { NOWS } from './duty/now.policy.js';
import { manifests } from './manifests.js';

const names = (place: keyof CrewPlaces) => viewsAt(manifests, place).map(({ name }) => name);

describe('the crew’s manifests', () => {
  it('should fit together, each complete in both languages', () => {
    expect(manifestProblems(manifests)).toEqual([]);
    expect(() => textsOf(manifests)).not.toThrow();
  });

  it('should fill every place of the screen', () => {
    expect(names('now').sort()).toEqual([...NOWS].sort());
    expect(names('behind')).toEqual(['forgotten_drive', 'position', 'lit']);
    expect(names('strip')).toEqual(['stale', 'queue']);
    expect(names('readyState')).toEqual(['gps']);
    expect(names('readyAction')).toEqual(['sound', 'push']);
    expect(names('sheet')).toEqual(['settings']);
  });

  it('should open every sheet by a line of the menu', () => {
    const opened = manifests.flatMap(({ menu = [] }) => menu.map(({ opens }) => opens));
    expect(opened).toEqual(names('sheet'));
  });

  it('should hide nothing from a phone that has no line and so no rights', () => {
    const parts = (of: typeof manifests) =>
      of.flatMap(({ id, views = [], menu = [] }) => [id, ...views.map(({ name }) => name), menu.length]);
    expect(parts(manifestsFor(manifests, null))).toEqual(parts(manifests));
  });

  it('should have none of the screens of a job, nor what it rings by, loaded late', () => {
    const late = (['now', 'behind', 'strip'] as const).flatMap((place) =>
      viewsAt(manifests, place).flatMap(({ name, component }) => ('preload' in component ? [name] : [])),
    );
    expect(late).toEqual([]);
    // What may come later is known by the same sign: else the line above could not fail.
    expect(viewsAt(manifests, 'sheet').every(({ component }) => 'preload' in component)).toBe(true);
  });
});
