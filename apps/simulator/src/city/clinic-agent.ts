import { ApiError, sleep } from '#siaga/client';
import { type BookingSession, type Ticket, wallTimeAt } from '#siaga/contracts';
import { bookedOf, nextWalkInMin, type PatientPlan, planPatient, type Random } from '#siaga/simulation';
import { LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { clinicInputOf, clinicPlansOf } from './clinic-plans.js';
import { type Reporter } from './reporter.js';

const LOOK_MS = 10_000;
const MINUTE_MS = 60_000;
/** Windows that begin within this are filled; the later ones fill as the day goes on. */
const FILLED_AHEAD_MS = 3 * 60 * MINUTE_MS;
/** Refusals that are the day itself: a place that went, a window that passed, somebody at the real counter who was faster. */
const OF_THE_DAY = [
  'BOOKING.FULL',
  'BOOKING.NOT_OPEN',
  'BOOKING.ILLEGAL_STEP',
  'BOOKING.OUTSIDE_WINDOW',
  'BOOKING.LETTER_TAKEN',
];

/** The clinics of one facility: sets them up when there are none, and lives their day: people book, come, are called and treated. */
export class ClinicAgent {
  readonly link: LiveLink;
  readonly #plans = new Map<string, PatientPlan>();
  readonly #filled = new Set<string>();
  readonly #walkInAtMs = new Map<string, number>();
  #patients = 0;

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    const ignore = (): void => undefined;
    this.link = new LiveLink(
      session,
      {
        onSnapshot: ignore,
        onChange: ignore,
        onDown: (reason) => reporter.lineDown('clinics', reason),
      },
      signal,
    );
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#work()]);
  }

  async #work(): Promise<void> {
    let timeZone: string | null = null;
    do {
      try {
        if (timeZone === null) {
          await this.#setUp();
          ({ timeZone } = await this.session.call('info', {}));
        }
        const { year, month, day } = wallTimeAt(Date.now(), timeZone);
        await this.#live(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10));
      } catch (error) {
        if (!this.signal.aborted) this.reporter.trouble('clinics', error);
      }
    } while (await sleep(LOOK_MS, this.signal));
  }

  get #facilityId(): string {
    const scopes = this.session.account.grants.map((grant) => grant.scope);
    const own = scopes.find((scope) => scope.kind === 'facility');
    if (own === undefined) throw new Error(`${this.session.username} heads no clinic`);
    return own.facilityId;
  }

  async #setUp(): Promise<void> {
    await this.session.signIn();
    const facilityId = this.#facilityId;
    const { clinics } = await this.session.call('clinics', { facilityId });
    if (clinics.length > 0) return;
    const { facilities } = await this.session.call('facilities', {});
    const kind = facilities.find(({ id }) => id === facilityId)?.kind ?? 'hospital';
    for (const plan of clinicPlansOf(kind)) {
      const doctor = await this.session.call('addDoctor', { facilityId, name: plan.doctor });
      await this.#try(() => this.session.call('addClinic', clinicInputOf(plan, facilityId, doctor.id)));
    }
  }

  async #live(date: string): Promise<void> {
    const { sessions, tickets } = await this.session.call('bookingDay', {
      facilityId: this.#facilityId,
      date,
    });
    const nowMs = Date.now();
    for (const session of sessions.filter(({ state }) => state === 'open')) {
      const own = tickets.filter(({ sessionId }) => sessionId === session.id);
      await this.#fill(session, own, nowMs);
      await this.#come(session, own, nowMs);
      await this.#serve(session, own, nowMs);
    }
  }

  /** Windows that begin soon are booked, most of their places. */
  async #fill(session: BookingSession, own: readonly Ticket[], nowMs: number): Promise<void> {
    for (const [index, window] of session.clusters.entries()) {
      const key = `${session.id} ${String(index)}`;
      const isSoon = Date.parse(window.from) < nowMs + FILLED_AHEAD_MS && Date.parse(window.to) > nowMs;
      if (this.#filled.has(key) || !isSoon) continue;
      this.#filled.add(key);
      const there = own.filter(
        ({ cluster, placeKind }) => cluster === index && placeKind !== 'walk_in',
      ).length;
      for (let left = bookedOf(this.random, window.places) - there; left > 0; left -= 1)
        await this.#take(session, this.random.chance(0.7) ? 'jkn' : 'non_jkn', index);
    }
  }

  /** Those whose time it is come; the others are missed when their window is over. Somebody walks in now and then. */
  async #come(session: BookingSession, own: readonly Ticket[], nowMs: number): Promise<void> {
    const delayMs = session.delayMinutes * MINUTE_MS;
    for (const ticket of own.filter(({ state }) => state === 'booked')) {
      const window = session.clusters[ticket.cluster];
      if (window === undefined) continue;
      const { comesMin } = this.#planOf(ticket);
      const [fromMs, toMs] = [Date.parse(window.from) + delayMs, Date.parse(window.to) + delayMs];
      if (comesMin !== null && nowMs >= fromMs + comesMin * MINUTE_MS && nowMs <= toMs)
        await this.#step(ticket, 'arrive');
      else if (nowMs > toMs) await this.#step(ticket, 'no_show');
    }
    const isOpen = Date.parse(session.startsAt) <= nowMs && nowMs < Date.parse(session.endsAt);
    const dueMs = this.#walkInAtMs.get(session.id) ?? 0;
    if (!isOpen || nowMs < dueMs) return;
    this.#walkInAtMs.set(session.id, nowMs + nextWalkInMin(this.random) * MINUTE_MS);
    if (dueMs > 0) await this.#take(session, 'walk_in', null);
  }

  /** One at a time: called, with the doctor, done. */
  async #serve(session: BookingSession, own: readonly Ticket[], nowMs: number): Promise<void> {
    if (nowMs < Date.parse(session.startsAt) + session.delayMinutes * MINUTE_MS) return;
    const called = own.find(({ state }) => state === 'called');
    if (called !== undefined) return this.#step(called, 'serve');
    const inside = own.find(({ state }) => state === 'serving');
    if (inside !== undefined) {
      const servedMs = nowMs - Date.parse(inside.servedAt ?? inside.bookedAt);
      if (servedMs < this.#planOf(inside).servedMin * MINUTE_MS) return;
      await this.#step(inside, 'finish');
      this.reporter.count('patientsServed');
    }
    if (own.some(({ state }) => state === 'waiting'))
      await this.#try(() => this.session.call('callNext', { id: session.id, room: '1' }));
  }

  async #take(
    { id: sessionId }: BookingSession,
    placeKind: Ticket['placeKind'],
    cluster: number | null,
  ): Promise<void> {
    this.#patients += 1;
    const name = `Pasien Contoh ${String(this.#patients)}`;
    const channel = placeKind === 'walk_in' ? 'counter' : 'kiosk';
    await this.#try(async () => {
      await this.session.call('takeTicket', { sessionId, channel, placeKind, cluster, patient: { name } });
      this.reporter.count('numbers');
    });
  }

  async #step({ id }: Ticket, step: 'arrive' | 'serve' | 'finish' | 'no_show'): Promise<void> {
    await this.#try(() => this.session.call('stepTicket', { id, step }));
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError) || !OF_THE_DAY.includes(error.code)) throw error;
    }
  }

  #planOf({ id }: Ticket): PatientPlan {
    const known = this.#plans.get(id) ?? planPatient(this.random.fork(id));
    this.#plans.set(id, known);
    return known;
  }
}
