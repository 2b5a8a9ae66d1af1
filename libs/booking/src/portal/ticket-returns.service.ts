import { Injectable } from '@nestjs/common';
import type { AskReturnInput, OpenedReturn, OpenReturnInput, ReturnAsked, Ticket } from '#siaga/contracts';
import { AppError, Clock, found, readCallerId } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { SessionRepository } from '../store/session.repository.js';
import { TicketRepository } from '../store/ticket.repository.js';
import { OneTimeCodes, CODE_LASTS_MS } from './one-time-codes.js';
import { demandPhone } from './phone-form.js';
import { PortalLimits } from './portal-limits.js';
import { TicketLinks } from './ticket-links.js';

/**
 * The way back to a number from another device, or a browser that forgot: its code and its phone are asked, and what is sent to that phone. Who
 * has only one of them learns nothing, not even whether there is such a number.
 */
@Injectable()
export class TicketReturns {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketRepository,
    private readonly sessions: SessionRepository,
    private readonly codes: OneTimeCodes,
    private readonly limits: PortalLimits,
    private readonly links: TicketLinks,
    private readonly clock: Clock,
  ) {}

  /** Sends a one-time code to the phone of the number, if it is that phone; says the same in any case. Throws INPUT.INVALID, BOOKING.TOO_OFTEN. */
  async ask({ code, phone, device, language }: AskReturnInput, address: string): Promise<ReturnAsked> {
    const e164 = demandPhone(phone);
    await this.codes.countSend(e164, device, address);
    await this.limits.count('return code', code);
    const ticket = await this.find(code, e164);
    if (ticket !== null)
      await this.database.transaction((tx) =>
        this.codes.send(tx, ticket.id, { e164, language, regionCode: ticket.regionCode }),
      );
    return { expiresAt: new Date(this.clock.now().getTime() + CODE_LASTS_MS).toISOString() };
  }

  /** Gives the way to the page of that number alone. Throws BOOKING.CODE_WRONG whatever of it is wrong, INPUT.INVALID, BOOKING.TOO_OFTEN. */
  async open({ code, phone, otp }: OpenReturnInput, address: string): Promise<OpenedReturn> {
    const e164 = demandPhone(phone);
    await this.limits.count('return code', code);
    const ticket = await this.find(code, e164);
    if (ticket === null) {
      await this.codes.countTry(e164, address);
      throw new AppError('BOOKING.CODE_WRONG');
    }
    await this.demand(ticket, e164, otp, address);
    const { endsAt } = found(await this.sessions.byId(ticket.sessionId));
    const pass = await this.database.transaction((tx) => this.links.open(tx, ticket, endsAt));
    return { secret: pass.secret };
  }

  /** How many tries are left would say that there is such a number. */
  private async demand({ id }: Ticket, e164: string, otp: string, address: string): Promise<void> {
    try {
      await this.codes.demand(id, e164, otp, address);
    } catch (error) {
      if (error instanceof AppError && error.code === 'BOOKING.CODE_WRONG')
        throw new AppError('BOOKING.CODE_WRONG');
      throw error;
    }
  }

  private async find(code: string, e164: string): Promise<Ticket | null> {
    const ticket = await this.tickets.byCodeAnywhere(code);
    const phone = ticket?.patient.phone ?? null;
    return phone !== null && readCallerId(phone).e164 === e164 ? ticket : null;
  }
}
