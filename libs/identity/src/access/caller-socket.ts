import type { Caller } from './caller.js';
import type { Visitor } from './visitor.js';

/** A socket whose handshake found the member of staff behind it. */
export interface CallerSocket {
  readonly id: string;
  readonly data: { readonly caller: Caller };
}

/** A socket whose handshake found a person without an account behind it. */
export interface VisitorSocket {
  readonly id: string;
  readonly data: { readonly visitor: Visitor };
}

/** Either of them: a socket is one person's or the other's, never both. */
export interface PersonSocket {
  readonly id: string;
  readonly data: CallerSocket['data'] | VisitorSocket['data'];
}

/** The person without an account behind a socket, or null when it is staff's. */
export function visitorOf({ data }: PersonSocket): Visitor | null {
  return 'visitor' in data ? data.visitor : null;
}

/** The member of staff behind a socket, or null when it is a visitor's. */
export function callerOf({ data }: PersonSocket): Caller | null {
  return 'caller' in data ? data.caller : null;
}
