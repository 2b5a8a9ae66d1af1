import { createHmac, randomBytes } from 'node:crypto';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { api, type Nothing, type WhatsAppVerifyInput } from '#siaga/contracts';
import { Input, Route } from '#siaga/identity';
import { AppError, cleanText, Clock, isSameText } from '#siaga/kernel';
import type { z } from 'zod';
import { messagingSettings, type MessagingSettings } from '../messaging.settings.js';
import { InboundBatch } from './inbound-batch.js';
import { readSmsUpdate } from './sms-update.js';
import { readWhatsAppUpdate } from './whatsapp-update.js';

/** A request whose body is kept as it came: a signature covers bytes. */
type SignedRequest = FastifyRequest & { rawBody?: Buffer };

/** Compared against when nothing is configured, so that this cannot be told by the time an answer takes. */
const NO_SECRET = randomBytes(32).toString('hex');

/** Where providers tell us of answers and deliveries. Nothing is read before the sender is proven. */
@Controller()
export class InboundController {
  constructor(
    private readonly inbound: InboundBatch,
    private readonly clock: Clock,
    @Inject(messagingSettings.token) private readonly settings: MessagingSettings,
  ) {}

  @Route(api.receiveSms)
  async sms(@Req() request: SignedRequest): Promise<Nothing> {
    const config = this.settings.SIAGA_SMS?.inbound;
    const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isSameText(bearer, config?.secret ?? NO_SECRET) || config === undefined)
      throw new AppError('MESSAGE.BAD_SIGNATURE');
    const { messages, receipts } = readSmsUpdate(cleanText(request.body).value, config);
    const at = this.clock.now();
    await this.inbound.take(
      messages.map(({ id: providerId, ...message }) => ({
        channel: 'sms',
        providerId,
        ...message,
        content: null,
        at,
      })),
      receipts.map((receipt) => ({ channel: 'sms', provider: 'sms-gateway', ...receipt })),
    );
    return {};
  }

  /** Answers WhatsApp's question whether the address is ours. */
  @Route(api.verifyWhatsApp)
  verify(@Input() input: z.infer<typeof WhatsAppVerifyInput>): string {
    const token = this.settings.SIAGA_WHATSAPP?.verifyToken;
    const isOurs = isSameText(input['hub.verify_token'], token ?? NO_SECRET);
    if (!isOurs || token === undefined || input['hub.mode'] !== 'subscribe')
      throw new AppError('MESSAGE.BAD_SIGNATURE');
    return input['hub.challenge'];
  }

  @Route(api.receiveWhatsApp)
  async whatsapp(@Req() request: SignedRequest): Promise<Nothing> {
    const secret = this.settings.SIAGA_WHATSAPP?.appSecret;
    const signed = createHmac('sha256', secret ?? NO_SECRET)
      .update(request.rawBody ?? Buffer.alloc(0))
      .digest('hex');
    const shown = String(request.headers['x-hub-signature-256'] ?? '');
    if (!isSameText(shown, `sha256=${signed}`) || secret === undefined)
      throw new AppError('MESSAGE.BAD_SIGNATURE');
    const { messages, statuses } = readWhatsAppUpdate(cleanText(request.body).value);
    await this.inbound.take(
      messages.map(({ id: providerId, ...message }) => ({ channel: 'whatsapp', providerId, ...message })),
      statuses.map(({ id: providerId, ...rest }) => ({
        channel: 'whatsapp',
        provider: 'whatsapp',
        providerId,
        ...rest,
      })),
    );
    return {};
  }
}
