import { Injectable } from '@nestjs/common';
import type { JknExchangeList, JknExchangesInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { ExchangeRepository } from '../store/exchange.repository.js';

/** What BPJS and we said to each other, for whoever has to settle a dispute. */
@Injectable()
export class ExchangeService {
  constructor(
    private readonly exchanges: ExchangeRepository,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async list(
    caller: Caller,
    { facilityId, bookingCode, before, limit }: JknExchangesInput,
  ): Promise<JknExchangeList> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('jkn.read', facility && { regionCode: facility.regionCode, facilityId });
    const page = { bookingCode: bookingCode ?? null, before: before ?? null, limit };
    return { exchanges: await this.exchanges.list(facilityId, page) };
  }
}
