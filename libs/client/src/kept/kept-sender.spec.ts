import { describe, expect, it } from '@jest/globals';
import { retryWaitMs } from '../lib/wait.js';
import { KeptSender, type KeptThing } from './kept-sender.js';

const OWNER = 'owner-1';
const LONGEST_WAIT_MS = 30_000;

interface Letter extends KeptThing {
  readonly id: string;
  readonly ownerId: string;
}

/** What the way to the server does to a sending: lets it through, loses it, or loses the answer to it. */
type Way = 'open' | 'down' | 'cut';

/** A server that knows a letter by its id, and refuses those whose id says so. */
function server(ways: Way[] = []) {
  const sendings: string[] = [];
  const had = new Map<string, number>();
  const send = async ({ id }: Letter): Promise<'had' | 'refused' | null> => {
    sendings.push(id);
    const way = ways.shift() ?? 'open';
    await Promise.resolve();
    if (way === 'down') return null;
    if (id.startsWith('bad')) return 'refused';
    if (!had.has(id)) had.set(id, had.size + 1);
    return way === 'cut' ? null : 'had';
  };
  return { sendings, had, send };
}

/** A browser's lock: one at a time, in the order in which it was asked for. */
function lock(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => (last = last.then(work));
}

/** A tab over a device's storage; its clock stands, and its timers ring by hand. */
function tab(
  to: ReturnType<typeof server>,
  {
    storage = new Map<string, Letter>(),
    inTurn = lock(),
  }: { storage?: Map<string, Letter>; inTurn?: ReturnType<typeof lock> } = {},
) {
  const waits: number[] = [];
  const timers = new Set<() => void>();
  const told: (number | null)[] = [];
  const sender = new KeptSender<Letter, Letter, number>(
    {
      kept: {
        all: () => Promise.resolve([...storage.values()]),
        put: (letter) => void storage.set(letter.id, letter),
        drop: (ids) => ids.forEach((id) => storage.delete(id)),
      },
      idOf: ({ id }) => id,
      nextOf: ([letter]) => letter ?? null,
      send: async (letter) => {
        const answer = await to.send(letter);
        if (answer === null) return null;
        return answer === 'had'
          ? { taken: [letter], refused: [], answer: to.had.get(letter.id) ?? 0 }
          : { taken: [], refused: [{ ...letter, refusal: 'never' }] };
      },
      nowMs: () => 1_000,
      inTurn,
      waitMs: (tries) => retryWaitMs(tries, () => 0.999, LONGEST_WAIT_MS),
      schedule: (callback, delayMs) => {
        waits.push(delayMs);
        timers.add(callback);
        return () => timers.delete(callback);
      },
    },
    ({ ownerId }) => ownerId,
  );
  return {
    ...{ sender, storage, waits, timers, told },
    add: (id: string, ownerId = OWNER) => sender.add({ id, ownerId }),
    open: (ownerId = OWNER) => sender.open(ownerId, (answer) => void told.push(answer)),
    /** Time passes: what waits goes on. */
    ring: async () => {
      const due = [...timers];
      timers.clear();
      for (const callback of due) callback();
      await settled();
    },
  };
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
const names = (count: number): string[] => Array.from({ length: count }, (_, no) => `letter-${String(no)}`);

describe('what a device keeps until the server has it', () => {
  it('should go in the order in which it was said, sixty at once, each once', async () => {
    const to = server();
    const one = tab(to);
    one.open();
    await Promise.all(names(60).map((id) => one.add(id)));
    await settled();
    expect(to.sendings).toEqual(names(60));
    expect([one.storage.size, one.sender.read(), one.told.length]).toEqual([0, [], 60]);
  });

  it('should keep its order over a time without a line, and behind what an earlier page kept', async () => {
    const ways = Array.from({ length: 9 }, (): Way => 'down');
    const to = server(ways);
    const storage = new Map<string, Letter>();
    const earlier = tab(to, { storage });
    await earlier.add('first');
    const one = tab(to, { storage });
    one.open();
    await one.sender.reload();
    await one.add('second');
    await one.add('third');
    await settled();
    expect(new Set(to.sendings)).toEqual(new Set(['first']));
    ways.splice(0);
    await one.ring();
    expect([...to.had.keys()]).toEqual(['first', 'second', 'third']);
  });

  it('should hold up no other by one that is refused, and keep that one with why until somebody read it', async () => {
    const to = server();
    const one = tab(to);
    for (const id of ['a', 'bad', 'c']) await one.add(id);
    one.open();
    await settled();
    expect([...to.had.keys()]).toEqual(['a', 'c']);
    expect(one.sender.read()).toMatchObject([{ id: 'bad', refusal: 'never' }]);
    one.sender.hurry();
    await one.sender.reload();
    await settled();
    expect(to.sendings).toEqual(['a', 'bad', 'c']);
    await one.sender.putAway('bad');
    expect([one.sender.read(), one.storage.size]).toEqual([[], 0]);
  });

  it('should be one entry when the answer was lost, and be told with it', async () => {
    const to = server(['cut']);
    const one = tab(to);
    one.open();
    await one.add('letter');
    await settled();
    expect([to.had.size, one.storage.size, one.told]).toEqual([1, 1, []]);
    await one.ring();
    expect(to.sendings).toEqual(['letter', 'letter']);
    expect([to.had.size, one.storage.size, one.told]).toEqual([1, 0, [1]]);
  });

  it('should wait longer from try to try, never longer than the longest, and begin anew with the line', async () => {
    const to = server(Array.from({ length: 41 }, () => 'down'));
    const one = tab(to);
    one.open();
    await one.add('letter');
    await settled();
    for (let tries = 1; tries < 40; tries += 1) {
      expect(one.timers.size).toBe(1);
      await one.ring();
    }
    expect(one.waits).toEqual([...one.waits].sort((a, b) => a - b));
    expect(Math.max(...one.waits)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    expect(one.waits.at(-1)).toBeGreaterThan(LONGEST_WAIT_MS / 2);
    one.sender.hurry();
    await settled();
    expect(one.waits.at(-1)).toBe(one.waits[0]);
    expect(one.timers.size).toBe(1);
    await one.ring();
    expect([to.had.size, one.timers.size]).toEqual([1, 0]);
  });

  it('should be sent by one of two tabs, and be gone in both', async () => {
    const to = server();
    const device = { storage: new Map<string, Letter>(), inTurn: lock() };
    const [one, two] = [tab(to, device), tab(to, device)];
    for (const id of names(20)) await one.add(id);
    await two.sender.reload();
    one.open();
    two.open();
    await settled();
    expect(to.sendings).toEqual(names(20));
    await Promise.all([one.sender.reload(), two.sender.reload()]);
    expect([one.sender.read(), two.sender.read(), device.storage.size]).toEqual([[], [], 0]);
  });

  it('should be one entry each where two tabs share no lock', async () => {
    const to = server();
    const storage = new Map<string, Letter>();
    const [one, two] = [tab(to, { storage }), tab(to, { storage })];
    for (const id of names(20)) await one.add(id);
    await two.sender.reload();
    one.open();
    two.open();
    await settled();
    expect([...to.had.keys()]).toEqual(names(20));
    expect(storage.size).toBe(0);
  });

  it('should be sent for whoever is here alone', async () => {
    const to = server();
    const one = tab(to);
    await one.add('mine');
    await one.add('theirs', 'owner-2');
    const leave = one.open();
    await settled();
    leave();
    expect([...to.had.keys()]).toEqual(['mine']);
    await one.add('mine too');
    await settled();
    expect([...to.had.keys()]).toEqual(['mine']);
    expect([...one.storage.keys()]).toEqual(['theirs', 'mine too']);
  });
});
