import { setImmediate } from 'node:timers';
import { describe, expect, it } from '@jest/globals';
import { sideBySide } from './side-by-side.mjs';

const task = (name, after) => ({ name, after });

/** Work that ends when the test says so; `log` holds what began. */
function held() {
  const log = [];
  const ends = new Map();
  const work = ({ name }) => {
    log.push(name);
    return new Promise((resolve) => ends.set(name, () => resolve(name.toUpperCase())));
  };
  const end = async (name) => {
    ends.get(name)();
    await new Promise(setImmediate);
  };
  return { log, work, end };
}

describe('sideBySide', () => {
  it('should fill the lanes and no more, and give the results in the order of the tasks', async () => {
    const { log, work, end } = held();
    const all = sideBySide([task('a'), task('b'), task('c')], 2, work);
    expect(log).toEqual(['a', 'b']);
    await end('b');
    expect(log).toEqual(['a', 'b', 'c']);
    await end('c');
    await end('a');
    expect(await all).toEqual(['A', 'B', 'C']);
  });

  it('should let a task wait for the one it needs, and others pass it by', async () => {
    const { log, work, end } = held();
    const all = sideBySide([task('a'), task('b', 'a'), task('c')], 2, work);
    expect(log).toEqual(['a', 'c']);
    await end('c');
    expect(log).toEqual(['a', 'c']);
    await end('a');
    await end('b');
    expect(await all).toEqual(['A', 'B', 'C']);
  });

  it('should not wait for a task that is not among them', async () => {
    expect(await sideBySide([task('b', 'a')], 2, ({ name }) => name)).toEqual(['b']);
  });

  it('should refuse tasks that wait for each other', async () => {
    await expect(sideBySide([task('a', 'b'), task('b', 'a')], 2, () => 0)).rejects.toThrow('a, b');
  });

  it('should pass on what was thrown', async () => {
    const work = () => Promise.reject(new Error('broken'));
    await expect(sideBySide([task('a')], 2, work)).rejects.toThrow('broken');
  });
});
