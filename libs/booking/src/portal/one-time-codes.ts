import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { AppError, Clock, isSameText, PersonalDataCipher } from '#siaga/kernel';
import { Messenger, Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { CodeRepository } from '../store/code.repository.js';
import { bookingCodeText } from './booking.text.js';
import { PortalLimits } from './portal-limits.js';

const MINUTE_MS = 60_000;
/** So long a code is good. */
export const CODE_LASTS_MS = 5 * MINUTE_MS;
/** The same form may be sent again so long after it was right. */
const PROVEN_FOR_MS = 15 * MINUTE_MS;
const DIGITS = 6;
const MOST_TRIES = 5;

/** A phone that is to be confirmed, as it is dialled from anywhere. */
export interface AskedPhone {
  readonly e164: string;
  readonly language: 'id' | 'en';
  readonly regionCode: string;
}

/** One-time codes: six digits for five minutes, kept as a keyed digest, tried five times. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly codes: CodeRepository,
    private readonly messenger: Messenger,
    private readonly outbox: Outbox,
    private readonly limits: PortalLimits,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Counts that a code is asked for. Throws BOOKING.TOO_OFTEN. */
  async countSend(e164: string, device: string, address: string): Promise<void> {
    await this.limits.countAddress('code address', address);
    await this.limits.count('code device', device);
    await this.limits.count('code phone', e164);
    await this.limits.count('code phone a day', e164);
  }

  /** Sends a code for a thing; the one before is no longer good. Gives until when it is. */
  async send(tx: Tx, id: string, { e164, language, regionCode }: AskedPhone): Promise<Date> {
    const sentAt = this.clock.now();
    const expiresAt = new Date(sentAt.getTime() + CODE_LASTS_MS);
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const phoneDigest = this.phoneDigest(e164);
    await this.codes.put(tx, { id, phoneDigest, codeDigest: this.digest(id, code), sentAt, expiresAt });
    await this.outbox.cancel(tx, id, [bookingCodeText.key]);
    await this.messenger.tell(tx, bookingCodeText, {
      to: { channel: 'sms', number: e164, language },
      variables: { code },
      ...{ regionCode, subjectId: id, expiresAt },
    });
    return expiresAt;
  }

  /** Nothing when it is the code that was sent to this phone for this thing. Throws BOOKING.CODE_WRONG, BOOKING.TOO_OFTEN. */
  async demand(id: string, e164: string, code: string, address: string): Promise<void> {
    await this.countTry(e164, address);
    const now = this.clock.now();
    const kept = await this.codes.takeTry(id, MOST_TRIES, now);
    const isRight =
      kept !== null &&
      isSameText(kept.codeDigest.toString('hex'), this.digest(id, code).toString('hex')) &&
      kept.phoneDigest.equals(this.phoneDigest(e164));
    if (!isRight) throw new AppError('BOOKING.CODE_WRONG', { details: { triesLeft: kept?.triesLeft ?? 0 } });
    await this.codes.prove(id, now, new Date(now.getTime() + PROVEN_FOR_MS));
  }

  /** Counts that a code is tried. Throws BOOKING.TOO_OFTEN. */
  async countTry(e164: string, address: string): Promise<void> {
    await this.limits.countAddress('try address', address);
    await this.limits.count('try phone', e164);
  }

  /** By which a phone is known again. */
  phoneDigest(e164: string): Buffer {
    return this.cipher.textDigest(`booking phone ${e164}`);
  }

  private digest(id: string, code: string): Buffer {
    return this.cipher.textDigest(`booking code ${id} ${code}`);
  }
}
