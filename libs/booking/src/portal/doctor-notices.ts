import { Injectable } from '@nestjs/common';
import type { JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { Messenger, Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { isFilledIn } from '../domain/week-change.policy.js';
import { toldDay } from '../domain/told-times.policy.js';
import { OfferQuery } from '../store/offer.query.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { PhoneReach } from './phone-reach.js';
import { doctorBackText, doctorReplacedText } from './doctors.text.js';

const KINDS = [doctorReplacedText.key, doctorBackText.key];

/** Tells the phones of a session that another doctor comes, and that the number and its hour stay; or that the week's own comes after all. */
@Injectable()
export class DoctorNotices {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly sessions: OfferQuery,
    private readonly phones: PhoneReach,
    private readonly messenger: Messenger,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    { data: told, seq, at }: Extract<JournalRow, { entity: 'booking_session' }>,
  ): Promise<void> {
    const planned = await this.sessions.doctorName(told.plannedDoctorId, tx);
    for (const ticket of await this.tickets.bookedByPhone(tx, told.id)) {
      const reached = await this.phones.reach(tx, ticket);
      if (reached === null || reached.isCalledOff || reached.window.to <= this.clock.now()) continue;
      const { session, doctorName: doctor } = reached.named;
      // Changed again meanwhile: the next row tells. Who booked since saw who comes.
      if (session.doctorId !== told.doctorId || Date.parse(ticket.bookedAt) >= at.getTime()) continue;
      await this.outbox.cancel(tx, ticket.id, KINDS);
      const { to, facility, window } = reached;
      const telling = {
        ...{ to, regionCode: ticket.regionCode, subjectId: ticket.id, expiresAt: window.to },
        onceKey: `${doctorReplacedText.key}:${ticket.id}:${String(seq)}`,
      };
      const facts = { number: ticket.label, facility, day: toldDay(ticket.serviceDate, to.language), doctor };
      if (isFilledIn(session))
        await this.messenger.tell(tx, doctorReplacedText, { ...telling, variables: { ...facts, planned } });
      // Who never heard of another one is told nothing.
      else if (await this.outbox.mayHaveArrived(tx, ticket.id, doctorReplacedText.key))
        await this.messenger.tell(tx, doctorBackText, { ...telling, variables: facts });
    }
  }
}
