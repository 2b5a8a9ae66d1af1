import type { Tx } from '#siaga/persistence';
import type { Channel, ClaimedMessage, Sending } from '../domain/sending.js';
import type { Endings } from './endings.js';
import type { Result } from './message.js';

/** Carries the messages of one channel to one provider, or to many other ends. */
export interface Carrier {
  readonly channel: Channel;
  /** Its name in the list of messages, in costs and limits. */
  readonly provider: string;
  /** Attempts at the same time in this process: one that hangs must not hold up the others. */
  readonly mostAtOnce: number;
  /** Messages a second over all processes; null for no limit. */
  readonly ratePerS: number | null;
  /** All go through one service: when that one is away, or asks for a pause, all wait. */
  readonly hasOneProvider: boolean;
  /** It makes a noise at somebody's bed: waits for the morning unless it is an emergency. */
  readonly wakesPeople: boolean;
  /** Longest wait between two attempts. */
  readonly longestWaitMs: number;

  /** One attempt; outside of any transaction. Within 15 s; what it throws counts as `again`. */
  send(message: ClaimedMessage): Promise<Sending>;
  /** Gives up its connections, when the process ends. */
  close?(): void;
  /** Stores how it went, with what follows from it, in one transaction; left out, `Endings.settle` does. */
  record?(tx: Tx, message: ClaimedMessage, result: Result, endings: Endings): Promise<void>;
}
