import { Injectable } from '@nestjs/common';
import { OutsideBooking, serviceDateAt, type CodedSession, type PromisedTicket } from '#siaga/booking';
import { readNik, type Actor, type JknLink, type TicketPatient } from '#siaga/contracts';
import { AppError, Clock } from '#siaga/kernel';
import { textOf, type Ask } from '../domain/read-ask.policy.js';
import { JknRefusal } from '../domain/words.policy.js';
import { JknPatientRepository, type RegisteredPatient } from '../store/patient.repository.js';
import { ReferenceRepository } from '../store/reference.repository.js';

/** Who does what comes through BPJS's door. */
export const MOBILE_JKN: Actor = { kind: 'source', id: 'bpjs', name: 'Mobile JKN' };

/** Shown at the counter for who booked through BPJS, which tells no name, and was never here. */
const NO_NAME = 'Peserta Mobile JKN';

/** Who asks, as far as this facility knows them. */
export interface KnownPerson {
  readonly patient: TicketPatient;
  /** Null for who neither registered nor was ever served here. */
  readonly known: { readonly recordNumber: string } | null;
}

/** Numbers for Mobile JKN, out of the one ledger. */
@Injectable()
export class Taking {
  constructor(
    private readonly booking: OutsideBooking,
    private readonly patients: JknPatientRepository,
    private readonly references: ReferenceRepository,
    private readonly clock: Clock,
  ) {}

  /** Reads who asks. Throws JknRefusal for what cannot be a NIK or a card. */
  async person({ facilityId, regionCode }: JknLink, ask: Ask): Promise<KnownPerson> {
    const nik = textOf(ask, 'nik');
    if ('problem' in readNik(nik, serviceDateAt(this.clock.now(), regionCode)))
      throw new JknRefusal('nik_form');
    const cardNumber = this.cardOf(ask, 'nomorkartu');
    const phone = textOf(ask, 'nohp').slice(0, 40);
    const ids = { nik, cardNumber };
    const registered = await this.patients.find(facilityId, nik, cardNumber);
    const served = registered === null ? await this.booking.lastServed(facilityId, ids) : null;
    const name = nameOf(registered) ?? served?.name ?? NO_NAME;
    const recordNumber = registered?.recordNumber ?? textOf(ask, 'norm').slice(0, 20);
    return {
      patient: { name, ...ids, phone: phone === '' ? null : phone },
      known: registered === null && served === null ? null : { recordNumber },
    };
  }

  /** The thirteen digits of a card, or null where none is given. Throws JknRefusal. */
  cardOf(ask: Ask, field: string): string | null {
    const text = textOf(ask, field);
    if (text === '') return null;
    if (!/^\d{13}$/.test(text)) throw new JknRefusal('card_form');
    return text;
  }

  /** A number in the first of these sessions that has a place. Throws JknRefusal. */
  async take(
    { facilityId }: JknLink,
    sessions: readonly CodedSession[],
    patient: TicketPatient,
    reference: string,
  ): Promise<PromisedTicket> {
    for (const [index, session] of sessions.entries()) {
      try {
        return await this.takeIn(facilityId, session.id, patient, reference);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.word !== 'full' || index === sessions.length - 1) throw refusal;
      }
    }
    throw new JknRefusal('clinic_shut');
  }

  private takeIn(
    facilityId: string,
    sessionId: string,
    patient: TicketPatient,
    reference: string,
  ): Promise<PromisedTicket> {
    const placeKind = patient.cardNumber === null ? 'non_jkn' : 'jkn';
    return this.booking.book(
      MOBILE_JKN,
      sessionId,
      { channel: 'mobile_jkn', placeKind, patient },
      reference === ''
        ? {}
        : {
            before: async (tx) => {
              const used = await this.references.hold(tx, facilityId, reference);
              if (used !== null && (await this.booking.isLive(tx, used)))
                throw new JknRefusal('same_reference');
            },
            after: (tx, { id }) => this.references.use(tx, facilityId, reference, id),
          },
    );
  }
}

function nameOf(registered: RegisteredPatient | null): string | null {
  const name = registered?.facts.nama ?? '';
  return name === '' ? null : name;
}

/** What the ledger refuses, in words of the contract; what is no refusal of the ledger is thrown as it is. */
function refusalOf(error: unknown): JknRefusal {
  if (error instanceof JknRefusal) return error;
  if (error instanceof AppError) {
    if (error.code === 'BOOKING.FULL') return new JknRefusal('full');
    if (error.code === 'BOOKING.NOT_OPEN') return new JknRefusal('clinic_shut');
    if (error.code === 'BOOKING.ALREADY_BOOKED') return new JknRefusal('once_a_day');
  }
  throw error;
}
