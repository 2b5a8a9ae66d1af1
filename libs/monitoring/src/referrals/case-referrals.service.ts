import { Injectable } from '@nestjs/common';
import { SentBooking, type SentBooked, type SentPatient } from '#siaga/booking';
import type { BookClinicInput, ClinicPlacesInput, PlaceOffers, ReferredTicket } from '#siaga/contracts';
import { RegionNames } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseJournal } from '../cases/case-journal.js';
import { HeldCases } from '../cases/held-cases.js';
import { clinicPriority, clinicReason } from '../domain/clinic-reason.policy.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ReferralRepository } from '../store/referral.repository.js';

/** Whose number is over has no place any more, and may have another. */
const OVER: readonly string[] = ['cancelled', 'no_show'];

/** A clinic visit that an officer books for somebody who is followed up, by the ledger of the clinic's house. */
@Injectable()
export class CaseReferralsService {
  constructor(
    private readonly booking: SentBooking,
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly programs: ProgramRepository,
    private readonly referrals: ReferralRepository,
    private readonly regions: RegionNames,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
  ) {}

  /** Where clinics have places, at whatever house, by the way there from the person's. Throws RESOURCE.NOT_FOUND. */
  async places(caller: Caller, { id, ...asked }: ClinicPlacesInput): Promise<PlaceOffers> {
    const stored = found(await this.cases.byId(id));
    caller.demand('monitoring.work', stored);
    return this.booking.places(asked, stored.place, null);
  }

  /**
   * Books it; the person's phone is told the number. Throws RESOURCE.NOT_FOUND, MONITORING.OVER, BOOKING.FULL with the next days that have a
   * place, BOOKING.ALREADY_BOOKED for a person with a number in that clinic on that day, with or without a NIK, BOOKING.NOT_OPEN.
   */
  book(caller: Caller, input: BookClinicInput): Promise<ReferredTicket> {
    return this.booking.inTurn(input, (houses) =>
      this.commands.run(caller, 'bookClinic', input, async (tx) => {
        const stored = await this.held.demand(tx, caller, { id: input.id });
        const sent = await this.sent(tx, caller, stored, input);
        const booked = await this.booking.bookIn(tx, caller.actor, houses, sent, null);
        await this.keep(tx, caller, stored, booked);
        return booked.referred;
      }),
    );
  }

  private async sent(
    tx: Tx,
    { actor }: Caller,
    { programId, programVersion, regionCode, person }: StoredCase,
    { sessionId, placeKind, cluster, reason }: BookClinicInput,
  ): Promise<SentPatient> {
    const { rules } = found(await this.programs.version(programId, programVersion, tx));
    const [region] = await this.regions.byCodes([regionCode], tx);
    const { name, nik, phone } = person;
    return {
      ...{ sessionId, placeKind, cluster, priority: clinicPriority(person) },
      patient: { name, nik, cardNumber: null, phone },
      referral: {
        facilityName: `${actor.name}, ${region?.name ?? regionCode}`,
        ...{ isFromHospital: false, number: '' },
        reason: clinicReason(reason, rules),
      },
    };
  }

  private async keep(
    tx: Tx,
    { actor }: Caller,
    stored: StoredCase,
    { ticket: { id: ticketId, clinicId, serviceDate, bookedAt } }: SentBooked,
  ): Promise<void> {
    // Who shows no NIK has no number by the ledger's own rule: the case knows of those that were booked for it.
    const before = await this.booking.standing(
      (await this.referrals.of(stored.id, tx)).map((one) => one.ticketId),
      tx,
    );
    const isThere = before.some(
      (one) => one.clinicId === clinicId && one.serviceDate === serviceDate && !OVER.includes(one.state),
    );
    if (isThere) throw new AppError('BOOKING.ALREADY_BOOKED');
    await this.referrals.insert(tx, stored.id, { id: newId(), ticketId, bookedAt, officer: actor.name });
    const version = await this.cases.touch(tx, stored);
    const { status } = stored;
    await this.journal.append(tx, 'monitored-case.referred.v1', stored, { version, status, actor });
  }
}
