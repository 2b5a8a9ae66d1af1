import { Injectable } from '@nestjs/common';
import type { Ticket, VisitSubject } from '#siaga/contracts';
import { PublicAddress, VisitorPasses, type IssuedPass } from '#siaga/identity';
import { Clock, found } from '#siaga/kernel';
import { Messenger } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { arrivalWindow } from '../domain/arrival-window.policy.js';
import { toldDay, toldTime } from '../domain/told-times.policy.js';
import type { HeldSession } from '../store/session.repository.js';
import { bookedText } from './booking.text.js';

const DAY_MS = 86_400_000;
/** This browser, the link in the message, and one more phone of the family. */
const DEVICES = 3;

/** A phone that is told of a number. */
export interface ToldPhone {
  readonly e164: string;
  readonly language: 'id' | 'en';
  /** What the facility is called. */
  readonly facility: string;
}

/** The ways to a number's page. */
@Injectable()
export class TicketLinks {
  constructor(
    private readonly passes: VisitorPasses,
    private readonly address: PublicAddress,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
  ) {}

  /** A pass for the page of a number, as long as there is something to read on it. */
  open(
    tx: Tx,
    { id, patient }: Pick<Ticket, 'id' | 'patient'>,
    sessionEndsAt: string,
    uses = 1,
  ): Promise<IssuedPass> {
    return this.issue(tx, { kind: 'booking', id }, patient.name, sessionEndsAt, uses);
  }

  /** A pass for the page of who waits for a place. */
  openWait(
    tx: Tx,
    { id, patient }: { id: string; patient: { name: string } },
    sessionEndsAt: string,
    uses = 1,
  ): Promise<IssuedPass> {
    return this.issue(tx, { kind: 'wait', id }, patient.name, sessionEndsAt, uses);
  }

  /** The link of a pass as a phone outside opens it; empty where the server is known by no address outside. */
  linkOf({ path }: Pick<IssuedPass, 'path'>): string {
    return this.address.of(path) ?? '';
  }

  /** Tells the phone its number and the way back to its page; gives the secret for the browser that asked. */
  async tellBooked(
    tx: Tx,
    { session, rules }: HeldSession,
    ticket: Ticket,
    { e164, language, facility }: ToldPhone,
  ): Promise<string> {
    const { regionCode, serviceDate } = session;
    const pass = await this.open(tx, ticket, session.endsAt, DEVICES);
    const window = found(session.clusters[ticket.cluster]);
    const { earliest, from, to } = arrivalWindow(window, rules, session.delayMinutes);
    const told = (at: Date): string => toldTime(at, regionCode);
    await this.messenger.tell(tx, bookedText, {
      to: { channel: 'sms', number: e164, language },
      variables: {
        ...{ number: ticket.label, facility, day: toldDay(serviceDate, language) },
        ...{ from: told(from), to: told(to), earliest: told(earliest), code: ticket.code },
        link: this.linkOf(pass),
      },
      ...{ regionCode, subjectId: ticket.id },
      // Nobody is told to come when the window is over.
      ...(to > this.clock.now() && { expiresAt: to }),
    });
    return pass.secret;
  }

  private issue(
    tx: Tx,
    subject: VisitSubject,
    label: string,
    sessionEndsAt: string,
    uses: number,
  ): Promise<IssuedPass> {
    const endsAt = new Date(Math.max(Date.parse(sessionEndsAt), this.clock.now().getTime()) + 2 * DAY_MS);
    return this.passes.issue(tx, { scope: 'ticket', subject, label, endsAt, redeemUntil: endsAt, uses });
  }
}
