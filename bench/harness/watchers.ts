import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { stopChild } from './our-server.js';
import type { WatchOrder } from '../clients/watch.js';

const PROGRAM = path.resolve(import.meta.dirname, '../clients/watch.js');

/** Sockets in a process of their own that only count what they hear. */
export interface Watchers {
  /** Event frames heard since the start, over all sockets. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

/** Connects the sockets and waits until all of them hear the live stream. */
export async function startWatchers(order: WatchOrder): Promise<Watchers> {
  const child = fork(PROGRAM);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The watching clients ended');
  });
  ended.catch(() => undefined);
  const answer = async (question: unknown): Promise<number> => {
    const answered = once(child, 'message') as Promise<[number]>;
    child.send(question as object);
    const [count] = await Promise.race([answered, ended]);
    return count;
  };
  await answer(order);
  return { count: () => answer('count'), stop: () => stopChild(child) };
}
