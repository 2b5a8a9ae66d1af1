import { Injectable } from '@nestjs/common';
import {
  regionTimeZone,
  type FindPlacesInput,
  type FoundPlaces,
  type PlaceOffer,
  type PlaceOffers,
  type Point,
  type Ticket,
} from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { readAskedWords } from '../domain/asked-words.policy.js';
import { freeWindows } from '../domain/free-windows.policy.js';
import { firstOfEach, inOrder, nearestOf } from '../domain/offer-choice.policy.js';
import { ClinicFiguresQuery } from '../store/clinic-figures.query.js';
import { OfferQuery, type NamedSession, type OfferFilter, type TakenCount } from '../store/offer.query.js';
import { PatientTravel, type PatientTravelTime } from '../store/patient-travel.js';
import { FacilityFacts, type FacilityFact } from './facility-facts.js';
import { PortalLimits } from './portal-limits.js';

const MOST_SESSIONS = 600;
const MOST_OFFERS = 20;
const MOST_WINDOWS = 8;
const MOST_INSTEAD = 60;
const MOST_OFFERED_INSTEAD = 5;
const MOST_PICKS = 200;
const ALL: OfferFilter = { words: [], clinicId: null, doctorId: null, date: null, facilityIds: null };
/** Travel times are asked for these. */
const NEAREST = 60;

type Offer = PlaceOffer & { readonly doctorId: string };
type Facts = ReadonlyMap<string, FacilityFact>;

/** What people choose from: where a number can be had, over all hospitals and puskesmas together. */
@Injectable()
export class OffersService {
  constructor(
    private readonly query: OfferQuery,
    private readonly facilities: FacilityFacts,
    private readonly figures: ClinicFiguresQuery,
    private readonly travel: PatientTravel,
    private readonly limits: PortalLimits,
    private readonly clock: Clock,
  ) {}

  /** Throws BOOKING.TOO_OFTEN. */
  async find(input: FindPlacesInput, address: string): Promise<FoundPlaces> {
    await this.limits.countAddress('search address', address);
    return this.search(input);
  }

  /** The same, uncounted, and among some houses only: for staff, who are known. */
  async search(
    input: FindPlacesInput,
    isAmong: ((house: FacilityFact) => boolean) | null = null,
  ): Promise<FoundPlaces> {
    const now = this.clock.now();
    const { words, isNearest } = readAskedWords(input.words);
    const all = await this.facilities.all();
    const facts = isAmong === null ? all : new Map([...all].filter(([, house]) => isAmong(house)));
    const near = nearOf(facts, input.point);
    const order = isNearest && near !== null ? 'nearest' : input.order;
    const among = order === 'nearest' && near !== null ? near : isAmong === null ? null : [...facts.keys()];
    const sessions = await this.query.find(
      {
        words: words.map((word) => ({ word, facilityIds: namedBy(facts, word) })),
        ...{ clinicId: input.clinicId, doctorId: input.doctorId, date: input.date },
        facilityIds: input.facilityId !== null ? [input.facilityId] : among,
      },
      now,
      MOST_SESSIONS,
    );
    const offers = await this.withPlaces(sessions, input, facts, now);
    // Whoever has chosen a clinic chooses among its days.
    const chosen = input.clinicId === null ? firstOfEach(offers) : offers;
    const told = await this.withFacts(chosen, input, facts, near);
    return {
      offers: inOrder(told, order)
        .slice(0, MOST_OFFERS)
        .map(({ doctorId: _, ...offer }) => offer),
      facilities: picksOf(offers.map(({ facilityId: id, facilityName: name }) => ({ id, name }))),
      doctors: picksOf(offers.map(({ doctorId: id, doctorName: name }) => ({ id, name }))),
    };
  }

  /** Where a number can be had instead of one: on other days of its clinic, then at clinics of its name elsewhere, the nearest days first. */
  async insteadOf(ticket: Pick<Ticket, 'sessionId' | 'clinicId' | 'placeKind'>): Promise<PlaceOffers> {
    const placeKind = ticket.placeKind === 'non_jkn' ? 'non_jkn' : 'jkn';
    const now = this.clock.now();
    const facts = await this.facilities.all();
    const clinicName = (await this.query.byId(ticket.sessionId))?.clinicName ?? '';
    const asked = { placeKind, point: null } as const;
    const offersOf = async (filter: OfferFilter): Promise<Offer[]> =>
      this.withPlaces(await this.query.find(filter, now, MOST_INSTEAD), asked, facts, now);
    const own = await offersOf({ ...ALL, clinicId: ticket.clinicId });
    const words = clinicName
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const elsewhere = await offersOf({ ...ALL, words: words.map((word) => ({ word, facilityIds: [] })) });
    const free = [...own, ...firstOfEach(elsewhere.filter(({ clinicId }) => clinicId !== ticket.clinicId))]
      .filter(({ sessionId, windows }) => windows.length > 0 && sessionId !== ticket.sessionId)
      .slice(0, MOST_OFFERED_INSTEAD);
    const told = await this.withFacts(free, asked, facts, null);
    return { offers: told.map(({ doctorId: _, ...offer }) => offer) };
  }

  private async withPlaces(
    sessions: readonly NamedSession[],
    { placeKind }: Pick<FindPlacesInput, 'placeKind'>,
    facts: Facts,
    now: Date,
  ): Promise<Offer[]> {
    const gone = await this.query.takenIn(
      sessions.map(({ session }) => session.id),
      now,
    );
    const bySession = new Map<string, TakenCount[]>();
    for (const one of gone) {
      const known = bySession.get(one.sessionId);
      if (known) known.push(one);
      else bySession.set(one.sessionId, [one]);
    }
    return sessions.flatMap(({ session, rules, clinicName, doctorName }) => {
      const facility = facts.get(session.facilityId);
      if (facility === undefined) return [];
      const {
        id: sessionId,
        clinicId,
        doctorId,
        facilityId,
        regionCode,
        serviceDate,
        delayMinutes,
      } = session;
      return [
        {
          ...{ sessionId, clinicId, doctorId, facilityId, regionCode, serviceDate, delayMinutes },
          timeZone: regionTimeZone(regionCode),
          ...{ clinicName, doctorName, facilityName: facility.name, facilityKind: facility.kind },
          ...{ travelS: null, isTravelEstimated: false, earliestMinutes: rules.earliestMinutes },
          windows: freeWindows(session, bySession.get(sessionId) ?? [], placeKind, now).slice(
            0,
            MOST_WINDOWS,
          ),
          figures: { waitMinutes: null, keptShare: null },
        },
      ];
    });
  }

  private async withFacts(
    offers: readonly Offer[],
    { point }: Pick<FindPlacesInput, 'point'>,
    facts: Facts,
    near: readonly string[] | null,
  ): Promise<Offer[]> {
    const past = await this.figures.of(offers.map(({ clinicId }) => clinicId));
    const asked =
      near === null ? [] : near.filter((id) => offers.some(({ facilityId }) => facilityId === id));
    const points = asked.flatMap((id) => facts.get(id)?.point ?? []);
    const times = point === null || points.length === 0 ? [] : await this.travel.fromPoint(point, points);
    const travelOf = new Map<string, PatientTravelTime | undefined>(asked.map((id, at) => [id, times[at]]));
    return offers.map((offer) => {
      const { waitMinutes = null, keptShare = null } = past.get(offer.clinicId) ?? {};
      const travel = travelOf.get(offer.facilityId);
      return {
        ...offer,
        figures: { waitMinutes, keptShare },
        travelS: travel === undefined ? null : Math.round(travel.seconds),
        isTravelEstimated: travel?.isEstimated ?? false,
      };
    });
  }
}

/** The nearest; null where nothing says what is near: by time then. */
function nearOf(facts: Facts, point: Point | null): string[] | null {
  const near = point === null ? [] : nearestOf(facts.values(), point, NEAREST);
  return near.length === 0 ? null : near;
}

/** Each once, by name. */
function picksOf(named: readonly { id: string; name: string }[]): { id: string; name: string }[] {
  return [...new Map(named.map((one) => [one.id, one])).values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_PICKS);
}

function namedBy(facts: Facts, word: string): string[] {
  return [...facts.values()].filter(({ name }) => name.toLowerCase().includes(word)).map(({ id }) => id);
}
