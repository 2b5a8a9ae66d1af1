import type { VisitorScope } from '#siaga/contracts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What an issuing module may ask of a pass; what it leaves out is chosen by scope. */
export interface AskedTerms {
  /** Until when the secret may be redeemed. */
  redeemUntil?: Date;
  /** When it opens nothing any more, whatever happens before. */
  endsAt?: Date;
  /** How many devices may redeem it. */
  uses?: number;
}

export interface PassTerms {
  redeemUntil: Date;
  endsAt: Date;
  uses: number;
}

interface ScopeLimits {
  redeemMs: number;
  longestRedeemMs: number;
  lifeMs: number;
  longestLifeMs: number;
  mostUses: number;
}

const LIMITS: Readonly<Record<VisitorScope, ScopeLimits>> = {
  link: {
    redeemMs: 30 * MINUTE_MS,
    longestRedeemMs: DAY_MS,
    lifeMs: DAY_MS,
    longestLifeMs: 3 * DAY_MS,
    mostUses: 5,
  },
  // A booking is made up to a quarter of a year ahead, and its message is opened whenever.
  ticket: {
    redeemMs: 30 * DAY_MS,
    longestRedeemMs: 120 * DAY_MS,
    lifeMs: 30 * DAY_MS,
    longestLifeMs: 120 * DAY_MS,
    mostUses: 10,
  },
  // Paired by hand a moment ago: one television, which comes back by itself for a year.
  screen: {
    redeemMs: 10 * MINUTE_MS,
    longestRedeemMs: DAY_MS,
    lifeMs: 365 * DAY_MS,
    longestLifeMs: 365 * DAY_MS,
    mostUses: 1,
  },
  // The person was confirmed a moment ago; one device, for a year at most.
  person: {
    redeemMs: 15 * MINUTE_MS,
    longestRedeemMs: DAY_MS,
    lifeMs: 180 * DAY_MS,
    longestLifeMs: 365 * DAY_MS,
    mostUses: 1,
  },
};

/** The terms of a new pass. Throws RangeError for what its scope does not allow. */
export function passTerms(scope: VisitorScope, asked: AskedTerms, now: Date): PassTerms {
  const limits = LIMITS[scope];
  const endsAt = asked.endsAt ?? new Date(now.getTime() + limits.lifeMs);
  const redeemUntil =
    asked.redeemUntil ?? new Date(Math.min(now.getTime() + limits.redeemMs, endsAt.getTime()));
  const uses = asked.uses ?? 1;
  const redeemMs = redeemUntil.getTime() - now.getTime();
  const lifeMs = endsAt.getTime() - now.getTime();
  const isAllowed =
    redeemMs > 0 &&
    redeemMs <= Math.min(limits.longestRedeemMs, lifeMs) &&
    lifeMs <= limits.longestLifeMs &&
    Number.isInteger(uses) &&
    uses >= 1 &&
    uses <= limits.mostUses;
  if (!isAllowed) throw new RangeError(`A ${scope} may not be redeemed or live that long, or so often`);
  return { redeemUntil, endsAt, uses };
}

/** A device that nobody used for so long has to be let in anew. */
export const IDLE_MS = 30 * DAY_MS;
/** A device is let in for a year at most. */
export const LONGEST_VISIT_MS = 365 * DAY_MS;
/** Use is noted once in this time: a phone that watches its queue must not write at each look. */
export const SEEN_EVERY_MS = 60 * MINUTE_MS;
/** The secret of a device is made anew after this time. */
export const RENEW_AFTER_MS = DAY_MS;
/** Requests that were on their way when the new secret came still bear the one before. */
export const RENEWAL_GRACE_MS = MINUTE_MS;
/** Ended passes and visits are kept this long, for whoever asks what went wrong, and then deleted. */
export const KEPT_AFTER_END_MS = 7 * DAY_MS;

/** What is known of a device's secret when it is shown. */
export interface ShownToken {
  /** False for the one before. */
  isCurrent: boolean;
  /** The current one has been shown, so it did arrive. */
  isRenewalSeen: boolean;
  renewedAt: Date;
}

/**
 * `arrived`: the new secret is shown for the first time, from here on the one before is void. `copied`: the one before is shown
 * although its holder uses the new one: two devices have it, and neither is believed.
 */
export function judgeToken(
  { isCurrent, isRenewalSeen, renewedAt }: ShownToken,
  now: Date,
): 'good' | 'arrived' | 'copied' {
  if (isCurrent) return isRenewalSeen ? 'good' : 'arrived';
  const isOnItsWay = now.getTime() - renewedAt.getTime() <= RENEWAL_GRACE_MS;
  return !isRenewalSeen || isOnItsWay ? 'good' : 'copied';
}

/** A device whose secret is older than this gets a new one: a day, or a minute when the last one did not arrive. */
export function renewalBefore({ isCurrent }: Pick<ShownToken, 'isCurrent'>, now: Date): Date {
  return new Date(now.getTime() - (isCurrent ? RENEW_AFTER_MS : RENEWAL_GRACE_MS));
}
