import { Injectable } from '@nestjs/common';
import { Observed, type Figure, type ObservedPart } from '#siaga/kernel';
import { CHANNELS, type Channel } from '../domain/sending.js';
import type { Ending } from './message.js';

interface Counted {
  sent: number;
  refused: number;
  parts: number;
  costRupiah: number;
}

/** What this process has sent since it started, and what it cost, for /metrics. */
@Observed()
@Injectable()
export class MessageCounters implements ObservedPart {
  private readonly byChannel = new Map<Channel, Counted>(
    CHANNELS.map((channel) => [channel, { sent: 0, refused: 0, parts: 0, costRupiah: 0 }]),
  );

  /** Counts an ending that was stored. What it costs is nothing where the price is not known. */
  note(ending: Ending): void {
    const counted = this.byChannel.get(ending.message.channel);
    if (counted === undefined || ending.outcome === null) return;
    if (ending.outcome === 'refused') counted.refused += 1;
    if (ending.sending?.kind !== 'sent') return;
    counted.sent += 1;
    counted.parts += ending.sending.parts ?? 1;
    counted.costRupiah += ending.sending.cost ?? 0;
  }

  figures(): Figure[] {
    return [...this.byChannel].flatMap(([channel, counted]) => [
      figure(`messages_sent_${channel}`, `Messages taken by providers of ${channel}`, () => counted.sent),
      figure(`messages_refused_${channel}`, `Messages refused by ${channel}`, () => counted.refused),
      figure(`message_parts_${channel}`, `Parts that ${channel} counted`, () => counted.parts),
      figure(`message_cost_rupiah_${channel}`, `Cost of ${channel} in rupiah`, () => counted.costRupiah),
    ]);
  }
}

function figure(name: string, help: string, read: () => number): Figure {
  return { name: `siaga_${name}`, help: `${help} since start`, read };
}
