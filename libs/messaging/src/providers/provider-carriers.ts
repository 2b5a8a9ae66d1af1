import { Clock, ENV, Outgoing, PersonalDataCipher, type Env } from '#siaga/kernel';
import { DemoCarrier } from '../demo/demo.carrier.js';
import { CHANNELS, type Channel } from '../domain/sending.js';
import { InboundRepository } from '../inbound/inbound.repository.js';
import { messagingSettings, type MessagingSettings } from '../messaging.settings.js';
import type { Carrier } from '../outbox/carrier.js';
import { PushDeviceRepository } from '../push/push-device.repository.js';
import { PushCarrier } from '../push/push.carrier.js';
import { vapidKeys } from '../push/vapid.js';
import { EmailCarrier } from './email.carrier.js';
import { SmsCarrier } from './sms.carrier.js';
import { WhatsAppCarrier } from './whatsapp.carrier.js';

/** Channels that others bring a carrier for. */
const OWN_CARRIERS: readonly Channel[] = ['webhook', 'centre', 'bpjs'];

interface Parts {
  settings: MessagingSettings;
  inbound: InboundRepository;
  devices: PushDeviceRepository;
  cipher: PersonalDataCipher;
  clock: Clock;
  outgoing: Outgoing;
}

/** Nest injection token of the carriers that the settings ask for. */
export const PROVIDER_CARRIERS = Symbol('PROVIDER_CARRIERS');

export const providerCarriers = {
  provide: PROVIDER_CARRIERS,
  inject: [
    messagingSettings.token,
    ENV,
    InboundRepository,
    PushDeviceRepository,
    PersonalDataCipher,
    Clock,
    Outgoing,
  ],
  useFactory: (
    settings: MessagingSettings,
    env: Env,
    inbound: InboundRepository,
    devices: PushDeviceRepository,
    cipher: PersonalDataCipher,
    clock: Clock,
    outgoing: Outgoing,
  ): Carrier[] => {
    const configured = configuredCarriers({ settings, inbound, devices, cipher, clock, outgoing });
    if (env.SIAGA_DEMO !== 'on') return configured;
    const taken = new Set<string>([...OWN_CARRIERS, ...configured.map(({ channel }) => channel)]);
    const shown = CHANNELS.filter((channel) => !taken.has(channel));
    return [...configured, ...shown.map((channel) => new DemoCarrier(channel))];
  },
};

function configuredCarriers({ settings, inbound, devices, cipher, clock, outgoing }: Parts): Carrier[] {
  const carriers: Carrier[] = [];
  if (settings.SIAGA_SMS) carriers.push(new SmsCarrier(settings.SIAGA_SMS));
  if (settings.SIAGA_WHATSAPP) {
    const sessions = {
      isOpen: (digest: Buffer | null): Promise<boolean> =>
        digest === null ? Promise.resolve(false) : inbound.hasWritten(digest, 'whatsapp', clock.now()),
    };
    carriers.push(new WhatsAppCarrier(settings.SIAGA_WHATSAPP, sessions));
  }
  if (settings.SIAGA_SMTP_URL && settings.SIAGA_SMTP_FROM) {
    const server = { url: settings.SIAGA_SMTP_URL, isTlsNeeded: settings.SIAGA_SMTP_TLS === 'on' };
    carriers.push(new EmailCarrier(server, settings.SIAGA_SMTP_FROM));
  }
  if (settings.SIAGA_PUSH_CONTACT) {
    const push = {
      contact: settings.SIAGA_PUSH_CONTACT,
      hosts: settings.SIAGA_PUSH_HOSTS,
      keys: vapidKeys(cipher),
    };
    carriers.push(new PushCarrier(push, devices, outgoing, clock));
  }
  return carriers;
}
