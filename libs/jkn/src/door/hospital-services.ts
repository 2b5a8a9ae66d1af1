import { Injectable } from '@nestjs/common';
import { OutsideBooking, type CodedSession, type PromisedTicket } from '#siaga/booking';
import type { JknAnswer, JknLink, JknOperation, StageTurn } from '#siaga/contracts';
import { demandText, readDay, readNumber, textOf } from '../domain/read-ask.policy.js';
import { clockAt } from '../domain/wall-clock.policy.js';
import { JknRefusal, wordsOf } from '../domain/words.policy.js';
import { OperationRepository } from '../store/operation.repository.js';
import { comeEarly, NOBODY_CALLED, well, type LetIn } from './answering.js';
import { Registering } from './registering.js';
import { SessionFinder, type AskedSession } from './session-finder.js';
import { Taking } from './taking.js';
import { TicketSteps } from './ticket-steps.js';

/** FKTP referral, internal, control, between hospitals. */
const VISIT_KINDS = 4;

/** What a hospital answers BPJS, service by service. */
@Injectable()
export class HospitalServices {
  constructor(
    private readonly finder: SessionFinder,
    private readonly booking: OutsideBooking,
    private readonly taking: Taking,
    private readonly registering: Registering,
    private readonly steps: TicketSteps,
    private readonly operationList: OperationRepository,
  ) {}

  async status({ link, ask }: LetIn): Promise<JknAnswer> {
    const asked = this.asked({ link, ask });
    this.finder.demandDay(
      { ...link, options: { ...link.options, leastDaysAhead: 0, mostDaysAhead: null } },
      asked.day,
    );
    const session = await this.only(link, asked);
    const { total, left, called } = await this.booking.figures([session.id]);
    return well({
      namapoli: session.clinicName,
      namadokter: session.doctorName,
      totalantrean: total,
      sisaantrean: left,
      antreanpanggil: called ?? NOBODY_CALLED,
      ...(await this.quotas(session.id)),
      keterangan: '',
    });
  }

  async take({ link, ask }: LetIn): Promise<JknAnswer> {
    const asked = this.asked({ link, ask });
    const visit = readNumber(ask, 'jeniskunjungan');
    if (visit === null || visit < 1 || visit > VISIT_KINDS) throw new JknRefusal('visit_form');
    const { patient, known } = await this.taking.person(link, ask);
    this.finder.demandDay(link, asked.day);
    const [session] = this.finder.demandOpen([await this.only(link, asked)]);
    if (session === undefined) throw new JknRefusal('clinic_shut');
    if (known === null && link.options.asksRegistration) throw new JknRefusal('new_patient', {}, 202);
    const reference = patient.cardNumber === null ? '' : textOf(ask, 'nomorreferensi').slice(0, 40);
    const promised = await this.taking.take(link, [session], patient, reference);
    const { ticket, callAt } = promised;
    return well({
      nomorantrean: ticket.label,
      angkaantrean: ticket.number,
      kodebooking: ticket.code,
      norm: known?.recordNumber ?? textOf(ask, 'norm'),
      namapoli: session.clinicName,
      namadokter: session.doctorName,
      estimasidilayani: callAt.getTime(),
      ...(await this.quotas(session.id)),
      keterangan: comeEarly(link, session.rules.earliestMinutes, windowOf(promised, session)),
    });
  }

  async remaining({ link, ask }: LetIn): Promise<JknAnswer> {
    const { ticket, serviceS } = await this.steps.ticketOf(link, ask, 'no_ticket');
    if (ticket.state === 'cancelled' || ticket.state === 'no_show')
      throw new JknRefusal('no_ticket_or_cancelled', { kode: ticket.code });
    const session = await this.booking.session(ticket.sessionId);
    const { left, called } = await this.booking.figures([ticket.sessionId], ticket.number);
    const isStill = ticket.state === 'booked' || ticket.state === 'waiting';
    const sisaantrean = isStill ? left : 0;
    return well({
      nomorantrean: ticket.label,
      namapoli: session?.clinicName ?? '',
      namadokter: session?.doctorName ?? '',
      sisaantrean,
      antreanpanggil: called ?? NOBODY_CALLED,
      waktutunggu: serviceS * Math.max(0, sisaantrean - 1),
      keterangan: '',
    });
  }

  async cancel({ link, ask }: LetIn): Promise<JknAnswer> {
    const { ticket } = await this.steps.ticketOf(link, ask, 'no_ticket_or_cancelled');
    await this.steps.cancel(link, ticket, textOf(ask, 'keterangan'));
    return well();
  }

  async checkIn({ link, ask }: LetIn): Promise<JknAnswer> {
    if (textOf(ask, 'kodebooking') === '') throw new JknRefusal('no_code');
    const at = readNumber(ask, 'waktu');
    if (at === null) throw new JknRefusal('no_time');
    const promised = await this.steps.ticketOf(link, ask, 'no_booking');
    await this.steps.checkIn(link, promised, at);
    return well();
  }

  async newPatient({ link, ask }: LetIn): Promise<JknAnswer> {
    const norm = await this.registering.register(link, ask);
    return well({ norm }, wordsOf(link.options, 'come_to_admission'));
  }

  async operations({ link, ask }: LetIn): Promise<JknAnswer> {
    const [from, until] = [readDay(ask, 'tanggalawal'), readDay(ask, 'tanggalakhir')];
    if (until < from) throw new JknRefusal('date_over');
    const list = await this.operationList.between(link.facilityId, from, until);
    return well({
      list: list.map((operation) => ({
        ...operationOf(operation),
        nopeserta: operation.cardNumber,
        lastupdate: Date.parse(operation.updatedAt),
      })),
    });
  }

  async patientOperations({ link, ask }: LetIn): Promise<JknAnswer> {
    const card = this.taking.cardOf(ask, 'nopeserta');
    if (card === null) throw new JknRefusal('card_form');
    const list = await this.operationList.ofCard(link.facilityId, card);
    return well({ list: list.map(operationOf) });
  }

  async pharmacyTake({ link, ask }: LetIn): Promise<JknAnswer> {
    const prescription = await this.prescriptionOf({ link, ask });
    const { isCompounded, number } = prescription;
    return well({ jenisresep: kindOf(isCompounded), nomorantrean: number, keterangan: '' });
  }

  async pharmacyStatus({ link, ask }: LetIn): Promise<JknAnswer> {
    const { isCompounded, stageId, serviceDate } = await this.prescriptionOf({ link, ask });
    const { total, left, called } = await this.booking.stageFigures(stageId, serviceDate);
    return well({
      jenisresep: kindOf(isCompounded),
      totalantrean: total,
      sisaantrean: left,
      antreanpanggil: called,
      keterangan: '',
    });
  }

  private async prescriptionOf({ link, ask }: LetIn): Promise<StageTurn> {
    const { ticket } = await this.steps.ticketOf(link, ask, 'no_ticket');
    const prescription = (await this.booking.turnsOf(ticket.id)).find(({ kind }) => kind === 'pharmacy');
    if (prescription === undefined) throw new JknRefusal('no_prescription');
    return prescription;
  }

  private asked({ ask }: LetIn): AskedSession {
    const clinicCode = demandText(ask, 'kodepoli');
    const day = readDay(ask, 'tanggalperiksa');
    const doctorCode = readNumber(ask, 'kodedokter');
    if (doctorCode === null) throw new JknRefusal('field_missing', { isian: 'kodedokter' });
    return { clinicCode, day, doctorCode, hours: textOf(ask, 'jampraktek') };
  }

  private async only(link: JknLink, asked: AskedSession): Promise<CodedSession> {
    const [session] = await this.finder.find(link, asked);
    if (session === undefined) throw new JknRefusal('clinic_shut');
    return session;
  }

  private async quotas(sessionId: string): Promise<Record<string, number>> {
    const { jkn, jknLeft, nonJkn, nonJknLeft } = await this.booking.quotaOf(sessionId);
    return {
      sisakuotajkn: jknLeft,
      kuotajkn: jkn,
      sisakuotanonjkn: nonJknLeft,
      kuotanonjkn: nonJkn,
    };
  }
}

/** The window to come in: `08.00-08.30`. */
function windowOf({ from, to }: PromisedTicket, { regionCode }: CodedSession): string {
  return [from, to].map((at) => clockAt(at, regionCode).replace(':', '.')).join('-');
}

const kindOf = (isCompounded: boolean | null): string => (isCompounded === true ? 'Racikan' : 'Non Racikan');

function operationOf({
  bookingCode,
  date,
  procedure,
  clinicCode,
  clinicName,
  isDone,
}: JknOperation): Record<string, unknown> {
  return {
    kodebooking: bookingCode,
    tanggaloperasi: date,
    jenistindakan: procedure,
    kodepoli: clinicCode,
    namapoli: clinicName,
    terlaksana: isDone ? 1 : 0,
  };
}
