import { describe, expect, it } from '@jest/globals';
import { type ChangeEvent, type TopicKindName } from '#siaga/contracts';
import { manifests } from '../manifests.js';
import { heardBy, onVisitChanges, visitChanges } from './visit-changes.js';

describe('what the portal follows', () => {
  it('should be what its folders hear, each kind once, and nothing where none does', () => {
    const booking = ['booking' as TopicKindName];
    expect(heardBy([{ hears: booking }, {}, { hears: [...booking, 'map'] }])).toEqual(['booking', 'map']);
    expect(heardBy([{}, { hears: [] }])).toBeUndefined();
    expect(heardBy(manifests)).toBeUndefined();
  });

  it('should be told to every card until it is gone', () => {
    const told: string[] = [];
    const card = (name: string) => ({
      begin: () => void told.push(`${name} begins`),
      takeChanges: (events: readonly ChangeEvent[]) => void told.push(`${name} ${events.length}`),
    });
    const [stop] = [onVisitChanges(card('a')), onVisitChanges(card('b'))];
    visitChanges.begin();
    stop();
    visitChanges.takeChanges([{} as ChangeEvent]);
    expect(told).toEqual(['a begins', 'b begins', 'b 1']);
  });
});
