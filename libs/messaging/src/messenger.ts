import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AppError, Clock, maskNumber, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { Consent } from './consent/consent.js';
import { addressDigest } from './consent/address-digest.js';
import { toE164 } from './domain/phone-number.policy.js';
import type { NewMessage, Recipient } from './outbox/message.js';
import { Outbox } from './outbox/outbox.js';
import type { PushDevice } from './push/push-device.repository.js';
import { topicOf } from './push/topic.policy.js';
import { renderText, valuesOf, type Language, type MessageText } from './texts/define-text.js';

/** Where a person is reached. */
export type To = { language: Language; timeZone?: string } & (
  | { channel: 'sms' | 'whatsapp'; number: string }
  | { channel: 'email'; address: string }
  | {
      channel: 'push';
      device: PushDevice;
      /** The address that a tap on the notice opens, inside the app. */
      url?: string;
      /** The thing it is about: a newer notice of it takes the place of an older one. */
      topicId?: string;
    }
);

/** What is told to whom. */
export interface Telling<V> {
  to: To;
  variables: V;
  regionCode: string;
  subjectId?: string;
  onceKey?: string;
  sendAt?: Date;
  /** Else so long after `sendAt` as the text says. */
  expiresAt?: Date;
}

type TextVariables = MessageText['variables'];

/** Tells people things: a text, its variables, and where they are reached. */
@Injectable()
export class Messenger {
  constructor(
    private readonly outbox: Outbox,
    private readonly consent: Consent,
    private readonly cipher: PersonalDataCipher,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a message into the outbox, in the transaction of what it tells; gives its id, or null when one with the same `onceKey` was
   * put there before. Throws INPUT.INVALID for a number that is none.
   */
  async tell<V extends TextVariables>(
    tx: Tx,
    text: MessageText<V>,
    telling: Telling<z.input<V>>,
  ): Promise<string | null> {
    await this.consent.renew(tx, numbersOf([telling]));
    return this.outbox.add(tx, this.messageOf(text, telling));
  }

  /** Tells many the same kind of thing, in few statements; what has a `onceKey` that was used before is left out. Throws INPUT.INVALID as `tell` does. */
  async tellAll<V extends TextVariables>(
    tx: Tx,
    text: MessageText<V>,
    tellings: readonly Telling<z.input<V>>[],
  ): Promise<void> {
    if (tellings.length === 0) return;
    await this.consent.renew(tx, numbersOf(tellings));
    await this.outbox.addAll(
      tx,
      tellings.map((telling) => this.messageOf(text, telling)),
    );
  }

  private messageOf<V extends TextVariables>(text: MessageText<V>, telling: Telling<z.input<V>>): NewMessage {
    const { to, variables, regionCode } = telling;
    const words = renderText(text, to.language, variables);
    const startsAt = telling.sendAt ?? this.clock.now();
    return {
      ...this.addressed(to, text, words, variables),
      kind: text.key,
      textVersion: text.version,
      need: text.need,
      regionCode,
      subjectId: telling.subjectId ?? null,
      onceKey: telling.onceKey ?? null,
      ...(telling.sendAt && { sendAt: telling.sendAt }),
      expiresAt: telling.expiresAt ?? new Date(startsAt.getTime() + text.lifetimeS * 1_000),
    };
  }

  private addressed(
    to: To,
    text: MessageText,
    words: { title: string; text: string },
    variables: unknown,
  ): Pick<NewMessage, 'channel' | 'lane' | 'body' | 'recipient'> {
    switch (to.channel) {
      case 'sms':
      case 'whatsapp': {
        const number = toE164(to.number);
        const digest = number === null ? null : this.cipher.numberDigest(number);
        if (number === null || digest === null)
          throw new AppError('INPUT.INVALID', {
            fields: [{ path: 'number', message: 'Expected a telephone number' }],
          });
        const template = templateOf(text, to.language, variables);
        const body = { to: number, text: words.text, ...(to.channel === 'whatsapp' && { template }) };
        return { channel: to.channel, body, ...this.reached(to, digest, maskNumber(number)) };
      }
      case 'email': {
        const address = to.address.trim();
        const digest = addressDigest(this.cipher, address);
        const body = { to: address, subject: words.title, text: words.text };
        return { channel: 'email', body, ...this.reached(to, digest, address.replace(/^[^@]*/, '•••')) };
      }
      case 'push': {
        const { device, url, topicId } = to;
        const topic = topicId === undefined ? null : topicOf(topicId);
        const notice = { title: words.title, text: words.text, tag: topic, url: url ?? null };
        const digest = this.cipher.textDigest(`device:${device.id}`);
        return {
          channel: 'push',
          body: { deviceId: device.id, notice, topic },
          ...this.reached(to, digest, '•••'),
        };
      }
    }
  }

  private reached(to: To, digest: Buffer, label: string): { lane: string; recipient: Recipient } {
    return {
      lane: `${to.channel}:${digest.toString('base64')}`,
      recipient: { digest, label, timeZone: to.timeZone ?? null },
    };
  }
}

function numbersOf(tellings: readonly Pick<Telling<unknown>, 'to'>[]): string[] {
  return tellings.flatMap(({ to }) => (to.channel === 'sms' || to.channel === 'whatsapp' ? to.number : []));
}

function templateOf(text: MessageText, language: Language, variables: unknown) {
  if (text.whatsapp === null) return null;
  const values = valuesOf(text, variables as Record<string, string>);
  const parameters = text.whatsapp.parameters.map((name) => values[name] ?? '');
  return { name: text.whatsapp.template, language, parameters };
}
