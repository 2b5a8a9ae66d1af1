import { ApiError, OfflineError } from '#siaga/client';

/** Whom a link is for, as the page says it: enough to see that it is the right person, no more. */
export interface LinkPerson {
  displayName: string;
}

/** What the portal asks the server about links. Each throws ApiError when refused, OfflineError without an answer. */
export interface LinkApi {
  /** Trades the one-use secret for a session of this browser, kept in a cookie. */
  redeem: (secret: string) => Promise<LinkPerson>;
  /** Who is signed in in this browser; null when nobody is. */
  current: () => Promise<LinkPerson | null>;
  leave: () => Promise<void>;
}

export type LinkState =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'expired' }
  | { kind: 'offline' }
  | { kind: 'failed'; correlationId: string }
  /** The server serves no links. */
  | { kind: 'unavailable' }
  | { kind: 'signed_in'; person: LinkPerson };

/** `#m/SECRET`: behind the `#`, so that no server, proxy or log ever sees it. */
const FRAGMENT = /^#m\/([\w-]{22,200})$/;

/** The secret in the page's address; null when there is none or it is cut short. */
export function secretOf(hash: string): string | null {
  return FRAGMENT.exec(hash)?.[1] ?? null;
}

/** Refusals that mean: used up, too old, or never there. */
const SPENT: readonly number[] = [401, 403, 404, 409, 410];

function stateOfFailure(error: unknown): LinkState {
  if (error instanceof OfflineError) return { kind: 'offline' };
  if (!(error instanceof ApiError)) throw error;
  return SPENT.includes(error.status)
    ? { kind: 'expired' }
    : { kind: 'failed', correlationId: error.correlationId };
}

/** True when the secret has been answered for good and has to leave the address; a broken line leaves it for the next try. */
export function isAnswered({ kind }: LinkState): boolean {
  return kind === 'signed_in' || kind === 'expired';
}

/** What the page shows for its address: trades the secret, or asks who is signed in. Never throws what the server or the line said. */
export async function openLink(links: LinkApi | null, hash: string): Promise<LinkState> {
  const secret = secretOf(hash);
  if (!links) return secret === null ? { kind: 'none' } : { kind: 'unavailable' };
  try {
    const person = secret === null ? await links.current() : await links.redeem(secret);
    return person ? { kind: 'signed_in', person } : { kind: 'none' };
  } catch (error) {
    return stateOfFailure(error);
  }
}
