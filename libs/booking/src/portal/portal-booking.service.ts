import { Injectable } from '@nestjs/common';
import type {
  Actor,
  BookedPlace,
  BookingCodeSent,
  BookPlaceInput,
  SendBookingCodeInput,
  TicketPatient,
} from '#siaga/contracts';
import { CommandRunner } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import type { StoredHold } from '../store/hold.repository.js';
import { QueueQuery } from '../store/queue.query.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { Ledger } from '../tickets/ledger.js';
import { SessionLine } from '../tickets/session-line.js';
import { FacilityFacts } from './facility-facts.js';
import { HoldsService } from './holds.service.js';
import { NikAreas } from './nik-areas.js';
import { OneTimeCodes } from './one-time-codes.js';
import { demandPhone } from './phone-form.js';
import { TicketLinks } from './ticket-links.js';
import { TicketViews } from './ticket-views.js';

/** A number from a phone without an account: the phone is confirmed by a code, and the NIK proves nothing. */
@Injectable()
export class PortalBookingService {
  constructor(
    private readonly database: Database,
    private readonly runner: CommandRunner,
    private readonly sessions: SessionRepository,
    private readonly queue: QueueQuery,
    private readonly ledger: Ledger,
    private readonly line: SessionLine,
    private readonly holds: HoldsService,
    private readonly codes: OneTimeCodes,
    private readonly links: TicketLinks,
    private readonly views: TicketViews,
    private readonly facilities: FacilityFacts,
    private readonly areas: NikAreas,
  ) {}

  /** Sends the code; says the same of every number. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, BOOKING.TOO_OFTEN. */
  async sendCode(input: SendBookingCodeInput, address: string): Promise<BookingCodeSent> {
    const hold = await this.holds.ofDevice(input.holdId, input.device);
    const { regionCode } = await this.sessionOf(hold);
    const areaCode = this.areas.demand(input.patient.nik, regionCode);
    const e164 = demandPhone(input.phone);
    await this.codes.countSend(e164, input.device, address);
    const warnings = await this.areas.warnings(areaCode);
    return this.database.transaction(async (tx) => {
      const asked = { e164, language: input.language, regionCode };
      const expiresAt = await this.codes.send(tx, hold.id, asked);
      const until = await this.holds.prolong(tx, hold);
      return {
        expiresAt: expiresAt.toISOString(),
        until: until.toISOString(),
        warnings,
      };
    });
  }

  /**
   * Gives the number. The same form sent again gets the same answer. A place whose two minutes are over is booked all the same where it is
   * still free. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, BOOKING.CODE_WRONG, BOOKING.TOO_OFTEN, and what `Ledger.book` throws.
   */
  async book(input: BookPlaceInput, address: string): Promise<BookedPlace> {
    const { code, ...form } = input;
    const hold = await this.holds.ofDevice(form.holdId, form.device);
    const { regionCode } = await this.sessionOf(hold);
    this.areas.demand(form.patient.nik, regionCode);
    const e164 = demandPhone(form.phone);
    await this.codes.demand(hold.id, e164, code, address);
    const actor: Actor = { kind: 'visitor', id: hold.id, name: 'portal' };
    const owner = { ownerId: hold.id, idempotencyKey: 'booked' };
    // Before the transaction: what is read for the message must not wait inside it.
    const facts = await this.facilities.all();
    const { ticket, secret } = await this.line.inTurn(hold.sessionId, () =>
      this.runner.run(owner, 'bookPlace', form, async (tx) => {
        const held = found(await this.sessions.lock(tx, hold.sessionId));
        const patient: TicketPatient = { ...form.patient, phone: e164 };
        const booked = await this.ledger.book(tx, actor, held, {
          ...{ channel: 'portal', placeKind: hold.placeKind, cluster: hold.cluster },
          ...{ priority: form.priority, patient, isHere: false, holdId: hold.id },
        });
        const { language, travelS } = form;
        const phoneDigest = this.codes.phoneDigest(e164);
        await this.queue.insertReach(tx, { ticketId: booked.id, phoneDigest, language, travelS });
        return {
          ticket: booked,
          secret: await this.links.tellBooked(tx, held, booked, {
            e164,
            language,
            facility: facts.get(booked.facilityId)?.name ?? '',
          }),
        };
      }),
    );
    return { ticket: await this.views.of(ticket), secret };
  }

  private async sessionOf({ sessionId }: StoredHold): Promise<HeldSession['session']> {
    return found(await this.sessions.byId(sessionId));
  }
}
