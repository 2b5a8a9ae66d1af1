import { Injectable } from '@nestjs/common';
import type {
  PlaceOffers,
  ReferPatientInput,
  ReferralPlacesInput,
  ReferredTicket,
  Ticket,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { TicketRepository } from '../store/ticket.repository.js';
import { SentBooking, type Houses } from './sent-booking.js';
import type { MayReceive } from './sent-offers.js';

/** Who may be sent on: whoever is with the doctor, or was. */
const SEEN: readonly Ticket['state'][] = ['serving', 'done'];

/** A patient whom a house sends on to a hospital's clinic, as a booking there: the hospital's own ledger gives number and window. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly sent: SentBooking,
    private readonly commands: CommandRunner,
  ) {}

  /**
   * Where the own patient can be sent on to: in hospitals of others, by the way there from the house, where they sit. Throws RESOURCE.NOT_FOUND for
   * a patient of another house.
   */
  async places(caller: Caller, { id, ...asked }: ReferralPlacesInput): Promise<PlaceOffers> {
    const seen = found(await this.tickets.view(id));
    caller.demand('booking.work', seen);
    const own = await this.sent.house(seen.facilityId);
    return this.sent.places(asked, own?.point ?? null, hospitalsOfOthers(seen));
  }

  /**
   * Books the caller's own patient elsewhere; their phone is sent the number and its link. Throws RESOURCE.NOT_FOUND for a patient of another
   * house, BOOKING.ILLEGAL_STEP for one whom no doctor has seen, INPUT.INVALID for a session of the own house or of no hospital, BOOKING.FULL
   * with the next days that have a place, and what else `Ledger.book` throws.
   */
  refer(caller: Caller, input: ReferPatientInput): Promise<ReferredTicket> {
    return this.sent.inTurn(input, (houses) =>
      this.commands.run(caller, 'referPatient', input, (tx) => this.book(tx, caller, input, houses)),
    );
  }

  private async book(
    tx: Tx,
    caller: Caller,
    { id, number, reason, ...place }: ReferPatientInput,
    houses: Houses,
  ): Promise<ReferredTicket> {
    const seen = found(await this.tickets.inTransaction(tx, id));
    caller.demand('booking.work', seen);
    if (!SEEN.includes(seen.state))
      throw new AppError('BOOKING.ILLEGAL_STEP', { details: { state: seen.state, step: 'refer' } });
    const from = houses.get(seen.facilityId);
    const origin = { facilityName: from?.name ?? '', isFromHospital: from?.kind === 'hospital' };
    const { priority, patient } = seen;
    const patientSent = { ...place, priority, patient, referral: { ...origin, number, reason } };
    return (await this.sent.bookIn(tx, caller.actor, houses, patientSent, hospitalsOfOthers(seen))).referred;
  }
}

function hospitalsOfOthers({ facilityId }: Ticket): NonNullable<MayReceive> {
  return ({ id, kind }) => kind === 'hospital' && id !== facilityId;
}
