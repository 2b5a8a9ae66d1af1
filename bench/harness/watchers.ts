import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { stopChild } from './our-server.js';
import type { Heard, WatchOrder } from '../clients/watch.js';

const PROGRAM = path.resolve(import.meta.dirname, '../clients/watch.js');

/** Sockets in a process of their own that only count what they hear. */
export interface Watchers {
  /** What was heard since the start, over all sockets. */
  heard(): Promise<Heard>;
  stop(): Promise<void>;
}

/** Connects the sockets and waits until all of them hear the live stream. */
export async function startWatchers(order: WatchOrder): Promise<Watchers> {
  const child = fork(PROGRAM);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The watching clients ended');
  });
  ended.catch(() => undefined);
  const answer = async (question: unknown): Promise<Heard> => {
    const answered = once(child, 'message') as Promise<[Heard]>;
    child.send(question as object);
    const [heard] = await Promise.race([answered, ended]);
    return heard;
  };
  await answer(order);
  return { heard: () => answer('heard'), stop: () => stopChild(child) };
}
