import { Injectable } from '@nestjs/common';
import type { HeldPlace, HoldPlaceInput } from '#siaga/contracts';
import { addressKey, AppError, Clock, found, PersonalDataCipher } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { HoldRepository, type StoredHold } from '../store/hold.repository.js';
import { SessionRepository } from '../store/session.repository.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { PortalLimits } from './portal-limits.js';

/** So long a form may take. */
const LASTS_MS = 120_000;
/** What one address may hold at once: of all sessions, and of one. Thousands of phones may stand behind it, or one program. */
const MOST_OF_ADDRESS = 20;
const MOST_OF_SESSION = 6;
const BUSY_S = 30;

/** Places that wait for their form. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly holds: HoldRepository,
    private readonly ledger: Ledger,
    private readonly line: SessionLine,
    private readonly limits: PortalLimits,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Holds a place for two minutes. Throws RESOURCE.NOT_FOUND, BOOKING.NOT_OPEN, BOOKING.FULL, BOOKING.TOO_OFTEN. */
  async hold(input: HoldPlaceInput, address: string): Promise<HeldPlace> {
    const { sessionId, placeKind, cluster, device } = input;
    await this.limits.countAddress('hold address', address);
    await this.limits.count('hold device', device);
    const deviceDigest = this.deviceDigest(device);
    const addressDigest = this.cipher.textDigest(`booking address ${addressKey(address)}`);
    return this.line.inTurn(sessionId, () =>
      this.database.transaction(async (tx) => {
        const held = found(await this.sessions.lock(tx, sessionId));
        const hold = await this.ledger.hold(tx, held, {
          ...{ placeKind, cluster, deviceDigest, addressDigest, lastsMs: LASTS_MS },
        });
        const { all, here } = await this.holds.ofAddress(tx, addressDigest, sessionId, hold.madeAt);
        if (all > MOST_OF_ADDRESS || here > MOST_OF_SESSION)
          throw new AppError('BOOKING.TOO_OFTEN', { details: { retryAfterS: BUSY_S } });
        const { from, to } = found(asTheDayRuns(held.session)[hold.cluster]);
        return { holdId: hold.id, until: hold.until.toISOString(), cluster: hold.cluster, from, to };
      }),
    );
  }

  /** The hold of a device, whether it still holds or not. Throws RESOURCE.NOT_FOUND. */
  async ofDevice(id: string, device: string): Promise<StoredHold> {
    return found(await this.holds.ofDevice(id, this.deviceDigest(device)));
  }

  /** Lets it wait for the message with the code, once from the time it was made. Gives its end. */
  async prolong(tx: Tx, { id, madeAt, until }: StoredHold): Promise<Date> {
    const now = this.clock.now();
    if (until <= now) return until;
    const longest = new Date(madeAt.getTime() + 2 * LASTS_MS);
    await this.holds.prolong(tx, id, longest, now);
    return longest;
  }

  private deviceDigest(device: string): Buffer {
    return this.cipher.textDigest(`booking device ${device}`);
  }
}
