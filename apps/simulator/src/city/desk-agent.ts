import { ApiError, sleep } from '#siaga/client';
import { type ChangeEvent, type Inbound, type Snapshot } from '#siaga/contracts';
import { acknowledgeAfterS, nextFreeBeds, type Random } from '#siaga/simulation';
import { LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { type Reporter } from './reporter.js';

const BEDS_MS = { from: 4 * 60_000, to: 9 * 60_000 };

/** One hospital's desk: acknowledges who is coming (sometimes late, sometimes not at all) and keeps its free beds. */
export class DeskAgent {
  readonly link: LiveLink;
  readonly #answering = new Set<string>();
  #facilityId: string | null = null;

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    this.link = new LiveLink(
      session,
      {
        onSnapshot: (snapshot) => this.#onSnapshot(snapshot),
        onChange: (event) => this.#onChange(event),
        onDown: (reason) => reporter.lineDown('desks', reason),
      },
      signal,
    );
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#keepBeds()]);
  }

  #onSnapshot(snapshot: Snapshot): void {
    const scopes = this.session.account.grants.map((grant) => grant.scope);
    this.#facilityId = scopes.find((scope) => scope.kind === 'facility')?.facilityId ?? null;
    for (const inbound of snapshot.inbounds) this.#see(inbound);
  }

  #onChange(event: ChangeEvent): void {
    if (event.entity === 'inbound') this.#see(event.data);
  }

  #see(inbound: Inbound): void {
    if (inbound.status !== 'announced' || this.#answering.has(inbound.id)) return;
    if (this.#facilityId !== null && inbound.facilityId !== this.#facilityId) return;
    const afterS = acknowledgeAfterS(this.random, inbound.triage);
    if (afterS === null) return;
    this.#answering.add(inbound.id);
    this.#acknowledge(inbound.id, afterS)
      .catch((error: unknown) => this.#complain(error))
      .finally(() => this.#answering.delete(inbound.id));
  }

  async #acknowledge(id: string, afterS: number): Promise<void> {
    if (!(await sleep(afterS * 1_000, this.signal))) return;
    await this.session.call('acknowledgeInbound', { id });
    this.reporter.count('inbound');
  }

  async #keepBeds(): Promise<void> {
    while (await sleep(this.random.between(BEDS_MS.from, BEDS_MS.to), this.signal)) {
      try {
        await this.#countBeds();
      } catch (error) {
        this.#complain(error);
      }
    }
  }

  async #countBeds(): Promise<void> {
    const { facilities } = await this.session.call('facilities', {});
    const own = facilities.find((facility) => facility.id === this.#facilityId);
    if (!own || own.beds.length === 0) return;
    const beds = own.beds.map(({ kind, total, available }) => ({
      kind,
      total,
      available: nextFreeBeds(this.random, available, total),
    }));
    await this.session.call('setBeds', { id: own.id, beds });
  }

  #complain(error: unknown): void {
    // Somebody at the real desk, or the end of the job, was faster.
    if (error instanceof ApiError && error.code === 'INBOUND.ILLEGAL_STEP') return;
    this.reporter.trouble('desks', error);
  }
}
