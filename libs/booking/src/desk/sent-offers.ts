import { Injectable } from '@nestjs/common';
import type { FindPlacesInput, PlaceOffers, Point, ReferPatientInput } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { freeWindows } from '../domain/free-windows.policy.js';
import type { FacilityFact } from '../portal/facility-facts.js';
import { OffersService } from '../portal/offers.service.js';
import { OfferQuery } from '../store/offer.query.js';
import { SessionRepository } from '../store/session.repository.js';

const MOST_SESSIONS = 60;
const MOST_DAYS = 3;

/** What is looked for, for somebody who is sent. */
export type AskedOffers = Pick<FindPlacesInput, 'words' | 'placeKind' | 'clinicId' | 'order'>;
/** Which houses somebody may be sent to; null for any. */
export type MayReceive = ((house: FacilityFact) => boolean) | null;

/** Where there is room for whoever is sent. */
@Injectable()
export class SentOffers {
  constructor(
    private readonly offers: OffersService,
    private readonly query: OfferQuery,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async find(asked: AskedOffers, point: Point | null, mayReceive: MayReceive): Promise<PlaceOffers> {
    const wish = { ...asked, facilityId: null, doctorId: null, date: null, point };
    const { offers } = await this.offers.search(wish, mayReceive);
    return { offers };
  }

  /** The next sessions of the same clinic that have a place. */
  async nextDays({
    sessionId,
    placeKind,
  }: Pick<ReferPatientInput, 'sessionId' | 'placeKind'>): Promise<object[]> {
    const now = this.clock.now();
    const full = await this.sessions.byId(sessionId);
    const filter = {
      words: [],
      clinicId: full?.clinicId ?? null,
      doctorId: null,
      date: null,
      facilityIds: null,
    };
    const sessions = await this.query.find(filter, now, MOST_SESSIONS);
    const taken = await this.query.takenIn(
      sessions.map(({ session }) => session.id),
      now,
    );
    return sessions
      .flatMap(({ session }) => {
        const { id: sessionId, serviceDate } = session;
        const gone = taken.filter((one) => one.sessionId === sessionId);
        const [first] = freeWindows(session, gone, placeKind, now);
        return first === undefined
          ? []
          : [{ sessionId, serviceDate, cluster: first.cluster, from: first.from }];
      })
      .slice(0, MOST_DAYS);
  }
}
