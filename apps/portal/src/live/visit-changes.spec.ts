import { describe, expect, it } from '@jest/globals';
import { type ChangeEvent, type TicketStanding, type Visit } from '#siaga/contracts';
import { manifests } from '../manifests.js';
import { heardBy, onVisitChanges, visitChanges } from './visit-changes.js';

describe('what the portal follows', () => {
  it('should be what its folders hear, each kind once, and nothing where none does', () => {
    const passesFor = (...kinds: string[]) => ({
      passes: kinds.map((kind) => ({ subject: { kind, id: 'a' } })) as Visit['passes'],
    });
    const folders = [{ hears: ['booking' as const] }, {}, { hears: ['booking' as const, 'map' as const] }];
    expect(heardBy(folders, passesFor('booking', 'map'))).toEqual(['booking', 'map']);
    // A kind without a pass is refused by the server.
    expect(heardBy(folders, passesFor('booking', 'call'))).toEqual(['booking']);
    expect(heardBy([{}, { hears: [] }], passesFor('booking'))).toBeUndefined();
    expect(heardBy(manifests, passesFor('call'))).toBeUndefined();
    expect(heardBy(manifests, passesFor('booking'))).toEqual(['booking']);
  });

  it('should be told to every card until it is gone', () => {
    const told: string[] = [];
    const card = (name: string) => ({
      begin: () => void told.push(`${name} begins`),
      takeChanges: (events: readonly ChangeEvent[]) => void told.push(`${name} ${events.length}`),
      takeTicket: ({ id }: TicketStanding) => void told.push(`${name} ${id}`),
    });
    const [stop] = [onVisitChanges(card('a')), onVisitChanges(card('b'))];
    visitChanges.begin();
    stop();
    visitChanges.takeChanges([{} as ChangeEvent]);
    visitChanges.takeTicket({ id: 'T' } as TicketStanding);
    expect(told).toEqual(['a begins', 'b begins', 'b 1', 'b T']);
  });
});
