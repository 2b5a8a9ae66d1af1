import type { Caller } from '#siaga/identity';
import { roomsFor, type CrewedUnit, type HeardScopes } from '../rooms/rooms.policy.js';

/** What is known of one socket. */
export interface Connection {
  readonly caller: Caller;
  /** The session's token, to ask again whether the session lives. */
  readonly token: string;
  readonly expiresAtMs: number;
  checkedAtMs: number;
  /** All that the person's grants let them hear. */
  readonly granted: HeardScopes;
  /** Of that, what the client asked for. */
  scopes: HeardScopes;
  /** Units the person is signed on to, or has a grant for, by id. */
  readonly crewed: Map<string, CrewedUnit>;
  /** Counts changes of `crewed` told by the journal, so that an older answer of the database is not taken over them. */
  crewedVersion: number;
  /** True once the socket is in its rooms. */
  isLive: boolean;
  /** Resumes asked for and not yet answered. */
  openResumes: number;
  /** The last resume asked for; the next one starts after it. */
  lastResume: Promise<void>;
  /** Key of the group that shares its map's positions. */
  viewKey: string | null;
}

/** The rooms that a socket belongs in. */
export function roomsOf({ scopes, crewed }: Pick<Connection, 'scopes' | 'crewed'>): Set<string> {
  return roomsFor(scopes, crewed.values());
}
