import { describe, expect, it } from '@jest/globals';
import { manifestProblems, manifestsFor, mapLayersOf, textProblems, textsOf, viewsAt } from '#siaga/web-kit';
import { texts as groundTexts } from './ground/view-texts.js';
import { texts as handoverTexts } from './handover/view-texts.js';
import { manifests } from './manifests.js';
import { texts as supervisorTexts } from './supervisor/view-texts.js';

const names = (place: 'queue' | 'case' | 'map' | 'mapTools' | 'fleet' | 'dialog') =>
  viewsAt(manifests, place).map(({ name }) => name);

describe('the console’s manifests', () => {
  it('should fit together, each complete in both languages', () => {
    expect(manifestProblems(manifests)).toEqual([]);
  });

  it('should be complete in what comes later, under keys that nobody else uses', () => {
    const later = { ground: groundTexts, handover: handoverTexts, supervisor: supervisorTexts };
    const all = Object.entries(later).map(([id, texts]) => ({ id: `${id} later`, texts }));
    expect(all.flatMap(({ texts }) => textProblems(texts))).toEqual([]);
    expect(() => textsOf([...manifests, ...all])).not.toThrow();
  });

  it('should fill every place of the screen', () => {
    expect(names('queue')).toEqual(['queue']);
    expect(names('case')).toEqual(['call', 'incident']);
    expect(names('map')).toEqual(['map', 'rank', 'closed_areas']);
    expect(names('mapTools')).toEqual(['layers', 'closures']);
    expect(names('fleet')).toEqual(['fleet']);
    expect(names('dialog')).toContain('alerts');
  });

  it('should give nobody a window that needs a right they do not have', () => {
    const views = viewsAt(manifestsFor(manifests, null), 'dialog').map(({ name }) => name);
    expect(views).toEqual(['close_call', 'new_call', 'search', 'keys']);
  });

  it('should draw the map from the ground up, with what the work stands on always there', () => {
    const layers = mapLayersOf(manifests);
    const switched = ['regions', 'facilities', 'learned'];
    // A layer that a module adds stands between these, and is no business of this list.
    const ours = layers.filter(({ name, shown }) => shown === 'always' || switched.includes(name));
    expect(ours.map(({ name, shown }) => `${name} ${shown}`)).toEqual([
      'regions on',
      'closures always',
      'way always',
      'facilities on',
      'learned off',
      'incidents always',
      'units always',
      'place always',
    ]);
    expect(mapLayersOf(manifestsFor(manifests, null)).map(({ name }) => name)).not.toContain('learned');
  });
});
