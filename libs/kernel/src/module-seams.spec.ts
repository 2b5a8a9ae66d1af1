import { describe, expect, it } from '@jest/globals';
import { inMemoryOrder, type MemoryPart } from './module-seams.js';

abstract class Part implements MemoryPart {
  start(): void {
    return undefined;
  }
}
class Feed extends Part {}
class Map extends Part {}
class Roads extends Part {}
class Units extends Part {}

const order = (...rows: [typeof Feed, object][]): string[] =>
  inMemoryOrder(new globalThis.Map(rows)).map(({ name }) => name);

describe('the order in which memory is filled', () => {
  it('should put the first one first and each behind those that it reads', () => {
    expect(
      order([Units, { after: [Roads] }], [Roads, { after: [Map] }], [Map, {}], [Feed, { isFirst: true }]),
    ).toEqual(['Feed', 'Map', 'Roads', 'Units']);
  });

  it('should leave out what this process does not have', () => {
    expect(order([Units, { after: [Roads] }])).toEqual(['Units']);
  });

  it('should say who waits for each other', () => {
    expect(() => order([Units, { after: [Roads] }], [Roads, { after: [Units] }])).toThrow(
      'Units waits for Roads waits for Units',
    );
  });
});
