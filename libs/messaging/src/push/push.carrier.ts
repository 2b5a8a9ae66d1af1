import webPush from 'web-push';
import type { Clock, Outgoing } from '#siaga/kernel';
import type { ClaimedMessage, Sending } from '../domain/sending.js';
import type { Carrier } from '../outbox/carrier.js';
import { PushBody } from '../providers/bodies.js';
import { ask, heard, untakenBy } from '../providers/http.js';
import { untaken } from '../providers/untaken.js';
import type { PushDeviceRepository } from './push-device.repository.js';
import { isPushEndpoint } from './push-hosts.policy.js';
import type { VapidKeys } from './vapid.js';

/** The push services' own limit. */
const LONGEST_TTL_S = 28 * 24 * 3_600;
const DEVICE_GONE = 'the device is gone';

interface PushSettings {
  contact: string;
  hosts: string;
  keys: VapidKeys;
}

/** Web push: rings phones whose app is closed. What is sent is encrypted for the phone; the push service cannot read it. */
export class PushCarrier implements Carrier {
  readonly channel = 'push';
  readonly provider = 'web-push';
  readonly mostAtOnce = 16;
  readonly ratePerS = null;
  readonly hasOneProvider = false;
  readonly wakesPeople = true;
  readonly longestWaitMs = 60_000;

  constructor(
    private readonly settings: PushSettings,
    private readonly devices: PushDeviceRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async send(message: ClaimedMessage): Promise<Sending> {
    const { deviceId, notice, topic } = PushBody.parse(message.body);
    const { contact, hosts, keys } = this.settings;
    const subscription = await this.devices.subscriptionOf(deviceId);
    if (subscription === null) return untaken('for good', DEVICE_GONE);
    if (!isPushEndpoint(subscription.endpoint, hosts) || !this.outgoing.isAllowed(subscription.endpoint))
      return untaken('for good', 'not a push service');
    const leftS = Math.floor((message.expiresAt.getTime() - this.clock.now().getTime()) / 1_000);
    const request = webPush.generateRequestDetails(
      subscription,
      JSON.stringify({ id: message.id, ...notice }),
      {
        vapidDetails: { subject: contact, publicKey: keys.publicKey, privateKey: keys.privateKey },
        TTL: Math.max(0, Math.min(leftS, LONGEST_TTL_S)),
        urgency: message.need === 'emergency' ? 'high' : 'normal',
        contentEncoding: 'aes128gcm',
        ...(topic !== null && { topic }),
      },
    );
    const answer = await ask({
      url: request.endpoint,
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      outgoing: this.outgoing,
    });
    return heard(answer, async (answered) => {
      if (answered.isOk) return { kind: 'sent', cost: 0 };
      if (answered.status !== 404 && answered.status !== 410) return untakenBy(answered);
      await this.devices.removeDead(deviceId);
      return untaken('for good', DEVICE_GONE);
    });
  }
}
