import { DiscoveryService } from '@nestjs/core';
import type { Snapshot } from '#siaga/contracts';
import type { Tx } from '#siaga/persistence';
import type { Caller } from './caller.js';

/** The parts of a snapshot that modules fill; its place in the journal and its time come from the server. */
export type SnapshotKey = Exclude<keyof Snapshot, 'seq' | 'cursor' | 'at' | 'topics'>;

/** One reading of a snapshot: all of one moment, for one person. */
export class SnapshotReading {
  private readonly known = new Map<unknown, Promise<unknown>>();

  constructor(
    readonly tx: Tx,
    readonly caller: Caller,
  ) {}

  /** What several parts need is read once a snapshot; `key` tells it from others, usually the class that reads it. */
  once<T>(key: unknown, read: () => Promise<T>): Promise<T> {
    const known = this.known.get(key) as Promise<T> | undefined;
    if (known) return known;
    const reading = read();
    this.known.set(key, reading);
    return reading;
  }
}

/** A module's part of the first view: everything alive that the person may see. Reads through the reading's transaction only. */
export interface SnapshotPart<K extends SnapshotKey> {
  read(reading: SnapshotReading): Promise<Pick<Snapshot, K>>;
}

/** Marks an injectable `SnapshotPart` with the keys that it fills. */
export const FillsSnapshot = DiscoveryService.createDecorator<readonly SnapshotKey[]>();
