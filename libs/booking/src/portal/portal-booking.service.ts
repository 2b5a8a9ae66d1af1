import { Injectable } from '@nestjs/common';
import type {
  Actor,
  BookedPlace,
  BookingCodeSent,
  BookPlaceInput,
  SendBookingCodeInput,
  Ticket,
  TicketPatient,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, PublicAddress, VisitorPasses } from '#siaga/identity';
import { AppError, Clock, found, readCallerId } from '#siaga/kernel';
import { Messenger } from '#siaga/messaging';
import { Database, type Tx } from '#siaga/persistence';
import { arrivalWindow } from '../domain/arrival-window.policy.js';
import { toldDay, toldTime } from '../domain/told-times.policy.js';
import type { StoredHold } from '../store/hold.repository.js';
import { QueueQuery } from '../store/queue.query.js';
import { SessionRepository, type HeldSession } from '../store/session.repository.js';
import { Ledger } from '../tickets/ledger.js';
import { demandNik } from '../tickets/nik-form.js';
import { SessionLine } from '../tickets/session-line.js';
import { bookedText } from './booking.text.js';
import { FacilityFacts } from './facility-facts.js';
import { HoldsService } from './holds.service.js';
import { OneTimeCodes } from './one-time-codes.js';
import { TicketViews } from './ticket-views.js';

const DAY_MS = 86_400_000;
/** This browser, the link in the message, and one more phone of the family. */
const DEVICES = 3;

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
    private readonly views: TicketViews,
    private readonly facilities: FacilityFacts,
    private readonly regions: RegionCodes,
    private readonly passes: VisitorPasses,
    private readonly address: PublicAddress,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
  ) {}

  /** Sends the code; says the same of every number. Throws RESOURCE.NOT_FOUND, INPUT.INVALID, BOOKING.TOO_OFTEN. */
  async sendCode(input: SendBookingCodeInput, address: string): Promise<BookingCodeSent> {
    const hold = await this.holds.ofDevice(input.holdId, input.device);
    const { regionCode } = await this.sessionOf(hold);
    const areaCode = this.demandForm(input, regionCode);
    const e164 = demandPhone(input.phone);
    await this.codes.countSend(e164, input.device, address);
    const isUnknown = areaCode !== null && (await this.regions.unknown([areaCode], this.database)).length > 0;
    return this.database.transaction(async (tx) => {
      const asked = { e164, language: input.language, regionCode };
      const expiresAt = await this.codes.send(tx, hold.id, asked);
      const until = await this.holds.prolong(tx, hold);
      return {
        expiresAt: expiresAt.toISOString(),
        until: until.toISOString(),
        warnings: isUnknown ? ['unknown_area'] : [],
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
    this.demandForm(form, regionCode);
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
          secret: await this.tell(tx, held, booked, {
            e164,
            language,
            facility: facts.get(booked.facilityId)?.name ?? '',
          }),
        };
      }),
    );
    return { ticket: await this.views.of(ticket), secret };
  }

  /** Issues the pass of the ticket's page and sends its link; gives the secret. */
  async tell(
    tx: Tx,
    { session, rules }: HeldSession,
    ticket: Ticket,
    { e164, language, facility }: { e164: string; language: 'id' | 'en'; facility: string },
  ): Promise<string> {
    const { regionCode, serviceDate } = session;
    const endsAt = new Date(Date.parse(session.endsAt) + 2 * DAY_MS);
    const pass = await this.passes.issue(tx, {
      scope: 'ticket',
      subject: { kind: 'booking', id: ticket.id },
      label: ticket.patient.name,
      ...{ endsAt, redeemUntil: endsAt, uses: DEVICES },
    });
    const window = found(session.clusters[ticket.cluster]);
    const { earliest, from, to } = arrivalWindow(window, rules, session.delayMinutes);
    const told = (at: Date): string => toldTime(at, regionCode);
    await this.messenger.tell(tx, bookedText, {
      to: { channel: 'sms', number: e164, language },
      variables: {
        ...{ number: ticket.label, facility, day: toldDay(serviceDate, language) },
        ...{ from: told(from), to: told(to), earliest: told(earliest), code: ticket.code },
        link: this.address.of(pass.path) ?? '',
      },
      ...{ regionCode, subjectId: ticket.id },
      // Nobody is told to come when the window is over.
      ...(to > this.clock.now() && { expiresAt: to }),
    });
    return pass.secret;
  }

  /** Gives the area of a NIK. */
  private demandForm({ patient }: Pick<SendBookingCodeInput, 'patient'>, regionCode: string): string | null {
    return patient.nik === null ? null : demandNik(patient.nik, regionCode, this.clock).areaCode;
  }

  private async sessionOf({ sessionId }: StoredHold): Promise<HeldSession['session']> {
    return found(await this.sessions.byId(sessionId));
  }
}

/** The number as it is dialled from anywhere. Throws INPUT.INVALID. */
export function demandPhone(text: string): string {
  const { e164 } = readCallerId(text);
  if (e164 === null)
    throw new AppError('INPUT.INVALID', {
      fields: [{ path: 'phone', message: 'Give a telephone number, such as 0812 3456 7890' }],
    });
  return e164;
}
