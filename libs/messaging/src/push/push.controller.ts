import { Controller, Inject } from '@nestjs/common';
import {
  api,
  type Nothing,
  type PushKey,
  type SubscribePushInput,
  type UnsubscribePushInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { AppError, Outgoing, PersonalDataCipher } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { messagingSettings, type MessagingSettings } from '../messaging.settings.js';
import { PushDevices } from './push-devices.js';
import { isPushEndpoint } from './push-hosts.policy.js';
import { vapidKeys } from './vapid.js';

/** People's own phones and browsers. */
@Controller()
export class PushController {
  constructor(
    private readonly devices: PushDevices,
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
    private readonly outgoing: Outgoing,
    @Inject(messagingSettings.token) private readonly settings: MessagingSettings,
  ) {}

  @Route(api.pushKey)
  key(): PushKey {
    const isOn = this.settings.SIAGA_PUSH_CONTACT !== undefined;
    return { publicKey: isOn ? vapidKeys(this.cipher).publicKey : null };
  }

  /** Throws INPUT.INVALID for an endpoint of no push service that is listed. */
  @Route(api.subscribePush)
  async subscribe(@CurrentCaller() caller: Caller, @Input() input: SubscribePushInput): Promise<Nothing> {
    if (!isPushEndpoint(input.endpoint, this.settings.SIAGA_PUSH_HOSTS))
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'endpoint', message: 'Expected an endpoint of a known push service' }],
      });
    this.outgoing.demandAllowed('endpoint', input.endpoint);
    const { endpoint, keys, language } = input;
    await this.database.transaction((tx) =>
      this.devices.add(tx, caller.account.id, { endpoint, keys }, language),
    );
    return {};
  }

  @Route(api.unsubscribePush)
  async unsubscribe(@CurrentCaller() caller: Caller, @Input() input: UnsubscribePushInput): Promise<Nothing> {
    await this.database.transaction((tx) => this.devices.remove(tx, caller.account.id, input.endpoint));
    return {};
  }
}
