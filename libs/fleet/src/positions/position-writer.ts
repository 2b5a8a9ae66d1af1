import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError } from '#siaga/kernel';
import { isDataProblem } from '#siaga/persistence';
import type { LivePosition } from './live-position.js';
import { PositionRepository } from './position.repository.js';

/** Positions wait this long for others, so that one statement and one commit store many. */
const COLLECT_MS = 250;
/** So many are stored at once without waiting. */
const FULL_BATCH = 10_000;
/** The most that may wait; beyond it devices are told to try later, and memory stays bounded. */
const MAX_WAITING = 100_000;

interface Waiting {
  positions: readonly LivePosition[];
  stored: () => void;
  failed: (error: unknown) => void;
}

type Listener = (positions: readonly LivePosition[]) => void;

/** Collects positions of many devices into batches. One batch is on its way at a time; a failed one fails for its senders only. */
@Injectable()
export class PositionWriter implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private waitingCount = 0;
  private inFlightCount = 0;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private listener: Listener = () => undefined;

  constructor(private readonly repository: PositionRepository) {}

  /** Calls `listener` with each stored batch, before its senders are answered. */
  onStored(listener: Listener): void {
    this.listener = listener;
  }

  /** Resolves when all `positions` are committed. Throws SYSTEM.DATABASE_UNAVAILABLE or SYSTEM.OVERLOADED when none is. */
  async write(positions: readonly LivePosition[]): Promise<void> {
    if (this.waitingCount + this.inFlightCount + positions.length > MAX_WAITING)
      throw new AppError('SYSTEM.OVERLOADED');
    const done = new Promise<void>((stored, failed) => this.waiting.push({ positions, stored, failed }));
    this.waitingCount += positions.length;
    if (this.waitingCount >= FULL_BATCH) this.writeSoon(0);
    else this.writeSoon(COLLECT_MS);
    return done;
  }

  /** Stores what still waits. */
  async beforeApplicationShutdown(): Promise<void> {
    while (this.writing || this.waiting.length > 0) await (this.writing ?? this.startWriting());
  }

  private writeSoon(delayMs: number): void {
    if (this.writing) return;
    if (this.timer && delayMs > 0) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.startWriting(), delayMs);
  }

  private startWriting(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing ??= this.writeBatch().finally(() => {
      this.writing = null;
      if (this.waiting.length > 0) this.writeSoon(this.waitingCount >= FULL_BATCH ? 0 : COLLECT_MS);
    });
    return this.writing;
  }

  private async writeBatch(): Promise<void> {
    const { batch, rest, count } = split(this.waiting);
    this.waiting = rest;
    this.waitingCount -= count;
    this.inFlightCount = count;
    await this.store(batch);
    this.inFlightCount = 0;
  }

  /** A value of one device that the database cannot hold is looked for by halves: it loses nobody else's positions. Never throws. */
  private async store(batch: readonly Waiting[]): Promise<void> {
    const positions = batch.flatMap((item) => item.positions);
    try {
      await this.repository.store(positions);
      this.listener(positions);
      for (const item of batch) item.stored();
    } catch (error) {
      if (batch.length === 1 || !isDataProblem(error)) {
        for (const item of batch) item.failed(error);
        return;
      }
      const middle = Math.floor(batch.length / 2);
      await this.store(batch.slice(0, middle));
      await this.store(batch.slice(middle));
    }
  }
}

/** The first senders whose positions make up a full batch, and the rest. */
function split(waiting: Waiting[]): { batch: Waiting[]; rest: Waiting[]; count: number } {
  let count = 0;
  let end = 0;
  while (end < waiting.length && count < FULL_BATCH) count += waiting[end++]?.positions.length ?? 0;
  return { batch: waiting.slice(0, end), rest: waiting.slice(end), count };
}
