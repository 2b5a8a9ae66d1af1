import { Injectable } from '@nestjs/common';
import type { Channel } from '../domain/sending.js';
import type { Carrier } from './carrier.js';

/** Which carrier takes the messages of a channel. A channel without one keeps its messages until they expire. */
@Injectable()
export class Carriers {
  private readonly byChannel = new Map<Channel, Carrier>();

  /** Puts a carrier to work. Throws when the channel has one. */
  register(carrier: Carrier): void {
    if (this.byChannel.has(carrier.channel)) throw new Error(`${carrier.channel} has a carrier already`);
    this.byChannel.set(carrier.channel, carrier);
  }

  of(channel: Channel): Carrier | null {
    return this.byChannel.get(channel) ?? null;
  }

  all(): Carrier[] {
    return [...this.byChannel.values()];
  }
}
