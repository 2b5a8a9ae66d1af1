import { Inject, Injectable } from '@nestjs/common';
import { endsSession, SessionService, type SessionEnded } from '#siaga/identity';
import { AppError, Clock, LOGGER, type Logger } from '#siaga/kernel';
import { cut, cutUnexplained, type EndReason } from './cut.js';
import type { StaffSocket } from './socket-server.js';

/** Even without word from the journal, a session is looked up again after this time. */
const RECHECK_MS = 60_000;
/** Tabs and windows of one browser. Both hold in each process: which of them a socket comes to is chance. */
export const MOST_OF_A_SESSION = 20;
/** A person signs in on a handful of machines. */
export const MOST_OF_AN_ACCOUNT = 60;

/** The sockets of staff in this process by person, and the end of their sessions. */
@Injectable()
export class ConnectionRegistry {
  private readonly byAccount = new Map<string, Set<StaffSocket>>();

  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** How many sockets are connected. */
  get size(): number {
    let count = 0;
    for (const sockets of this.byAccount.values()) count += sockets.size;
    return count;
  }

  /** True when one more would be too many of its session or its account. */
  isFull(accountId: string, sessionId: string): boolean {
    const sockets = this.byAccount.get(accountId);
    if (!sockets) return false;
    if (sockets.size >= MOST_OF_AN_ACCOUNT) return true;
    let ofSession = 0;
    for (const { data } of sockets) if (data.caller.sessionId === sessionId) ofSession += 1;
    return ofSession >= MOST_OF_A_SESSION;
  }

  /** One too many, let in at the same moment as others, is closed. */
  add(socket: StaffSocket): void {
    const { account, sessionId } = socket.data.caller;
    if (this.isFull(account.id, sessionId)) {
      socket.disconnect(true);
      return;
    }
    const sockets = this.byAccount.get(account.id) ?? new Set();
    this.byAccount.set(account.id, sockets.add(socket));
  }

  remove(socket: StaffSocket): void {
    const { id } = socket.data.caller.account;
    const sockets = this.byAccount.get(id);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.byAccount.delete(id);
  }

  of(accountId: string): Iterable<StaffSocket> {
    return this.byAccount.get(accountId) ?? [];
  }

  *all(): Iterable<StaffSocket> {
    for (const sockets of this.byAccount.values()) yield* sockets;
  }

  /** Cuts the sockets of the sessions that ended. */
  end(ended: SessionEnded, code: EndReason): void {
    for (const socket of [...this.of(ended.accountId)]) {
      const session = { id: socket.data.caller.sessionId, accountId: ended.accountId };
      if (endsSession(ended, session)) cut(socket, code);
    }
  }

  /** Cuts sockets whose session has run out, and looks the others up again once a minute. */
  async recheck(): Promise<void> {
    const nowMs = this.clock.now().getTime();
    for (const socket of [...this.all()]) {
      if (socket.data.expiresAtMs <= nowMs) cut(socket, 'expired');
      else if (nowMs - socket.data.checkedAtMs >= RECHECK_MS) await this.lookUp(socket, nowMs);
    }
  }

  private async lookUp(socket: StaffSocket, nowMs: number): Promise<void> {
    socket.data.checkedAtMs = nowMs;
    try {
      const session = await this.sessions.authenticate(socket.data.token);
      if (!session) cutUnexplained(socket);
    } catch (error) {
      // A database that is away ends nobody's session; the next minute asks again.
      if (!(error instanceof AppError))
        this.logger.error({ err: error }, 'a session could not be looked up again');
    }
  }
}
