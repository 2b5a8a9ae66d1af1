import { Injectable } from '@nestjs/common';
import {
  HandoverStatus,
  type AnswerHandoverInput,
  type Centre,
  type Handover,
  type HandoverStateInput,
  type ReceiveHandoverInput,
} from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { CentreRepository } from '../centres/centre.repository.js';
import type { StoredHandover } from '../handovers/handover-row.js';

/** How long the other side is told of an ending, should it be away. A case itself is worth sending until its clock runs out. */
const TELL_FOR_MS = 24 * 3_600_000;

/** What the messages between centres are called in the outbox. */
export const KINDS = { case: 'handover.case', answer: 'handover.answer', state: 'handover.state' } as const;

/** Puts messages to other centres into the outbox, in the transaction of what they tell. */
@Injectable()
export class Messages {
  constructor(
    private readonly outbox: Outbox,
    private readonly centres: CentreRepository,
    private readonly clock: Clock,
  ) {}

  /** The case itself. */
  async sendCase(tx: Tx, { view, ownCentreId }: StoredHandover): Promise<void> {
    const { facts, personal, offeredAt, offeredBy } = view;
    const { own, envelope } = found(await this.ends(tx, view, ownCentreId));
    const ackDueAt = view.ackDueAt ?? offeredAt;
    const body: ReceiveHandoverInput = {
      ...envelope,
      kind: 'case',
      offeredAt,
      offeredBy,
      ackDueAt,
      phones: own.phones,
      facts,
      personal,
    };
    await this.add(tx, view, 'case', body, new Date(ackDueAt));
  }

  /** The receiver's answer. Nothing is sent to a centre that was taken out of the directory. */
  async sendAnswer(tx: Tx, { view, ownCentreId }: StoredHandover): Promise<void> {
    const ends = await this.ends(tx, view, ownCentreId);
    if (ends === null) return;
    const body: AnswerHandoverInput = {
      ...ends.envelope,
      id: view.reference,
      kind: 'answer',
      status: view.status === 'taken' ? 'taken' : 'refused',
      by: view.answeredBy ?? '',
      at: view.endedAt ?? this.clock.now().toISOString(),
      reason: view.reason,
    };
    await this.add(tx, view, 'answer', body);
  }

  /** The sender's word on how it ended; a case that is still on its way is stopped, and one that cannot have arrived needs no word. */
  async sendState(tx: Tx, { view, ownCentreId }: StoredHandover): Promise<void> {
    const mayHaveArrived = await this.stopCase(tx, view.id);
    const ends = mayHaveArrived ? await this.ends(tx, view, ownCentreId) : null;
    if (ends === null) return;
    const body: HandoverStateInput = {
      ...ends.envelope,
      id: view.reference,
      kind: 'state',
      status: HandoverStatus.exclude(['offered']).parse(view.status),
      at: this.clock.now().toISOString(),
      reason: view.reason,
    };
    await this.add(tx, view, 'state', body);
  }

  /** Stops a case that has not arrived; true when it may have arrived all the same. */
  async stopCase(tx: Tx, handoverId: string): Promise<boolean> {
    await this.outbox.cancel(tx, handoverId, [KINDS.case]);
    return this.outbox.mayHaveArrived(tx, handoverId, KINDS.case);
  }

  /** Both centres; null when one of them is not in the directory any more. */
  private async ends(
    tx: Tx,
    { reference, centreId }: Handover,
    ownCentreId: string | null,
  ): Promise<{ own: Centre; envelope: { reference: string; from: string; to: string } } | null> {
    if (ownCentreId === null || centreId === null) return null;
    const own = (await this.centres.byId(ownCentreId, tx))?.view;
    const other = (await this.centres.byId(centreId, tx))?.view;
    if (!own || !other) return null;
    return { own, envelope: { reference, from: own.code, to: other.code } };
  }

  private async add(
    tx: Tx,
    view: Handover,
    kind: 'case' | 'answer' | 'state',
    body: unknown,
    giveUpAt?: Date,
  ): Promise<void> {
    await this.outbox.add(tx, {
      channel: 'centre',
      kind: KINDS[kind],
      need: 'emergency',
      regionCode: view.regionCode,
      // A case arrives before the word on how it ended.
      lane: `centre:${view.id}`,
      subjectId: view.id,
      // As text: what is signed is what is sent.
      body: JSON.stringify(body),
      expiresAt: giveUpAt ?? new Date(this.clock.now().getTime() + TELL_FOR_MS),
    });
  }
}
