import { Inject, Injectable } from '@nestjs/common';
import { endsVisit, VisitService, type Visitor } from '#siaga/identity';
import type { JournalRow } from '#siaga/journal';
import { AppError, Clock, LOGGER, type Logger } from '#siaga/kernel';
import { cut, cutUnexplained, type EndReason } from './cut.js';
import type { VisitorSocket } from './socket-server.js';

/** A few tabs of one browser. In each process: which of them a device comes to is chance. */
export const MOST_SOCKETS = 4;
/** Even without word from the journal, a visit is looked up again after this time. */
const RECHECK_MS = 60_000;

/** The sockets of this process that belong to people without an account, by visit, and the end of their visits. */
@Injectable()
export class VisitorRegistry {
  private readonly byVisit = new Map<string, Set<VisitorSocket>>();

  constructor(
    private readonly visits: VisitService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  countOf(sessionId: string): number {
    return this.byVisit.get(sessionId)?.size ?? 0;
  }

  *all(): Iterable<VisitorSocket> {
    for (const sockets of this.byVisit.values()) yield* sockets;
  }

  /** One too many, let in at the same moment as others, is closed. */
  add(socket: VisitorSocket): void {
    const { sessionId } = socket.data.visitor;
    const sockets = this.byVisit.get(sessionId) ?? new Set();
    if (sockets.size >= MOST_SOCKETS) socket.disconnect(true);
    else this.byVisit.set(sessionId, sockets.add(socket));
  }

  remove(socket: VisitorSocket): void {
    const { sessionId } = socket.data.visitor;
    const sockets = this.byVisit.get(sessionId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.byVisit.delete(sessionId);
  }

  /** Cuts the sockets of a visit that the row ends, or that it changes: the device looks anew at what it may open. */
  end(row: JournalRow): void {
    for (const sockets of this.byVisit.values())
      for (const socket of [...sockets]) {
        const { visitor } = socket.data;
        if (endsVisit(row, visitor) && !isKnown(row, visitor)) cut(socket, reasonOf(row, visitor));
      }
  }

  /** Cuts sockets of which something has run out, and looks the others up again once a minute, all in one question. */
  async recheck(): Promise<void> {
    const nowMs = this.clock.now().getTime();
    const due: VisitorSocket[] = [];
    for (const socket of [...this.byVisit.values()].flatMap((sockets) => [...sockets])) {
      if (socket.data.expiresAtMs <= nowMs) cut(socket, 'expired');
      else if (nowMs - socket.data.checkedAtMs >= RECHECK_MS) due.push(socket);
    }
    if (due.length > 0) await this.lookUp(due, nowMs);
  }

  private async lookUp(due: readonly VisitorSocket[], nowMs: number): Promise<void> {
    for (const { data } of due) data.checkedAtMs = nowMs;
    try {
      const open = await this.visits.openPasses([...new Set(due.map(({ data }) => data.visitor.sessionId))]);
      for (const socket of due) {
        const { sessionId, passes } = socket.data.visitor;
        const ids = open.get(sessionId);
        if (!ids) cutUnexplained(socket);
        else if (!passes.every(({ id }) => ids.includes(id))) cut(socket, 'rights_changed');
      }
    } catch (error) {
      // A database that is away ends nobody's visit; the next minute asks again.
      if (!(error instanceof AppError))
        this.logger.error({ err: error }, 'visits could not be looked up again');
    }
  }
}

/** A process that is a moment behind tells of a pass that the socket came in with. */
function isKnown(row: JournalRow, { passes }: Visitor): boolean {
  return row.type === 'visit.opened.v1' && passes.some(({ id }) => id === row.data.passId);
}

function reasonOf(row: JournalRow, { passes }: Visitor): EndReason {
  const leavesSomething = row.type === 'visit.opened.v1' || (row.entity === 'pass' && passes.length > 1);
  return leavesSomething ? 'rights_changed' : 'signed_out';
}
