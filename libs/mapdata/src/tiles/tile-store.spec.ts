import { describe, expect, it } from '@jest/globals';
import { TileStore } from './tile-store.js';

describe('TileStore', () => {
  const tile = Buffer.alloc(1_000);

  it('should let go what was not asked for longest', () => {
    const store = new TileStore(3_000);
    store.set('a', tile);
    store.set('b', tile);
    store.get('a');
    store.set('c', tile);
    expect([store.get('a'), store.get('b'), store.get('c')]).toEqual([tile, undefined, tile]);
    expect(store.size).toBeLessThanOrEqual(3_000);
  });

  it('should not count a tile twice that is set again', () => {
    const store = new TileStore(10_000);
    store.set('a', tile);
    const once = store.size;
    store.set('a', tile);
    expect(store.size).toBe(once);
  });

  it('should keep nothing that is larger than all its room', () => {
    const store = new TileStore(500);
    store.set('a', tile);
    expect([store.get('a'), store.size]).toEqual([undefined, 0]);
  });
});
