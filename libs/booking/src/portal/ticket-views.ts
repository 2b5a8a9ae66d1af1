import { Injectable } from '@nestjs/common';
import { regionTimeZone, type CallEstimate, type PortalTicket, type Ticket } from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import { arrivalWindow, asTheDayRuns } from '../domain/arrival-window.policy.js';
import { estimateCall, priorOf } from '../domain/call-estimate.policy.js';
import { aheadOf, servingOf } from '../domain/queue-ahead.policy.js';
import { ClinicFiguresQuery, type ClinicPast } from '../store/clinic-figures.query.js';
import { OfferQuery, type NamedSession } from '../store/offer.query.js';
import { QueueQuery, type QueueTicket } from '../store/queue.query.js';
import { FacilityFacts } from './facility-facts.js';

const MINUTE_MS = 60_000;
const S = 1_000;
/** Time to find the door and the counter. */
const AT_THE_DOOR_MS = 10 * MINUTE_MS;

/** Tickets as their patients see them. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly offers: OfferQuery,
    private readonly queue: QueueQuery,
    private readonly figures: ClinicFiguresQuery,
    private readonly facilities: FacilityFacts,
    private readonly clock: Clock,
  ) {}

  async of(ticket: Ticket): Promise<PortalTicket> {
    const named = found(await this.offers.byId(ticket.sessionId));
    const { session, rules } = named;
    const window = found(session.clusters[ticket.cluster]);
    const { earliest, from, to } = arrivalWindow(window, rules, session.delayMinutes);
    const queue = await this.queue.ofSession(session.id);
    const past = (await this.figures.of([session.clinicId])).get(session.clinicId);
    const travelS = (await this.queue.reachOf(ticket.id))?.travelS ?? null;
    const now = this.clock.now();
    const { ahead, estimate } = this.whenCalled(named, ticket, queue, past?.service ?? null, now);
    const facility = (await this.facilities.all()).get(session.facilityId);
    return {
      id: ticket.id,
      version: ticket.version,
      ...{ state: ticket.state, sessionState: session.state, label: ticket.label, code: ticket.code },
      ...{ sessionId: session.id, clinicId: session.clinicId, facilityId: session.facilityId },
      ...{ regionCode: session.regionCode, serviceDate: session.serviceDate },
      timeZone: regionTimeZone(session.regionCode),
      ...{ clinicName: named.clinicName, doctorName: named.doctorName, facilityName: facility?.name ?? '' },
      ...{ delayMinutes: session.delayMinutes, patientName: ticket.patient.name, cluster: ticket.cluster },
      ...{ earliest: earliest.toISOString(), from: from.toISOString(), to: to.toISOString() },
      movedTo: ticket.movedTo,
      ...{ room: ticket.room, ahead, estimate, travelS },
      serving: session.state === 'open' ? servingOf(queue).map(({ label }) => label) : [],
      leaveAt: leaveAt({ earliest, to }, estimate, travelS),
      figures: { waitMinutes: past?.waitMinutes ?? null, keptShare: past?.keptShare ?? null },
      at: now.toISOString(),
    };
  }

  private whenCalled(
    { session, rules }: NamedSession,
    { id, cluster }: Ticket,
    queue: readonly QueueTicket[],
    service: ClinicPast['service'],
    now: Date,
  ): Pick<PortalTicket, 'ahead' | 'estimate'> {
    const me = queue.find((other) => other.id === id);
    const clusters = asTheDayRuns(session);
    const mine = clusters[cluster];
    const ahead =
      me === undefined || session.state !== 'open'
        ? null
        : aheadOf(me, queue, { clusters, walkInAfter: rules.walkInAfter, now });
    if (ahead === null || mine === undefined) return { ahead: null, estimate: null };
    const running = queue.find(({ state }) => state === 'serving');
    const servedS = queue.flatMap(({ state, servedAt, endedAt }) =>
      state === 'done' && servedAt !== null && endedAt !== null
        ? [(endedAt.getTime() - servedAt.getTime()) / S]
        : [],
    );
    const beginsAt = new Date(Date.parse(session.startsAt) + session.delayMinutes * MINUTE_MS);
    const runningS = running?.servedAt ? (now.getTime() - running.servedAt.getTime()) / S : null;
    const prior = priorOf(service, mine);
    return {
      ahead,
      estimate: estimateCall(ahead, new Date(mine.from), { beginsAt, servedS, runningS, prior }, now),
    };
  }
}

/** When to leave so as to be there a little before the first moment at which the call is likely, and not before one may come. */
function leaveAt(
  { earliest, to }: { earliest: Date; to: Date },
  estimate: CallEstimate | null,
  travelS: number | null,
): string | null {
  if (estimate === null || travelS === null) return null;
  const likelyMs = Math.min(Date.parse(estimate.from), to.getTime()) - AT_THE_DOOR_MS;
  return new Date(Math.max(likelyMs, earliest.getTime()) - travelS * S).toISOString();
}
