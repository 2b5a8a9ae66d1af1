import { type ChangeEvent, type ClientEvents, type Snapshot, type StreamCursor } from '#siaga/contracts';

type ResumeInput = Parameters<ClientEvents['resume']>[0];

/**
 * How far a client has followed each stream of the journal: the one place that knows what a position in it looks like. Everything
 * up to it has been applied whole.
 */
export class JournalCursor {
  private reached: StreamCursor | null = null;

  /** False until a snapshot was taken, and again after `forget`. */
  get isSet(): boolean {
    return this.reached !== null;
  }

  /** Starts where the snapshot ends. */
  set({ cursor }: Pick<Snapshot, 'cursor'>): void {
    this.reached = { ...cursor };
  }

  forget(): void {
    this.reached = null;
  }

  /** Moves on over changes without a hole before them in their stream; never back. */
  passed(events: readonly Pick<ChangeEvent, 'stream' | 'seq'>[]): void {
    for (const { stream, seq } of events) this.move({ [stream]: seq });
  }

  /** Moves on to where the server says that a resume ended. */
  resumed({ cursor }: { cursor: StreamCursor }): void {
    this.move(cursor);
  }

  /** What the server is asked to go on from. */
  resumeInput(): ResumeInput {
    return { since: { ...this.reached } };
  }

  private move(to: Partial<StreamCursor>): void {
    const { reached } = this;
    if (reached === null) return;
    for (const stream of Object.keys(to) as (keyof StreamCursor)[])
      reached[stream] = Math.max(reached[stream], to[stream] ?? 0);
  }
}
