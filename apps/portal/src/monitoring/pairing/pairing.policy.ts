import { ApiError, OfflineError } from '#siaga/client';
import { type PairedOwnCase } from '#siaga/contracts';

/** An officer's code that this phone scanned and that no answer has come for yet. */
export interface KeptPairing {
  readonly code: string;
  /** Made by this phone, so that what is sent twice is one claim. */
  readonly claim: string;
  /** By the phone's own clock: for how long it was kept, never for when. */
  readonly scannedAtMs: number;
}

/** Why a code opens nothing; a sentence of `pairing.refused`. */
export type PairingRefusal = 'forged' | 'expired' | 'used' | 'replaced' | 'ofAnother' | 'over' | 'invalid';

export type PairOutcome =
  | { kind: 'open'; secret: string; code: string }
  /** The officer's phone has not sent the entry yet. */
  | { kind: 'waiting'; againMs: number }
  /** No answer: the same is sent again when the line is back. */
  | { kind: 'offline' }
  | { kind: 'later'; againMs: number }
  | { kind: 'refused'; refusal: PairingRefusal };

const REFUSALS: Readonly<Record<string, PairingRefusal>> = {
  'MONITORING.PAIRING_FORGED': 'forged',
  'MONITORING.PAIRING_EXPIRED': 'expired',
  'MONITORING.PAIRING_USED': 'used',
  'MONITORING.PAIRING_REPLACED': 'replaced',
  'MONITORING.PAIRING_OF_ANOTHER': 'ofAnother',
  'MONITORING.OVER': 'over',
  'RESOURCE.NOT_FOUND': 'forged',
  'INPUT.INVALID': 'invalid',
};
const SHORTEST_S = 2;
const LONGEST_S = 60;
/** A code that nobody answered in so long opens nothing any more. */
export const KEPT_FOR_MS = 86_400_000;

const waitMs = (seconds: number): number => Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds)) * 1_000;

/** What an answer means. */
export function outcomeOfPairing(answer: PairedOwnCase): PairOutcome {
  if (answer.state === 'waiting') return { kind: 'waiting', againMs: waitMs(answer.againInS) };
  return { kind: 'open', secret: answer.secret, code: answer.code };
}

/** What no answer, or a refusal, means. Throws what is neither: a fault of this program. */
export function failureOfPairing(error: unknown): PairOutcome {
  if (error instanceof OfflineError) return { kind: 'offline' };
  if (!(error instanceof ApiError)) throw error;
  const refusal = REFUSALS[error.code];
  if (refusal) return { kind: 'refused', refusal };
  return { kind: 'later', againMs: waitMs(Number(error.details.retryAfterS ?? 5)) };
}

/** The code that an address holds: `#e/CODE`; null for another address. */
export function codeInAddress(hash: string): string | null {
  return /^#e\/([\w-]{1,200})$/.exec(hash)?.[1] ?? null;
}

export function readPairing(kept: unknown): KeptPairing | null {
  const { code, claim, scannedAtMs } = kept as Partial<KeptPairing>;
  const isWhole = typeof code === 'string' && typeof claim === 'string' && typeof scannedAtMs === 'number';
  return isWhole ? { code, claim, scannedAtMs } : null;
}
