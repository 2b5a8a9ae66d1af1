import { Injectable } from '@nestjs/common';
import type { RedeemInput, Visit, VisitChange } from '#siaga/contracts';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, Clock, newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { digestOf, newSecret } from '../access/secret.js';
import { Visitor } from '../access/visitor.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.js';
import type { LiveVisit } from './live-visit.js';
import { judgeToken, LONGEST_VISIT_MS, renewalBefore, SEEN_EVERY_MS } from './visit.policy.js';
import { VisitStores } from './visit-stores.js';
import type { StoredVisit } from './visit.repository.js';

/** A visit, with the secret of the device where it is a new one. */
export interface OpenedVisit {
  visit: LiveVisit;
  token: string | null;
}

/** People without an account: opening a link, finding who stands behind a device's secret, leaving. */
@Injectable()
export class VisitService {
  constructor(
    private readonly database: Database,
    private readonly stores: VisitStores,
    private readonly throttle: SignInThrottle,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Trades a link's secret for a visit of this device, or adds to the one it has. The device that used a link up may open it again.
   * Throws RESOURCE.NOT_FOUND for a link that is unknown, used up, too old or ended, and IDENTITY.THROTTLED.
   */
  async redeem(input: RedeemInput, from: { address: string; token: string | null }): Promise<OpenedVisit> {
    const hashes = { secretHash: digestOf(input.secret), deviceHash: digestOf(input.device) };
    await this.throttle.countLink(hashes.secretHash, from.address);
    const known = await this.authenticate(from.token);
    const opened = await this.database.transaction((tx) => this.open(tx, hashes, known));
    await this.throttle.linkOpened(hashes.secretHash, from.address);
    const token = opened.token ?? from.token;
    const visit = token === null ? null : await this.authenticate(token);
    // The pass ended in the moment between.
    if (!visit) throw new AppError('RESOURCE.NOT_FOUND');
    return { visit, token: opened.token };
  }

  /** The living visit of a device's secret, or null. Answers from memory for as long as nothing about it changed. */
  async authenticate(token: string | null): Promise<LiveVisit | null> {
    if (!token) return null;
    const hash = digestOf(token);
    const key = hash.toString('base64');
    const now = this.clock.now();
    const known = this.stores.cache.get(key, now);
    if (known) return known;
    const { mark } = this.stores.cache;
    const stored = await this.stores.visits.alive(hash, now);
    if (!stored || !(await this.isBelieved(stored, now))) return null;
    if (now.getTime() - stored.seenAt.getTime() > SEEN_EVERY_MS)
      await this.stores.visits.noteSeen(stored.id, now);
    const visit = { sessionId: stored.id, passes: stored.passes, expiresAt: stored.expiresAt };
    // The one before is looked at each time, so that it is known when it comes back after the new one.
    if (stored.isCurrent) this.stores.cache.put(key, visit, now, mark);
    return visit;
  }

  /**
   * Of visits whose devices are connected, the passes that each still opens; what ended is not among them. By the visit and not by the
   * device's secret: an old one shown again would count as a copy.
   */
  async openPasses(sessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const now = this.clock.now();
    const open = await this.stores.visits.openPasses(sessionIds, now);
    await this.stores.visits.noteConnected([...open.keys()], now, new Date(now.getTime() - SEEN_EVERY_MS));
    return open;
  }

  /** A new secret for the device when it is due, else null. */
  async renew(token: string): Promise<string | null> {
    const now = this.clock.now();
    const shown = digestOf(token);
    const stored = await this.stores.visits.alive(shown, now);
    if (!stored) return null;
    const before = renewalBefore(stored, now);
    if (stored.renewedAt >= before) return null;
    const renewed = newSecret();
    const isOurs = await this.stores.visits.renew(shown, digestOf(renewed), before, now);
    // From here on the one before is looked at each time.
    this.stores.cache.drop(stored.id);
    return isOurs ? renewed : null;
  }

  /** Ends the visit on this device, with all that was opened in it; its sockets are cut in every process. */
  async leave(visitor: Visitor): Promise<void> {
    await this.database.transaction(async (tx) => this.end(tx, visitor.sessionId, 'visit.left.v1'));
  }

  private async open(
    tx: Tx,
    hashes: { secretHash: Buffer; deviceHash: Buffer },
    known: LiveVisit | null,
  ): Promise<{ token: string | null }> {
    const now = this.clock.now();
    const { passes } = this.stores;
    const held = await passes.heldBy(tx, hashes, now);
    const taken = held?.passId ?? (await passes.takeUse(tx, hashes.secretHash, now));
    // Two taps at once on one device: the other one took the use, and this one waited for it.
    const again = held ?? (taken === null ? await passes.heldBy(tx, hashes, now) : null);
    const passId = again?.passId ?? taken;
    if (passId === null) throw new AppError('RESOURCE.NOT_FOUND');
    const sessionId = known?.sessionId ?? again?.sessionId ?? newId();
    const token = known ? null : newSecret();
    const version = await this.enter(
      tx,
      { sessionId, token, isThere: known !== null || again !== null },
      now,
    );
    // It was left in the moment between; the use is given back with the transaction.
    if (version === null) throw new AppError('RESOURCE.NOT_FOUND');
    await passes.hold(tx, { passId, sessionId, deviceHash: hashes.deviceHash, openedAt: now });
    await this.record(tx, { sessionId, passId, version }, 'visit.opened.v1');
    return { token };
  }

  /** The visit that the pass is added to: a new one, the device's own, or its own with a new secret. Gives the version. */
  private async enter(
    tx: Tx,
    { sessionId, token, isThere }: { sessionId: string; token: string | null; isThere: boolean },
    now: Date,
  ): Promise<number | null> {
    const { visits } = this.stores;
    if (token === null) return visits.change(tx, sessionId, now);
    const tokenHash = digestOf(token);
    if (isThere) return visits.replaceToken(tx, sessionId, tokenHash, now);
    const expiresAt = new Date(now.getTime() + LONGEST_VISIT_MS);
    await visits.insert(tx, { id: sessionId, tokenHash, now, expiresAt });
    return 1;
  }

  private async isBelieved(stored: StoredVisit, now: Date): Promise<boolean> {
    const verdict = judgeToken(stored, now);
    if (verdict === 'arrived') await this.stores.visits.noteRenewalSeen(stored.id);
    if (verdict !== 'copied') return true;
    await this.database.transaction(async (tx) => this.end(tx, stored.id, 'visit.copied.v1'));
    return false;
  }

  private async end(tx: Tx, sessionId: string, type: EventOf<'visit'>): Promise<void> {
    const version = await this.stores.visits.end(tx, sessionId, this.clock.now());
    if (version !== null) await this.record(tx, { sessionId, passId: null, version }, type);
  }

  private async record(
    tx: Tx,
    { sessionId, passId, version }: VisitChange & { version: number },
    type: EventOf<'visit'>,
  ): Promise<void> {
    await this.journal.append(tx, {
      type,
      entity: 'visit',
      entityId: sessionId,
      version,
      regionCode: 'ID',
      actor: new Visitor(sessionId, []).actor,
      data: { sessionId, passId },
    });
  }
}

/** The visit as the API shows it. */
export function visitView({ sessionId, passes, expiresAt }: LiveVisit): Visit {
  const shown = passes.map(({ openedAt: _opened, ...pass }) => pass);
  return { id: sessionId, passes: shown, expiresAt: expiresAt.toISOString() };
}
