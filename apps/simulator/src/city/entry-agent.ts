import { ApiError, randomUuid, sleep } from '#siaga/client';
import { clockSkewMs, fromBase64Url, makePairingText, type OpenedEntryShift } from '#siaga/contracts';
import { JAMBI_REGION, type Random } from '#siaga/simulation';
import { type LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { answersTo, FollowedPhone } from './followed-phone.js';
import { idleLink } from './idle-link.js';
import { type Reporter } from './reporter.js';
import { flights, type Flight, type Traveller } from './travellers.js';

const LOOK_MS = 5_000;
const FLIGHT_EVERY_MS = 75_000;
const FIRST_FLIGHT_MS = 10_000;
/** An officer and a traveller at a post take so long, at most. */
const SECONDS = { least: 8, most: 19 };

interface Shift {
  readonly opened: OpenedEntryShift;
  readonly skewMs: number;
}

/** An officer at the city's airport: opens a shift, enters who comes flight by flight, and shows each phone its code. */
export class EntryAgent {
  readonly link: LiveLink;
  readonly #flights: Flight[];
  #shift: Shift | null = null;

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    this.link = idleLink(session, 'port of entry', reporter, signal);
    this.#flights = flights(random);
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#work()]);
  }

  async #work(): Promise<void> {
    let dueAtMs = Date.now() + FIRST_FLIGHT_MS;
    while (await sleep(LOOK_MS, this.signal)) {
      if (Date.now() < dueAtMs) continue;
      const [flight] = this.#flights;
      if (flight === undefined) return;
      try {
        this.#shift ??= await this.#open();
        if (this.#shift === null) continue;
        await this.#meet(this.#shift, flight);
        this.#flights.shift();
        dueAtMs = Date.now() + FLIGHT_EVERY_MS;
      } catch (error) {
        // Ended by a hand-over or by its hours: the next flight is met in a new one.
        this.#shift = null;
        if (!this.signal.aborted) this.reporter.trouble('port of entry', error);
      }
    }
  }

  /** Null while the health office has no post. */
  async #open(): Promise<Shift | null> {
    await this.session.signIn();
    const { posts } = await this.session.call('entryPosts', {});
    const post = posts.find(({ isActive }) => isActive);
    if (post === undefined) return null;
    const askedMs = Date.now();
    const opened = await this.session.call('openEntryShift', { postId: post.id });
    return { opened, skewMs: clockSkewMs(opened.at, askedMs, Date.now()) };
  }

  async #meet(shift: Shift, { number, origin, travellers }: Flight): Promise<void> {
    const trip = { id: randomUuid(), number, origin, arrivedAt: nowOf(shift).toISOString() };
    for (const [n, one] of travellers.entries()) {
      const id = randomUuid();
      const { taken } = await this.session.call('enterTravellers', {
        id: shift.opened.shift.id,
        trips: n === 0 ? [trip] : [],
        travellers: [this.#entryOf(shift, one, { id, tripId: trip.id, origin })],
      });
      // Entered before, when the city was started earlier today.
      if (taken.length === 0) continue;
      this.reporter.count('travellers');
      if (one.hasPhone) await this.#pair(shift, id, one);
      else await this.session.call('codeTraveller', { id });
      if (!(await sleep(this.random.between(1_000, 4_000), this.signal))) return;
    }
  }

  #entryOf(
    shift: Shift,
    { person, seat, isAsked, isIll }: Traveller,
    known: { id: string; tripId: string; origin: string },
  ) {
    const { program } = shift.opened;
    return {
      ...{ ...known, direction: 'in' as const, enteredAt: nowOf(shift).toISOString() },
      seconds: Math.round(this.random.between(SECONDS.least, SECONDS.most)),
      ...{ person, regionCode: JAMBI_REGION, seat, hasConsented: true, programVersion: program.version },
      answers: isAsked ? answersTo(program, isIll) : {},
      asks: { channel: 'none' as const, hour: null },
    };
  }

  /** The officer's phone shows a code, the traveller's scans it and opens their own page by it. */
  async #pair({ opened, skewMs }: Shift, entryId: string, { isAsked, isIll }: Traveller): Promise<void> {
    const shownAtS = Math.floor((Date.now() + skewMs) / 1_000);
    const text = await makePairingText(
      { shiftId: opened.shift.id, entryId, shownAtS, serial: 1 },
      { sign: (signed) => hmacOf(opened.secret, signed) },
    );
    try {
      const phone = await FollowedPhone.scanning(this.session.baseUrl, text);
      if (phone === null) return;
      this.reporter.count('paired');
      if (!isAsked) await phone.report(await phone.page(), isIll);
    } catch (error) {
      // What a person would read on their own phone; the officer shows the code again.
      if (!(error instanceof ApiError)) throw error;
      this.reporter.trouble('pairing', error);
    }
  }
}

const nowOf = ({ skewMs }: Shift): Date => new Date(Date.now() + skewMs);

async function hmacOf(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', fromBase64Url(secret), algorithm, false, ['sign']);
  return crypto.subtle.sign('HMAC', key, signed);
}
