import { Injectable } from '@nestjs/common';
import { api, buildRequest, HandoverReceipt } from '#siaga/contracts';
import { Clock, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Carrier, ClaimedMessage, Endings, Result, Sending } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { judgeAttempt, WRONG_SECRET, type RefusalReason } from '../domain/delivery.policy.js';
import { HandoverChanges, type Held } from '../handovers/handover-changes.js';
import { IncomingService } from '../handovers/incoming.service.js';
import { OutgoingService } from '../handovers/outgoing.service.js';
import { PeerAddresses } from './peer-addresses.js';
import { KINDS } from './messages.js';
import { PeerClient } from './peer-client.js';

/** The screens hear of so many vain attempts of an answer; a sender that is away for hours is not told of each. */
const SHOWN_ATTEMPTS = 3;

const ROUTES = {
  [KINDS.case]: api.receiveHandover,
  [KINDS.answer]: api.answerHandover,
  [KINDS.state]: api.handoverState,
};

/** Carries messages to other centres, and knows what becomes of hand-overs by the way they went. */
@Injectable()
export class CentreCarrier implements Carrier {
  readonly channel = 'centre';
  readonly provider = 'centre';
  /** A centre that is down keeps a sender busy for its time limit; the others must not wait for it. */
  readonly mostAtOnce = 6;
  readonly ratePerS = null;
  readonly hasOneProvider = false;
  readonly wakesPeople = false;
  readonly longestWaitMs = 30_000;

  constructor(
    private readonly peers: PeerAddresses,
    private readonly client: PeerClient,
    private readonly changes: HandoverChanges,
    private readonly outgoing: OutgoingService,
    private readonly incoming: IncomingService,
    private readonly clock: Clock,
  ) {}

  async send(message: ClaimedMessage): Promise<Sending> {
    const address = await this.peers.of(message.subjectId ?? '');
    if (address === null) return { kind: 'again', problem: 'no address' };
    const route = ROUTES[message.kind as keyof typeof ROUTES];
    const { url } = buildRequest(route, { id: address.reference });
    const attempt = await this.client.post({
      url: `${address.baseUrl}${url}`,
      from: address.from,
      secret: address.secret,
      body: String(message.body),
    });
    const sending = judgeAttempt(attempt, (value) => HandoverReceipt.safeParse(value).success);
    // A wrong secret may be put right; only a case cannot wait for it.
    const mayBePutRight = sending.kind === 'refused' && sending.problem === WRONG_SECRET;
    if (mayBePutRight && message.kind !== KINDS.case) return { kind: 'again', problem: WRONG_SECRET };
    return sending;
  }

  async record(tx: Tx, message: ClaimedMessage, result: Result, endings: Endings): Promise<void> {
    // Before its message, in the order in which hand-overs are held everywhere.
    const held = await this.changes.hold(tx, message.subjectId ?? '');
    const ending = endings.of(this, message, result);
    const isMine = (await endings.settle(tx, this.provider, [ending])).size > 0;
    if (ending.outcome === 'sent' || ending.outcome === 'refused') {
      if (isMine) await this.heard(tx, message, held, result);
      return;
    }
    const isHopeless = ending.outcome !== null;
    const isShown = isHopeless || message.kind === KINDS.case || message.attempts <= SHOWN_ATTEMPTS;
    if (isShown) await this.changes.save(tx, held.stored, { sendAttempts: message.attempts }, SYSTEM_ACTOR);
  }

  /** The other centre has it, or will not have it. */
  private async heard(tx: Tx, message: ClaimedMessage, held: Held, result: Result): Promise<void> {
    const at = this.clock.now().toISOString();
    if (message.kind === KINDS.case) {
      if (result.kind === 'refused') return this.outgoing.fail(tx, held, result.problem as RefusalReason);
      const change = { deliveredAt: at, sendAttempts: message.attempts };
      await this.changes.save(tx, held.stored, change, SYSTEM_ACTOR);
      return;
    }
    const receipt = HandoverReceipt.safeParse(result.kind === 'sent' ? result.receipt : null).data;
    if (message.kind !== KINDS.answer || receipt === undefined || receipt.status === 'offered') {
      await this.changes.save(tx, held.stored, {}, SYSTEM_ACTOR);
      return;
    }
    const word = { status: receipt.status, at, by: null, reason: null };
    await this.incoming.applyWord(tx, held, word, SYSTEM_ACTOR);
  }
}
