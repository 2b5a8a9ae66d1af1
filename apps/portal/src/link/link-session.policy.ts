import { ApiError, OfflineError } from '#siaga/client';
import { type Visit } from '#siaga/contracts';

/** What the portal asks the server about links. Each throws ApiError when refused, OfflineError without an answer. */
export interface LinkApi {
  /** Trades the secret for a visit of this browser, kept in a cookie. */
  redeem: (secret: string) => Promise<Visit>;
  /** Who was let in in this browser; null when nobody is. */
  current: () => Promise<Visit | null>;
  leave: () => Promise<void>;
}

export type LinkState =
  | { kind: 'loading' }
  | { kind: 'none' }
  /** There is a secret, and nothing was sent: programs that only preview a link must not use it up. */
  | { kind: 'asking' }
  | { kind: 'expired' }
  /** No connection, and the secret waits. */
  | { kind: 'offline' }
  /** No connection, and somebody was let in here before. */
  | { kind: 'away' }
  | { kind: 'failed'; correlationId: string }
  | { kind: 'signed_in'; visit: Visit };

/** `#m/SECRET`: behind the `#`, so that no server, proxy or log ever sees it. */
const FRAGMENT = /^#m\/([\w-]{22,200})$/;

/** The secret in the page's address; null when there is none or it is cut short. */
export function secretOf(hash: string): string | null {
  return FRAGMENT.exec(hash)?.[1] ?? null;
}

/** Refusals that mean: used up, too old, or never there. */
const SPENT: readonly number[] = [401, 403, 404, 409, 410];

function failureOf(error: unknown): LinkState {
  if (!(error instanceof ApiError)) throw error;
  return { kind: 'failed', correlationId: error.correlationId };
}

/** True when the secret has been answered for good and has to leave the address; a broken line leaves it for the next try. */
export function isAnswered({ kind }: LinkState): boolean {
  return kind === 'signed_in' || kind === 'expired';
}

/**
 * What the page shows for its address at first: a secret waits for its person's word; else who was let in here, if anybody was
 * (`isKnown`). Never throws what the server or the line said.
 */
export async function openPage(links: LinkApi, hash: string, isKnown: boolean): Promise<LinkState> {
  if (secretOf(hash) !== null) return { kind: 'asking' };
  if (!isKnown) return { kind: 'none' };
  try {
    const visit = await links.current();
    return visit ? { kind: 'signed_in', visit } : { kind: 'none' };
  } catch (error) {
    return error instanceof OfflineError ? { kind: 'away' } : failureOf(error);
  }
}

/** Trades the secret, once its person said so. Never throws what the server or the line said. */
export async function openLink(links: LinkApi, secret: string): Promise<LinkState> {
  try {
    return { kind: 'signed_in', visit: await links.redeem(secret) };
  } catch (error) {
    if (error instanceof OfflineError) return { kind: 'offline' };
    if (error instanceof ApiError && SPENT.includes(error.status)) return { kind: 'expired' };
    return failureOf(error);
  }
}
