import { Injectable } from '@nestjs/common';
import { OutsideBooking } from '#siaga/booking';
import type { JknPrescription, SetJknPrescriptionInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import { LinkRepository } from '../store/link.repository.js';
import { PrescriptionRepository, type Prescription } from '../store/prescription.repository.js';
import { DUTY } from '../told/duties.js';
import { VisitTasks } from '../told/visit-tasks.js';

/** The pharmacy's queue, as Mobile JKN asks for it. */
@Injectable()
export class PharmacyService {
  constructor(
    private readonly prescriptions: PrescriptionRepository,
    private readonly links: LinkRepository,
    private readonly visits: VisitTasks,
    private readonly booking: OutsideBooking,
    private readonly facilities: FacilitiesService,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** Gives a ticket its number at the pharmacy, calls it, or says that the medicine is ready. Throws RESOURCE.NOT_FOUND. */
  async prescribe(caller: Caller, input: SetJknPrescriptionInput): Promise<JknPrescription> {
    const { facilityId, bookingCode, isCompounded, step } = input;
    const facility = await this.facilities.byId(facilityId);
    caller.demand('jkn.work', facility && { regionCode: facility.regionCode, facilityId });
    const { ticket } = found(await this.booking.byCode(facilityId, bookingCode.toUpperCase()));
    return this.commands.run(caller, 'setJknPrescription', input, async (tx) => {
      // Numbers of a day are given one after the other behind the facility's link.
      const { link } = found(await this.links.lock(tx, facilityId));
      const { id: ticketId, serviceDate } = ticket;
      const added = await this.prescriptions.add(tx, { ticketId, facilityId, serviceDate, isCompounded });
      const held = added ?? found(await this.prescriptions.lock(tx, ticketId));
      const now = this.clock.now();
      const isReady = step === 'ready';
      const after: Prescription = {
        ...held,
        calledAt: held.calledAt ?? (step === 'call' || isReady ? now : null),
        readyAt: held.readyAt ?? (isReady ? now : null),
      };
      await this.prescriptions.save(tx, after);
      if (link.kind === 'hospital' && link.isActive && link.outgoing !== null) {
        if (added !== null) await this.visits.say(tx, ticket, DUTY.pharmacy, {});
        await this.visits.note(tx, link, ticket);
      }
      return viewOf(ticket.code, after);
    });
  }
}

function viewOf(
  bookingCode: string,
  { number, isCompounded, calledAt, readyAt }: Prescription,
): JknPrescription {
  return {
    ...{ bookingCode, number, isCompounded },
    calledAt: calledAt?.toISOString() ?? null,
    readyAt: readyAt?.toISOString() ?? null,
  };
}
