import { Injectable } from '@nestjs/common';
import { OutsideBooking } from '#siaga/booking';
import { Clock } from '#siaga/kernel';
import type { Carrier, ClaimedMessage, Sending } from '#siaga/messaging';
import { HAS_IT, isOurFault } from '../domain/bpjs-wire.policy.js';
import { LinkRepository, type StoredLink } from '../store/link.repository.js';
import { JknPatientRepository } from '../store/patient.repository.js';
import { hospitalBooking, primaryBooking, primaryKey, type BookingFacts } from './bodies.js';
import { BpjsClient, type BpjsAnswer } from './bpjs-client.js';
import { DUTY, DutyBody, type DutyKind } from './duties.js';
import { TaskTeller } from './task-teller.js';

/** Tells BPJS what the journal says of a facility's queue: one attempt of one duty. */
@Injectable()
export class BpjsCarrier implements Carrier {
  readonly channel = 'bpjs';
  readonly provider = 'bpjs';
  readonly mostAtOnce = 6;
  readonly ratePerS = null;
  // Facilities stand at different addresses of BPJS while they are being accepted: one that is wrong holds up no other.
  readonly hasOneProvider = false;
  readonly wakesPeople = false;
  readonly longestWaitMs = 300_000;

  constructor(
    private readonly links: LinkRepository,
    private readonly booking: OutsideBooking,
    private readonly patients: JknPatientRepository,
    private readonly client: BpjsClient,
    private readonly tasks: TaskTeller,
    private readonly clock: Clock,
  ) {}

  async send(message: ClaimedMessage): Promise<Sending> {
    const body = DutyBody.parse(message.body);
    const stored = await this.links.of(body.facilityId);
    if (stored === null || !stored.link.isActive || stored.link.outgoing === null)
      return { kind: 'refused', problem: 'BPJS is not to be called' };
    const facts = await this.factsOf(body);
    if (facts === null) return { kind: 'refused', problem: 'the clinic or doctor has no code of BPJS' };
    const { ticket } = facts.promised;
    if ((message.kind as DutyKind) === DUTY.task) {
      const add = ticket.channel === 'mobile_jkn' ? null : () => this.tell(stored, DUTY.add, facts, body);
      return this.tasks.tell(stored, ticket, body.taskId ?? 0, add);
    }
    if ((message.kind as DutyKind) === DUTY.pharmacy) return judged(await this.tellPharmacy(stored, facts));
    return judged(await this.tell(stored, message.kind as DutyKind, facts, body));
  }

  private tell(stored: StoredLink, kind: DutyKind, facts: BookingFacts, body: DutyBody): Promise<BpjsAnswer> {
    const { link } = stored;
    const { ticket } = facts.promised;
    const bookingCode = ticket.code;
    const isHospital = link.kind === 'hospital';
    if (kind === DUTY.add) {
      const booking = isHospital ? hospitalBooking(facts, link.options) : primaryBooking(facts);
      return this.client.ask(stored, { service: 'antrean/add', body: booking, bookingCode });
    }
    if (kind === DUTY.call) {
      const called = {
        status: body.isPresent === true ? 1 : 2,
        waktu: body.atMs ?? this.clock.now().getTime(),
      };
      return this.client.ask(stored, {
        service: 'antrean/panggil',
        body: { ...primaryKey(facts), ...called },
        bookingCode,
      });
    }
    const reason = ticket.note ?? 'Dibatalkan';
    const cancelled = isHospital
      ? { kodebooking: bookingCode, keterangan: reason }
      : { ...primaryKey(facts), alasan: reason };
    return this.client.ask(stored, { service: 'antrean/batal', body: cancelled, bookingCode });
  }

  private async tellPharmacy(
    stored: StoredLink,
    { promised: { ticket } }: BookingFacts,
  ): Promise<BpjsAnswer> {
    const prescription = (await this.booking.turnsOf(ticket.id)).find(({ kind }) => kind === 'pharmacy');
    const jenisresep = prescription?.isCompounded === true ? 'racikan' : 'non racikan';
    const facts = { kodebooking: ticket.code, jenisresep, nomorantrean: prescription?.number ?? 0 };
    return this.client.ask(stored, {
      service: 'antrean/farmasi/add',
      body: { ...facts, keterangan: '' },
      bookingCode: ticket.code,
    });
  }

  private async factsOf({ facilityId, ticketId }: DutyBody): Promise<BookingFacts | null> {
    const promised = await this.booking.byId(facilityId, ticketId);
    const session = promised && (await this.booking.session(promised.ticket.sessionId));
    if (!session || session.clinicCode === null || session.doctorCode === null) return null;
    const { nik, cardNumber } = promised.ticket.patient;
    const [quota, registered] = await Promise.all([
      this.booking.quotaOf(session.id),
      this.patients.find(facilityId, nik, cardNumber),
    ]);
    const turns = await this.booking.turnsOf(ticketId);
    const isNew =
      (registered !== null && (registered.firstTicketId ?? ticketId) === ticketId) ||
      turns.some(({ kind }) => kind === 'admission') ||
      (promised.ticket.arrivedAt === null && (await this.booking.passesAdmission(promised.ticket)));
    return { promised, session, quota, recordNumber: registered?.recordNumber ?? '', isNew };
  }
}

/** What an answer means for its message. */
export function judged(answer: BpjsAnswer): Sending {
  if (answer.kind === 'unanswered') return { kind: 'again', problem: answer.problem };
  const { code, message } = answer;
  if (HAS_IT.has(code)) return { kind: 'sent', cost: 0 };
  const problem = `${String(code)} ${message}`.slice(0, 200);
  return isOurFault(code) ? { kind: 'again', problem } : { kind: 'refused', problem };
}
