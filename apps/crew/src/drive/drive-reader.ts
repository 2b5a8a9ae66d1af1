import { ApiError, OfflineError } from '#siaga/client';
import type { AssignmentRoute, EtaTarget, Point } from '#siaga/contracts';
import { askFromMs, type Asked } from './ask-again.policy.js';
import { driveOf, type Drive } from './progress.policy.js';

/** What is to be driven now. */
export interface Wanted {
  assignmentId: string;
  towards: EtaTarget;
  /** Null when the phone does not know where the hospital is. */
  to: Point | null;
  /** Replaced as a whole when an area is closed or opened. */
  closures: unknown;
  isOff: boolean;
}

export interface DriveReaderPorts {
  ask: (assignmentId: string, signal: AbortSignal) => Promise<AssignmentRoute>;
  nowMs: () => number;
  load: (assignmentId: string, towards: EtaTarget) => Drive | null;
  keep: (drive: Drive) => void;
}

/** Keeps the way of the job in hand: asks the centre when it is time to, and stays with the last way when it cannot. */
export class DriveReader {
  private drive: Drive | null = null;
  private name = '';
  private asked: Asked | null = null;
  private pending: AbortController | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ports: DriveReaderPorts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): Drive | null => this.drive;

  /** Call whenever something changed, and once a second. */
  look(wanted: Wanted): void {
    const { assignmentId, towards, to, closures, isOff } = wanted;
    const name = `${assignmentId} ${towards} ${to?.lon} ${to?.lat}`;
    if (name !== this.name) {
      this.name = name;
      this.put(this.kept(wanted));
    }
    if (this.ports.nowMs() < askFromMs(this.asked, { drive: name, closures, isOff })) return;
    this.asked = { drive: name, closures, atMs: this.ports.nowMs(), isAnswered: false };
    void this.ask(wanted, this.asked);
  }

  /** The line to the centre is back: the next look asks. */
  hurry(): void {
    if (!this.asked?.isAnswered) this.asked = null;
  }

  stop(): void {
    this.pending?.abort();
    this.pending = null;
    this.asked = null;
  }

  private async ask(wanted: Wanted, asked: Asked): Promise<void> {
    this.pending?.abort();
    const pending = new AbortController();
    this.pending = pending;
    try {
      const answer = await this.ports.ask(wanted.assignmentId, pending.signal);
      if (this.asked !== asked) return;
      const drive = driveOf(answer, wanted, this.ports.nowMs());
      if (!drive) return;
      asked.isAnswered = true;
      this.ports.keep(drive);
      this.put(drive);
    } catch (error) {
      // Without a line, or while the centre is in trouble, the last way stays and its age is shown.
      if (pending.signal.aborted || error instanceof OfflineError || error instanceof ApiError) return;
      throw error;
    }
  }

  private kept({ assignmentId, towards, to }: Wanted): Drive | null {
    const kept = this.ports.load(assignmentId, towards);
    return (
      kept && driveOf({ towards, route: kept.route, eta: null }, { assignmentId, towards, to }, 0) && kept
    );
  }

  private put(drive: Drive | null): void {
    if (drive === this.drive) return;
    this.drive = drive;
    for (const listener of this.listeners) listener();
  }
}
