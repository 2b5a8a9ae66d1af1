import { Injectable } from '@nestjs/common';
import { regionTimeZone, type Ticket } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { To } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { arrivalWindow, type ArrivalWindow } from '../domain/arrival-window.policy.js';
import { toldTime } from '../domain/told-times.policy.js';
import { OfferQuery, type NamedSession } from '../store/offer.query.js';
import { QueueQuery } from '../store/queue.query.js';

/** What is told of one ticket, and to whom. */
export interface Reached {
  readonly ticket: Ticket;
  readonly to: To;
  readonly facility: string;
  readonly travelS: number | null;
  readonly window: ArrivalWindow;
  /** As it stands now. */
  readonly named: NamedSession;
  readonly isCalledOff: boolean;
  /** Another number stands for it. */
  readonly isReplaced: boolean;
}

/** How the phone of a number is reached, and what its messages say of where and when. */
@Injectable()
export class PhoneReach {
  constructor(
    private readonly sessions: OfferQuery,
    private readonly queue: QueueQuery,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Null for a ticket whose phone nobody confirmed. */
  async reach(tx: Tx, ticket: Ticket): Promise<Reached | null> {
    const [reach, named] = [
      await this.queue.reachOf(ticket.id, tx),
      await this.sessions.byId(ticket.sessionId, tx),
    ];
    const number = ticket.patient.phone;
    const cluster = named?.session.clusters[ticket.cluster];
    if (reach === null || number === null || named === null || cluster === undefined) return null;
    const facility = await this.facilities.byId(ticket.facilityId, tx);
    return {
      ...{ ticket, named, facility: facility?.name ?? '', travelS: reach.travelS },
      isCalledOff: named.session.state === 'called_off',
      isReplaced: reach.successorId !== null,
      to: { channel: 'sms', number, language: reach.language, timeZone: regionTimeZone(ticket.regionCode) },
      window: arrivalWindow(cluster, named.rules, named.session.delayMinutes),
    };
  }
}

/** A window as messages say it. */
export function timesOf(
  { regionCode }: Ticket,
  { earliest, from, to }: ArrivalWindow,
): Record<'earliest' | 'from' | 'to', string> {
  const told = (at: Date): string => toldTime(at, regionCode);
  return { earliest: told(earliest), from: told(from), to: told(to) };
}
