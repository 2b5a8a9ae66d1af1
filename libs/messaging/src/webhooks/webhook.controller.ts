import { Controller } from '@nestjs/common';
import {
  api,
  type CreateWebhookInput,
  type IdParam,
  type Nothing,
  type UpdateWebhookInput,
  type Webhook,
  type WebhookList,
} from '#siaga/contracts';
import {
  CommandRunner,
  CurrentCaller,
  Input,
  Route,
  ScopeDirectory,
  SecurityTrail,
  Traces,
  Untraced,
  type Caller,
} from '#siaga/identity';
import { Clock, demandVersion, newId, Outgoing } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { z } from 'zod';
import { WebhookRepository } from './webhook.repository.js';

/** Other systems that are told of changes. Their secrets go in and never come out. */
@Controller()
export class WebhookController {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly commands: CommandRunner,
    private readonly scopes: ScopeDirectory,
    private readonly outgoing: Outgoing,
    private readonly trail: SecurityTrail,
    private readonly clock: Clock,
  ) {}

  @Route(api.webhooks)
  @Traces('list_read', 'webhook')
  async list(@CurrentCaller() caller: Caller): Promise<WebhookList> {
    const webhooks = await this.webhooks.all();
    return { webhooks: webhooks.filter((webhook) => caller.can('webhook.manage', webhook)) };
  }

  /** Throws RESOURCE.NOT_FOUND without the right in the region, INPUT.INVALID for a region that there is not or an address that may not be reached. */
  @Route(api.createWebhook)
  @Untraced('the act has a line of its own')
  create(@CurrentCaller() caller: Caller, @Input() input: CreateWebhookInput): Promise<Webhook> {
    caller.demand('webhook.manage', input);
    this.outgoing.demandAllowed('url', input.url);
    const { secret, ...rest } = input;
    return this.commands.run(caller, 'createWebhook', input, async (tx) => {
      await this.scopes.demandRegion(tx, 'regionCode', rest.regionCode);
      const madeAt = this.clock.now().toISOString();
      const webhook: Webhook = { ...rest, id: newId(), version: 1, madeAt, disabledAt: null };
      await this.webhooks.insert(tx, webhook, secret);
      await this.tell(tx, caller, webhook, 'created');
      return webhook;
    });
  }

  /** Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  @Route(api.updateWebhook)
  @Untraced('the act has a line of its own')
  update(@CurrentCaller() caller: Caller, @Input() input: UpdateWebhookInput): Promise<Webhook> {
    return this.commands.run(caller, 'updateWebhook', input, async (tx) => {
      const before = await this.webhooks.lock(tx, input.id);
      caller.demand('webhook.manage', before);
      if (input.url !== undefined) this.outgoing.demandAllowed('url', input.url);
      demandVersion(before, input);
      const disabledAt =
        input.isDisabled === undefined
          ? before.disabledAt
          : input.isDisabled
            ? (before.disabledAt ?? this.clock.now().toISOString())
            : null;
      const after: Webhook = {
        ...before,
        version: before.version + 1,
        name: input.name ?? before.name,
        url: input.url ?? before.url,
        events: input.events ?? before.events,
        disabledAt,
      };
      await this.webhooks.update(tx, after, input.secret ?? null);
      await this.tell(tx, caller, after, 'changed');
      return after;
    });
  }

  /** Throws RESOURCE.NOT_FOUND. What is on its way to it is refused when its turn comes. */
  @Route(api.removeWebhook)
  remove(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof IdParam>): Promise<Nothing> {
    return this.commands.run(caller, 'removeWebhook', input, async (tx) => {
      const webhook = await this.webhooks.lock(tx, input.id);
      caller.demand('webhook.manage', webhook);
      await this.webhooks.remove(tx, input.id);
      await this.tell(tx, caller, webhook, 'removed');
      return {};
    });
  }

  /** Where data goes is a right that somebody gave: of its address the host alone, the rest may hold a secret. */
  private tell(tx: Tx, caller: Caller, webhook: Webhook, step: string): Promise<void> {
    const { id, regionCode, url } = webhook;
    return this.trail.recordIn(tx, {
      act: 'outlet_changed',
      by: caller.account,
      sessionId: caller.sessionId,
      subject: { kind: 'webhook', id },
      regionCodes: [regionCode],
      detail: { step, host: new URL(url).host },
    });
  }
}
