import { describe, expect, it } from '@jest/globals';
import type { BorderShape } from './border-index.js';
import { BorderLookup, type BorderSource } from './border-lookup.js';

/** A source of borders that counts how often it is read and can fail. */
class FakeSource implements BorderSource {
  reads = 0;
  isAway = false;

  async *imported(): AsyncGenerator<readonly BorderShape[]> {
    this.reads += 1;
    await Promise.resolve();
    if (this.isAway) throw new Error('away');
    yield [];
  }
}

describe('BorderLookup', () => {
  it('should read once for many who ask, and again after a change', async () => {
    const source = new FakeSource();
    const lookup = new BorderLookup(source);
    expect(lookup.ready).toBeNull();
    const [first, second] = await Promise.all([lookup.current(), lookup.current()]);
    expect(first).toBe(second);
    expect(source.reads).toBe(1);
    expect(lookup.ready).toBe(first);
    lookup.refresh();
    expect(lookup.ready).toBeNull();
    expect(await lookup.current()).not.toBe(first);
    expect(source.reads).toBe(2);
  });

  it('should read again what changed while it was read', async () => {
    const source = new FakeSource();
    const lookup = new BorderLookup(source);
    lookup.refresh();
    lookup.refresh();
    await lookup.current();
    expect(lookup.ready).not.toBeNull();
    expect(source.reads).toBe(2);
  });

  it('should keep what it has while the database is away, and try again when asked', async () => {
    const source = new FakeSource();
    const lookup = new BorderLookup(source);
    const known = await lookup.current();
    source.isAway = true;
    lookup.refresh();
    await expect(lookup.current()).rejects.toThrow('away');
    expect(lookup.known).toBe(known);
    source.isAway = false;
    expect(await lookup.current()).toBe(lookup.ready);
  });
});
