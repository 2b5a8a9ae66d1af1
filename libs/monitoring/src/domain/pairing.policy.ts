import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  PAIRING_LIVES_S,
  PAIRING_SLACK_S,
  PAIRING_WAITS_S,
  type PairingCode,
  type ReadPairingCode,
} from '#siaga/contracts';

/** When a shift shows codes. */
export interface ShiftTimes {
  readonly openedAt: Date;
  /** When it ended, or ends by itself. */
  readonly endsAt: Date;
}

/** How a code stands that a phone brings: taken, taken from a phone that had no line, or refused. */
export type PairingVerdict = 'live' | 'late' | 'expired';

/** True for a code that was made with the secret of its shift. */
export function isProved({ signed, proof }: ReadPairingCode, secret: string): boolean {
  const hmac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(signed).digest();
  return timingSafeEqual(hmac.subarray(0, proof.length), proof);
}

/**
 * Judges by the server's clock alone when a code was shown and scanned: a phone says how long it has kept the code, which no clock that is wrong
 * changes. A code from the future would live longer than it may.
 */
export function judgePairing(
  { shownAtS }: Pick<PairingCode, 'shownAtS'>,
  { openedAt, endsAt }: ShiftTimes,
  heldS: number,
  now: Date,
): PairingVerdict {
  const [nowS, opensS, endsS] = [now, openedAt, endsAt].map((at) => at.getTime() / 1_000) as [
    number,
    number,
    number,
  ];
  const isOfShift = shownAtS >= opensS - PAIRING_SLACK_S && shownAtS <= endsS + PAIRING_SLACK_S;
  const ageS = nowS - shownAtS;
  if (!isOfShift || ageS < -PAIRING_SLACK_S || ageS > PAIRING_WAITS_S) return 'expired';
  // Kept for longer than it has been there: the phone's clock was set in between, and the code is no older than it is.
  const scannedAgeS = Math.max(ageS - heldS, 0);
  if (scannedAgeS > PAIRING_LIVES_S + PAIRING_SLACK_S) return 'expired';
  return ageS > PAIRING_LIVES_S + PAIRING_SLACK_S ? 'late' : 'live';
}

/** A claim of one traveller: by which shift's showing, and when it was shown. */
export interface Showing {
  readonly shiftId: string;
  readonly serial: number;
  readonly shownAt: Date;
}

/** True when one showing comes after another, and ends what that opened: by its serial in one shift, by the time between two. */
export function isShownAfter(one: Showing, other: Showing): boolean {
  return one.shiftId === other.shiftId ? one.serial > other.serial : one.shownAt > other.shownAt;
}
