import { Injectable } from '@nestjs/common';
import type { BookingDay, BookingDayInput, BookingSession, DelaySessionInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, demandVersion, found } from '#siaga/kernel';
import { TicketRepository } from '../store/ticket.repository.js';
import { StageRepository } from '../store/stage.repository.js';
import { TurnRepository } from '../store/turn.repository.js';
import { SessionRepository } from '../store/session.repository.js';

/** The sessions of a day: what the counter sees, and a doctor who is late. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tickets: TicketRepository,
    private readonly stages: StageRepository,
    private readonly turns: TurnRepository,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly facilities: FacilitiesService,
  ) {}

  /** A facility's day: its sessions, all tickets of them, and how they stand in its stages. Throws RESOURCE.NOT_FOUND. */
  async day(caller: Caller, { facilityId, date }: BookingDayInput): Promise<BookingDay> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('booking.work', facility && { regionCode: facility.regionCode, facilityId });
    return {
      sessions: await this.sessions.onDay(facilityId, date),
      tickets: await this.tickets.onDay(facilityId, date),
      stages: await this.stages.ofFacility(facilityId),
      turns: await this.turns.onDay(facilityId, date),
    };
  }

  /** Says how late the doctor is: every window moves by it. Throws RESOURCE.NOT_FOUND, STALE.VERSION, BOOKING.NOT_OPEN. */
  delay(caller: Caller, input: DelaySessionInput): Promise<BookingSession> {
    return this.commands.run(caller, 'delaySession', input, async (tx) => {
      const { session } = found(await this.sessions.lock(tx, input.id));
      caller.demand('booking.work', session);
      demandVersion(session, input);
      if (session.state !== 'open')
        throw new AppError('BOOKING.NOT_OPEN', { details: { state: session.state } });
      const moved: BookingSession = {
        ...session,
        version: session.version + 1,
        delayMinutes: input.delayMinutes,
      };
      await this.sessions.save(tx, moved);
      const { id: entityId, version, regionCode, facilityId } = moved;
      await this.journal.append(tx, {
        type: 'booking-session.delayed.v1',
        entity: 'booking_session',
        ...{ entityId, version, regionCode, facilityId, actor: caller.actor, data: moved },
      });
      return moved;
    });
  }
}
