import { type ChangeEvent, type ClientEvents, type Snapshot } from '#siaga/contracts';

type ResumeInput = Parameters<ClientEvents['resume']>[0];

/**
 * How far a client has followed the journal: the one place that knows what a position in it looks like. Everything up
 * to it has been applied whole.
 */
export class JournalCursor {
  private seq: number | null = null;

  /** False until a snapshot was taken, and again after `forget`. */
  get isSet(): boolean {
    return this.seq !== null;
  }

  /** Starts where the snapshot ends. */
  set({ seq }: Pick<Snapshot, 'seq'>): void {
    this.seq = seq;
  }

  forget(): void {
    this.seq = null;
  }

  /** Moves on over changes without a hole before them; never back. */
  passed(events: readonly Pick<ChangeEvent, 'seq'>[]): void {
    this.seq = Math.max(this.seq ?? 0, ...events.map((event) => event.seq));
  }

  /** Moves on to where the server says that a resume ended. */
  resumed({ seq }: { seq: number }): void {
    this.seq = Math.max(this.seq ?? 0, seq);
  }

  /** What the server is asked to go on from. */
  resumeInput(): ResumeInput {
    return { since: this.seq ?? 0 };
  }
}
