import { Injectable } from '@nestjs/common';
import { regionTimeZone, type PortalTicket, type Ticket } from '#siaga/contracts';
import { found } from '#siaga/kernel';
import { QueueQuery } from '../store/queue.query.js';
import { FacilityFacts } from './facility-facts.js';
import { SessionStandings, type SessionStanding } from './session-standings.js';

/** Tickets as their patients see them. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly standings: SessionStandings,
    private readonly queue: QueueQuery,
    private readonly facilities: FacilityFacts,
  ) {}

  async of(ticket: Ticket): Promise<PortalTicket> {
    const { named, past, byTicket } = await this.standingOf(ticket);
    const { session, clinicName, doctorName } = named;
    const reach = await this.queue.reachOf(ticket.id);
    const facility = (await this.facilities.all()).get(session.facilityId);
    return {
      ...found(byTicket.get(ticket.id) ?? null),
      ...{ label: ticket.label, code: ticket.code, patientName: ticket.patient.name },
      ...{ travelS: reach?.travelS ?? null, isReplaced: (reach?.successorId ?? null) !== null },
      ...{ sessionId: session.id, clinicId: session.clinicId, facilityId: session.facilityId },
      ...{ regionCode: session.regionCode, serviceDate: session.serviceDate },
      timeZone: regionTimeZone(session.regionCode),
      ...{ clinicName, doctorName, facilityName: facility?.name ?? '' },
      movedTo: ticket.movedTo,
      figures: { waitMinutes: past?.waitMinutes ?? null, keptShare: past?.keptShare ?? null },
    };
  }

  /** What this process read before it heard of the ticket's last step is read again. */
  private async standingOf({ id, sessionId, version }: Ticket): Promise<SessionStanding> {
    const standing = await this.standings.of(sessionId);
    const isOld = (standing.byTicket.get(id)?.version ?? 0) < version;
    return isOld ? this.standings.anew(sessionId) : standing;
  }
}
