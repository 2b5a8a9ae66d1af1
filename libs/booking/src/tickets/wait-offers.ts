import { Injectable } from '@nestjs/common';
import { Clock, newId, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { HoldRepository } from '../store/hold.repository.js';
import type { HeldSession } from '../store/session.repository.js';
import { WaitRepository, type StoredWait } from '../store/wait.repository.js';
import { Places } from './places.js';

const MINUTE_MS = 60_000;
/** So long an offer is theirs alone; then it is the next one's. */
const OFFER_LASTS_MS = 10 * MINUTE_MS;
/** Of whom no way is known. */
const USUAL_TRAVEL_S = 1_800;
/** Time to read the message, and to find the door. */
const ON_THE_WAY_MS = 10 * MINUTE_MS;

/**
 * Freed places go to who waits, in the transaction that frees them: nobody comes between. Whoever cannot be there before the window ends is
 * passed over for that one, and keeps their turn.
 */
@Injectable()
export class WaitOffers {
  constructor(
    private readonly waits: WaitRepository,
    private readonly holds: HoldRepository,
    private readonly places: Places,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /** Offers what is free in a session that is held; ends the line of one that is over. */
  async offer(tx: Tx, held: HeldSession): Promise<void> {
    const { session } = held;
    const now = this.clock.now();
    const isOver =
      session.state !== 'open' ||
      Date.parse(session.endsAt) + session.delayMinutes * MINUTE_MS <= now.getTime();
    for (const wait of await this.waits.line(tx, session.id)) {
      const isLate = wait.state === 'offered' && wait.offeredUntil !== null && wait.offeredUntil <= now;
      if (isLate || isOver) await this.end(tx, wait, isOver ? 'ended' : 'passed');
      else if (wait.state === 'waiting') await this.offerTo(tx, held, wait, now);
    }
  }

  /** Takes somebody out of the line; the place that was kept for them is free. */
  async end(tx: Tx, { id, holdId }: StoredWait, state: 'ended' | 'passed' | 'left'): Promise<void> {
    await this.waits.end(tx, id, state);
    if (holdId !== null) await this.holds.end(tx, holdId);
  }

  private async offerTo(tx: Tx, held: HeldSession, wait: StoredWait, now: Date): Promise<void> {
    const from = new Date(now.getTime() + (wait.travelS ?? USUAL_TRAVEL_S) * 1_000 + ON_THE_WAY_MS);
    const { choice } = await this.places.choose(
      tx,
      held,
      { quotaKind: wait.placeKind, cluster: null },
      { now, from },
    );
    if (choice.kind !== 'place') return;
    const until = new Date(now.getTime() + OFFER_LASTS_MS);
    const hold = { id: newId(), sessionId: held.session.id, placeKind: wait.placeKind, madeAt: now, until };
    const { cluster, seat, seatKind } = choice;
    // No device holds it: only the page of who waits takes it.
    const digest = this.cipher.textDigest(`booking wait ${wait.id}`);
    await this.holds.insert(tx, {
      ...{ ...hold, cluster, seat, seatKind, isOver: false },
      ...{ deviceDigest: digest, addressDigest: digest },
    });
    await this.waits.offer(tx, wait.id, hold.id, until);
  }
}
