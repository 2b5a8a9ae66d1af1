import { Injectable } from '@nestjs/common';
import { OutsideBooking, type PromisedTicket } from '#siaga/booking';
import type { JknAnswer, JknLink } from '#siaga/contracts';
import { demandText, readDay, readNumber, textOf, type Ask } from '../domain/read-ask.policy.js';
import { JknRefusal, wordsOf } from '../domain/words.policy.js';
import { NOBODY_CALLED, well, type LetIn } from './answering.js';
import { Registering } from './registering.js';
import { SessionFinder } from './session-finder.js';
import { Taking } from './taking.js';
import { TicketSteps } from './ticket-steps.js';

/** What a puskesmas or clinic answers BPJS: its own contract, in which numbers are text and a booking is known by card, clinic and day. */
@Injectable()
export class PrimaryServices {
  constructor(
    private readonly finder: SessionFinder,
    private readonly booking: OutsideBooking,
    private readonly taking: Taking,
    private readonly registering: Registering,
    private readonly steps: TicketSteps,
  ) {}

  async status({ link, ask }: LetIn): Promise<JknAnswer> {
    const day = readDay(ask, 'tanggalperiksa');
    const { name, sessions } = await this.finder.sessionsOn(link, demandText(ask, 'kodepoli'), day);
    if (sessions.length === 0) throw new JknRefusal('clinic_shut');
    const { total, left, called } = await this.booking.figures(sessions.map(({ id }) => id));
    return well({
      namapoli: name,
      totalantrean: String(total),
      sisaantrean: String(left),
      antreanpanggil: called ?? NOBODY_CALLED,
      keterangan: '',
    });
  }

  /** Who is new is given the number all the same, with 202: Mobile JKN then asks them to register. */
  async take({ link, ask }: LetIn): Promise<JknAnswer> {
    const clinicCode = demandText(ask, 'kodepoli');
    const day = readDay(ask, 'tanggalperiksa');
    const { patient, known } = await this.taking.person(link, ask);
    this.finder.demandDay(link, day);
    const doctorCode = readNumber(ask, 'kodedokter') || null;
    const found = await this.finder.find(link, {
      clinicCode,
      day,
      doctorCode,
      hours: textOf(ask, 'jampraktek'),
    });
    const promised = await this.taking.take(link, this.finder.demandOpen(found), patient, '');
    const clinicName = found[0]?.clinicName ?? '';
    const response = {
      nomorantrean: promised.ticket.label,
      angkaantrean: String(promised.ticket.number),
      ...(await this.queueOf(promised, clinicName)),
      keterangan: wordsOf(link.options, 'missed'),
    };
    if (known !== null || !link.options.asksRegistration) return well(response);
    return { response, metadata: { message: wordsOf(link.options, 'new_patient'), code: 202 } };
  }

  async remaining({ link, ask }: LetIn): Promise<JknAnswer> {
    const { promised, clinicName } = await this.ticketOf(link, ask, 'no_ticket');
    const { state, label } = promised.ticket;
    if (state === 'cancelled' || state === 'no_show') throw new JknRefusal('no_ticket_or_cancelled');
    return well({ nomorantrean: label, ...(await this.queueOf(promised, clinicName)), keterangan: '' });
  }

  async cancel({ link, ask }: LetIn): Promise<JknAnswer> {
    const { promised } = await this.ticketOf(link, ask, 'no_ticket_or_cancelled');
    await this.steps.cancel(link, promised.ticket, textOf(ask, 'keterangan'));
    return well();
  }

  async newPatient({ link, ask }: LetIn): Promise<JknAnswer> {
    await this.registering.register(link, ask);
    return well();
  }

  private async queueOf({ ticket }: PromisedTicket, namapoli: string): Promise<Record<string, string>> {
    const { left, called } = await this.booking.figures([ticket.sessionId], ticket.number);
    const isStill = ticket.state === 'booked' || ticket.state === 'waiting';
    return { namapoli, sisaantrean: String(isStill ? left : 0), antreanpanggil: called ?? NOBODY_CALLED };
  }

  private async ticketOf(
    link: JknLink,
    ask: Ask,
    missing: 'no_ticket' | 'no_ticket_or_cancelled',
  ): Promise<{ promised: PromisedTicket; clinicName: string }> {
    const cardNumber = this.taking.cardOf(ask, 'nomorkartu');
    if (cardNumber === null) throw new JknRefusal('card_form');
    const day = readDay(ask, 'tanggalperiksa');
    const { clinicIds, name } = await this.finder.sessionsOn(link, demandText(ask, 'kodepoli'), day);
    const promised = await this.booking.ofPatient(clinicIds, day, { nik: null, cardNumber });
    if (promised === null) throw new JknRefusal(missing);
    return { promised, clinicName: name };
  }
}
