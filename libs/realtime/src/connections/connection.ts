import type { Caller, Visitor } from '#siaga/identity';
import { roomsFor, type CrewedUnit, type HeardScopes } from '../rooms/rooms.policy.js';

/** What is known of one socket, whoever stands behind it. */
export interface Line {
  readonly expiresAtMs: number;
  checkedAtMs: number;
  /** All that the person's grants or passes let them hear. */
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

/** A member of staff's. */
export interface StaffConnection extends Line {
  readonly caller: Caller;
  /** The session's token, to ask again whether the session lives. */
  readonly token: string;
}

/** That of a person without an account. The device's secret is not kept: shown again later it would count as a copy. */
export interface VisitorConnection extends Line {
  readonly visitor: Visitor;
}

/** A socket is one person's or the other's, never both. */
export type Connection = StaffConnection | VisitorConnection;

/** A line that has just been let in; it is looked up once more at the next tick, since it may have ended meanwhile. */
export function newLine(granted: HeardScopes, expiresAtMs: number): Line {
  return {
    expiresAtMs,
    checkedAtMs: 0,
    granted,
    scopes: granted,
    crewed: new Map(),
    crewedVersion: 0,
    isLive: false,
    openResumes: 0,
    lastResume: Promise.resolve(),
    viewKey: null,
  };
}

/** The rooms that a socket belongs in. */
export function roomsOf({ scopes, crewed }: Pick<Line, 'scopes' | 'crewed'>): Set<string> {
  return roomsFor(scopes, crewed.values());
}
