import { Injectable } from '@nestjs/common';
import { entityFacts, STREAMS } from '#siaga/contracts';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { Outbox } from '../outbox/outbox.js';
import { withoutPersonal } from './without-personal.policy.js';
import { covers, WebhookRepository } from './webhook.repository.js';

const TOLD_FOR_MS = 3 * 24 * 3_600_000;

/** Puts a message into the outbox for every change that a webhook wants to hear. */
@FollowsJournal()
@Injectable()
export class WebhookFollower implements JournalFollower {
  readonly name = 'webhooks';
  readonly streams = STREAMS;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    const webhooks = await this.webhooks.wanting(tx, [...new Set(rows.map(({ type }) => type))]);
    for (const row of rows) {
      const told = webhooks.filter(
        (webhook) => webhook.events.includes(row.type) && covers(webhook, row.regionCode),
      );
      if (told.length === 0) continue;
      const event = JSON.stringify(this.eventOf(row));
      for (const webhook of told)
        await this.outbox.add(tx, {
          channel: 'webhook',
          kind: row.type,
          need: 'required',
          regionCode: row.regionCode,
          lane: `webhook:${webhook.id}`,
          subjectId: webhook.id,
          onceKey: `webhook:${webhook.id}:${row.stream}:${row.seq}`,
          body: { webhookId: webhook.id, event },
          expiresAt: new Date(this.clock.now().getTime() + TOLD_FOR_MS),
        });
    }
  };

  /** A change as other systems hear it: without names, numbers and notes. */
  private eventOf({
    stream,
    seq,
    at,
    type,
    entity,
    entityId,
    version,
    regionCode,
    data,
  }: JournalRow): unknown {
    const plain = withoutPersonal(data, entityFacts(entity).sealPlan);
    return { stream, seq, at: at.toISOString(), type, entity, entityId, version, regionCode, data: plain };
  }
}
