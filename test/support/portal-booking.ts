import {
  BookedPlace,
  BookingCodeSent,
  JoinedWait,
  HeldPlace,
  type ApiInput,
  type PlaceKind,
  type PortalTicket,
} from '#siaga/contracts';
import { newId, PersonalDataCipher } from '#siaga/kernel';
import type { TestServer } from './server.js';
import { RefusedRequest, send, type Answer } from './session.js';
import { newDevice, PortalVisit } from './visitor.js';

type Form = Pick<ApiInput<'bookPlace'>, 'patient' | 'phone'>;

/** Texts that were put into the outbox about a thing, newest first. */
export async function textsAbout(server: TestServer, subjectId: string): Promise<string[]> {
  const rows = await server.database.query<{ body: string }>(
    'SELECT body_sealed AS body FROM message WHERE subject_id = $1 ORDER BY ordinal DESC',
    [subjectId],
  );
  const cipher = server.get(PersonalDataCipher);
  return rows.map(({ body }) => (cipher.open(body) as { text: string }).text);
}

/** The one-time code that was sent last for a thing, whatever was queued about it since. */
export async function codeFor(server: TestServer, subjectId: string): Promise<string> {
  const texts = await textsAbout(server, subjectId);
  const [code] = texts.flatMap((text) => /^\d{6}/.exec(text)?.[0] ?? []);
  if (code === undefined) throw new Error(`No code in: ${texts.join(' | ')}`);
  return code;
}

/** A phone at the portal, without an account. */
export class PatientPhone {
  readonly device = newDevice();

  constructor(
    readonly server: TestServer,
    readonly base = server.base,
  ) {}

  tryHold(
    sessionId: string,
    placeKind: Exclude<PlaceKind, 'walk_in'> = 'jkn',
    cluster: number | null = null,
  ): Promise<Answer> {
    return send(this.base, 'holdPlace', { sessionId, placeKind, cluster, device: this.device });
  }

  async hold(sessionId: string, cluster: number | null = null): Promise<HeldPlace> {
    return HeldPlace.parse(bodyOf('holdPlace', await this.tryHold(sessionId, 'jkn', cluster)));
  }

  trySend(holdId: string, form: Form): Promise<Answer> {
    return send(this.base, 'sendBookingCode', { holdId, device: this.device, ...form });
  }

  tryBook(holdId: string, form: Form, code: string, more: object = {}): Promise<Answer> {
    return send(this.base, 'bookPlace', { holdId, device: this.device, ...form, code, ...more });
  }

  /** The whole way: hold, code, number. Throws RefusedRequest. */
  async book(sessionId: string, form: Form, more: object = {}): Promise<BookedPlace> {
    const { holdId } = await this.hold(sessionId);
    BookingCodeSent.parse(bodyOf('sendBookingCode', await this.trySend(holdId, form)));
    const code = await codeFor(this.server, holdId);
    return BookedPlace.parse(bodyOf('bookPlace', await this.tryBook(holdId, form, code, more)));
  }

  /** Opens the page of what was booked. */
  open({ secret }: BookedPlace): Promise<PortalVisit> {
    return PortalVisit.open(this.base, secret, { device: this.device });
  }
}

/** What a visitor's page shows of a ticket. */
export async function pageOf(visit: PortalVisit, id: string): Promise<PortalTicket> {
  return bodyOf('portalTicket', await visit.try('portalTicket', { id })) as PortalTicket;
}

export function bodyOf(name: string, answer: Answer): unknown {
  if (answer.status !== 200) throw new RefusedRequest(name, answer);
  return answer.body;
}

/** Joins the waiting list of a session from a phone; gives the place in it and the way to its page. */
export async function joinWait(
  server: TestServer,
  sessionId: string,
  form: Form,
  change: object = {},
): Promise<JoinedWait> {
  const waitId = newId();
  const input = { waitId, sessionId, placeKind: 'jkn', device: newDevice(), ...form, ...change };
  bodyOf('sendWaitCode', await send(server.base, 'sendWaitCode', input));
  const code = await codeFor(server, waitId);
  return JoinedWait.parse(bodyOf('joinWait', await send(server.base, 'joinWait', { ...input, code })));
}
