/** Data of a `session` or `account` journal row: whose sockets and cached rights end. */
export interface SessionEnded {
  accountId: string;
  /** The one session that ended; null for all of the account's. */
  sessionId: string | null;
  /** The session that lives on when all others end: the one in which the person changed the password. */
  exceptSessionId?: string | null;
}

/** True when the row ends this session. */
export function endsSession(ended: SessionEnded, session: { id: string; accountId: string }): boolean {
  if (ended.sessionId !== null) return ended.sessionId === session.id;
  return ended.accountId === session.accountId && ended.exceptSessionId !== session.id;
}
