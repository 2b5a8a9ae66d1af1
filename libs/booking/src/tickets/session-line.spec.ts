import { describe, expect, it, jest } from '@jest/globals';
import { SessionLine } from './session-line.js';

/** Work that ends when the test says so. */
function held(): { work: () => Promise<string>; end: (text: string) => void; fail: () => void } {
  let settle: { resolve: (text: string) => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<string>((resolve, reject) => (settle = { resolve, reject }));
  return {
    work: () => promise,
    end: (text) => settle?.resolve(text),
    fail: () => settle?.reject(new Error('no')),
  };
}

describe('the line before a session', () => {
  it('should let one at a time through, in the order they came', async () => {
    const line = new SessionLine();
    const order: string[] = [];
    const first = held();
    const one = line.inTurn('s', async () => order.push(await first.work()));
    const two = line.inTurn('s', () => Promise.resolve(order.push('second')));
    const three = line.inTurn('s', () => Promise.resolve(order.push('third')));
    await Promise.resolve();
    expect(order).toEqual([]);
    first.end('first');
    await Promise.all([one, two, three]);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('should keep no other session waiting', async () => {
    const line = new SessionLine();
    const first = held();
    const one = line.inTurn('s', first.work);
    expect(await line.inTurn('other', () => Promise.resolve('at once'))).toBe('at once');
    first.end('done');
    expect(await one).toBe('done');
  });

  it('should go on behind one that failed, whose caller alone is told', async () => {
    const line = new SessionLine();
    const first = held();
    const one = line.inTurn('s', first.work);
    const two = line.inTurn('s', () => Promise.resolve('fine'));
    first.fail();
    await expect(one).rejects.toThrow('no');
    expect(await two).toBe('fine');
  });

  it('should say that it is busy to who waited too long, and never do their work', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const line = new SessionLine();
    const first = held();
    const one = line.inTurn('s', first.work);
    const late = expect(line.inTurn('s', () => Promise.resolve('too late'))).rejects.toMatchObject({
      code: 'SYSTEM.OVERLOADED',
    });
    // The first is through the door by then.
    await Promise.resolve();
    now.mockReturnValue(20_001);
    const young = line.inTurn('s', () => Promise.resolve('in time'));
    first.end('done');
    expect(await one).toBe('done');
    await late;
    expect(await young).toBe('in time');
    now.mockRestore();
  });

  it('should say that it is busy when too many wait, and take people again afterwards', async () => {
    const line = new SessionLine();
    const first = held();
    const all = [line.inTurn('s', first.work)];
    while (all.length < 500) all.push(line.inTurn('s', () => Promise.resolve('in')));
    await expect(line.inTurn('s', () => Promise.resolve('late'))).rejects.toMatchObject({
      code: 'SYSTEM.OVERLOADED',
    });
    first.end('in');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['in']));
    expect(await line.inTurn('s', () => Promise.resolve('again'))).toBe('again');
  });
});
