import { Injectable } from '@nestjs/common';
import type { PlaceOffers, ReferralPlacesInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { FacilityFacts } from '../portal/facility-facts.js';
import { OffersService } from '../portal/offers.service.js';
import { TicketRepository } from '../store/ticket.repository.js';

/** Where a patient of the own house can be sent on to: places in the hospitals of others. */
@Injectable()
export class ReferralPlaces {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly offers: OffersService,
    private readonly facilities: FacilityFacts,
  ) {}

  /** The way there is from the house, where the patient sits. Throws RESOURCE.NOT_FOUND for a patient of another house. */
  async find(caller: Caller, { id, ...asked }: ReferralPlacesInput): Promise<PlaceOffers> {
    const seen = found(await this.tickets.view(id));
    caller.demand('booking.work', seen);
    const own = (await this.facilities.all()).get(seen.facilityId);
    const { offers } = await this.offers.search(
      { ...asked, facilityId: null, doctorId: null, date: null, point: own?.point ?? null },
      (house) => house.kind === 'hospital' && house.id !== seen.facilityId,
    );
    return { offers };
  }
}
