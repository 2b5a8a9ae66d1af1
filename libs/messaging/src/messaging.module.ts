import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, ENV, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { MessageController } from './desk/message.controller.js';
import { MessageQuery } from './desk/message.query.js';
import { InboundRepositories } from './inbound/inbound-repositories.js';
import { InboundBatch } from './inbound/inbound-batch.js';
import { Replies } from './inbound/replies.js';
import { InboundController } from './inbound/inbound.controller.js';
import { InboundService } from './inbound/inbound.service.js';
import { PushController } from './push/push.controller.js';
import { WebhookController } from './webhooks/webhook.controller.js';
import { Consent } from './consent/consent.js';
import { readQuietHours } from './domain/quiet-hours.policy.js';
import { InboundRepository } from './inbound/inbound.repository.js';
import { messagingSettings, type MessagingSettings } from './messaging.settings.js';
import { Messenger } from './messenger.js';
import type { Carrier } from './outbox/carrier.js';
import { Carriers } from './outbox/carriers.js';
import { Endings } from './outbox/endings.js';
import { FormerRecipients } from './outbox/former-recipients.js';
import { MessageCounters } from './outbox/message-counters.js';
import { OutboxBell } from './outbox/outbox-bell.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRepository } from './outbox/outbox.repository.js';
import { OutboxWorker } from './outbox/outbox.worker.js';
import { PumpTools } from './outbox/pump.js';
import { RateRepository } from './outbox/rate.repository.js';
import { ReceiptRepository } from './outbox/receipt.repository.js';
import { PROVIDER_CARRIERS, providerCarriers } from './providers/provider-carriers.js';
import { PushDeviceRepository } from './push/push-device.repository.js';
import { PushDevices } from './push/push-devices.js';
import { MessageUpkeep } from './upkeep/message-upkeep.js';
import { UpkeepRepository } from './upkeep/upkeep.repository.js';
import { WebhookFollower } from './webhooks/webhook-follower.js';
import { WebhookCarrier } from './webhooks/webhook.carrier.js';
import { WebhookRepository } from './webhooks/webhook.repository.js';

const pumpTools = {
  provide: PumpTools,
  inject: [
    ...[Database, OutboxRepository, FormerRecipients, RateRepository, Endings],
    ...[Clock, LOGGER, messagingSettings.token, ENV],
  ],
  useFactory: (
    database: Database,
    repository: OutboxRepository,
    formerRecipients: FormerRecipients,
    rates: RateRepository,
    endings: Endings,
    clock: Clock,
    logger: Logger,
    settings: MessagingSettings,
    env: Env,
  ): PumpTools => ({
    database,
    repository,
    formerRecipients,
    rates,
    endings,
    clock,
    logger,
    quietHours: readQuietHours(settings.SIAGA_QUIET_HOURS),
    timeZone: env.SIAGA_TIME_ZONE,
  }),
};

const OUTBOX = [
  Carriers,
  Endings,
  FormerRecipients,
  MessageCounters,
  OutboxBell,
  Outbox,
  OutboxRepository,
  RateRepository,
  ReceiptRepository,
  pumpTools,
  OutboxWorker,
  MessageUpkeep,
  UpkeepRepository,
];
const PEOPLE = [
  Messenger,
  Consent,
  InboundRepository,
  InboundRepositories,
  InboundBatch,
  InboundService,
  Replies,
  MessageQuery,
  PushDeviceRepository,
  PushDevices,
  providerCarriers,
];
const WEBHOOKS = [WebhookRepository, WebhookCarrier, WebhookFollower];

/** Everything that is told to the outside; needs the kernel, persistence, journal and identity modules. */
@Module({
  controllers: [MessageController, PushController, WebhookController, InboundController],
  providers: [...OUTBOX, ...PEOPLE, ...WEBHOOKS],
  exports: [Carriers, Outbox, OutboxWorker, Messenger, Consent, PushDevices, Replies, MessageQuery],
})
export class MessagingModule implements OnApplicationShutdown {
  constructor(
    private readonly carriers: Carriers,
    @Inject(PROVIDER_CARRIERS) configured: Carrier[],
    webhookCarrier: WebhookCarrier,
  ) {
    for (const carrier of [...configured, webhookCarrier]) carriers.register(carrier);
  }

  onApplicationShutdown(): void {
    for (const carrier of this.carriers.all()) carrier.close?.();
  }
}
