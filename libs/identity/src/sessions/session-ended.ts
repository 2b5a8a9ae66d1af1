/** Data of a `session` or `account` journal row: whose sockets and cached rights end. */
export interface SessionEnded {
  accountId: string;
  sessionId: string | null;
}
