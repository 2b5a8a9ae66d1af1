import { Injectable } from '@nestjs/common';
import { addressKey, AppError, Clock, PersonalDataCipher } from '#siaga/kernel';
import { CodeRepository } from '../store/code.repository.js';

const MINUTE_MS = 60_000;
const S = 1_000;

/** What is counted, of whom, and how often it may be in how long. A mobile network has thousands of phones behind one address. */
const LIMITS = {
  /** Looking for places: cheap for a person, dear for us when a program does it. */
  'search address': { most: 600, windowMs: 5 * MINUTE_MS },
  'hold device': { most: 30, windowMs: 15 * MINUTE_MS },
  'hold address': { most: 600, windowMs: 15 * MINUTE_MS },
  'code device': { most: 6, windowMs: 15 * MINUTE_MS },
  'code phone': { most: 4, windowMs: 15 * MINUTE_MS },
  'code phone a day': { most: 10, windowMs: 24 * 60 * MINUTE_MS },
  'code address': { most: 120, windowMs: 15 * MINUTE_MS },
  /** Who comes back by the code of a number: asking and trying. */
  'return code': { most: 20, windowMs: 60 * MINUTE_MS },
  /** Moved, given back, booked anew: each takes the session's row. */
  'change ticket': { most: 20, windowMs: 15 * MINUTE_MS },
  /** Televisions that ask for a code, and whether somebody typed it: many may stand behind one address. */
  'board device': { most: 40, windowMs: 15 * MINUTE_MS },
  'board address': { most: 300, windowMs: 15 * MINUTE_MS },
  'board look device': { most: 600, windowMs: 15 * MINUTE_MS },
  'board look address': { most: 12_000, windowMs: 15 * MINUTE_MS },
  /** Codes of televisions that an account types, and a house together. */
  'pair account': { most: 10, windowMs: 15 * MINUTE_MS },
  'pair facility': { most: 30, windowMs: 60 * MINUTE_MS },
  'try phone': { most: 20, windowMs: 60 * MINUTE_MS },
  'try address': { most: 300, windowMs: 15 * MINUTE_MS },
} as const;
type Counted = keyof typeof LIMITS;

/** How often people without an account may try something: counted before it is done, in every process together. */
@Injectable()
export class PortalLimits {
  constructor(
    private readonly codes: CodeRepository,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Throws BOOKING.TOO_OFTEN with `retryAfterS`. */
  async count(what: Counted, whose: string): Promise<void> {
    const { most, windowMs } = LIMITS[what];
    const now = this.clock.now();
    const key = this.cipher.textDigest(`booking ${what} ${whose}`);
    const { tries, since } = await this.codes.count(key, now, new Date(now.getTime() - windowMs));
    if (tries <= most) return;
    const waitMs = since.getTime() + windowMs - now.getTime();
    throw new AppError('BOOKING.TOO_OFTEN', { details: { retryAfterS: Math.max(1, Math.ceil(waitMs / S)) } });
  }

  /** The same for where somebody asks from; a whole /64 is one customer's. */
  countAddress(what: Extract<Counted, `${string} address`>, address: string): Promise<void> {
    return this.count(what, addressKey(address));
  }
}
