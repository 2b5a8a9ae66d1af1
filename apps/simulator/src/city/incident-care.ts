import { ApiError, sleep } from '#siaga/client';
import { type Assignment, type Incident, type Recommendation } from '#siaga/contracts';
import { chooseFacility, chooseUnit, outcomeOf, type Random } from '#siaga/simulation';
import { type Session } from '../client/session.js';
import { Watched } from '../client/watched.js';
import { isActive } from './crew-job.js';
import { type Reporter } from './reporter.js';

const GIVE_UP_MS = 10 * 60_000;
const LONGEST_MS = 2 * 3_600_000;

/** Assignments of one incident by id. */
type Assignments = ReadonlyMap<string, Assignment>;

/** The simulated operator's care of one incident: offers it, chooses the hospital, closes it. */
export class IncidentCare {
  readonly #assignments: Watched<Assignments>;
  readonly #startedMs = Date.now();
  #isClosed = false;

  constructor(
    readonly incident: Incident,
    known: readonly Assignment[],
    private readonly tools: { session: Session; reporter: Reporter; random: Random },
    private readonly signal: AbortSignal,
  ) {
    this.#assignments = new Watched<Assignments>(new Map(known.map((one) => [one.id, one])));
  }

  /** Takes news of an assignment of this incident. */
  observe(assignment: Assignment): void {
    const known = this.#assignments.value.get(assignment.id);
    if (known && known.version >= assignment.version) return;
    this.#assignments.set(new Map(this.#assignments.value).set(assignment.id, assignment));
  }

  /** Somebody else ended the incident. */
  end(): void {
    this.#isClosed = true;
    this.#assignments.set(this.#assignments.value);
  }

  /** Cares until the incident is closed. */
  async run(): Promise<void> {
    while (!this.signal.aborted && !this.#isClosed) {
      if (!this.#has(isWorking) && !this.#has(isDone)) {
        if (Date.now() - this.#startedMs > GIVE_UP_MS) return this.#close();
        await this.#offer();
      } else if (this.#has(needsDestination)) await this.#chooseDestination();
      else if (!this.#has(isWorking)) return this.#close();
      await this.#untilNews();
    }
  }

  #has(fits: (assignment: Assignment) => boolean): boolean {
    return [...this.#assignments.value.values()].some(fits);
  }

  /** Something to do: no unit works on it, or one waits for a destination; otherwise the next news. */
  async #untilNews(): Promise<void> {
    const before = this.#assignments.value;
    await this.#assignments.until(
      (now) => now !== before || this.#isClosed,
      this.#has(isWorking) ? LONGEST_MS : 15_000,
      this.signal,
    );
    await sleep(500, this.signal);
  }

  async #offer(): Promise<void> {
    const { session, reporter, random } = this.tools;
    const best = await this.#recommend();
    const unit = chooseUnit(random, best.units);
    if (!unit) return;
    const destination = random.chance(0.4) ? chooseFacility(best.facilities) : null;
    try {
      const { assignments } = await session.call('offer', {
        id: this.incident.id,
        unitIds: [unit.unitId],
        autoNext: true,
        destinationFacilityId: destination?.facilityId,
      });
      reporter.count('offers');
      for (const assignment of assignments) this.observe(assignment);
    } catch (error) {
      this.#endOrComplain(error);
    }
  }

  async #chooseDestination(): Promise<void> {
    const { session, random } = this.tools;
    if (!(await sleep(random.between(3_000, 10_000), this.signal))) return;
    const waiting = [...this.#assignments.value.values()].find(needsDestination);
    if (!waiting) return;
    const { facilities } = await this.#recommend();
    for (const facility of [chooseFacility(facilities), ...facilities]) {
      if (!facility) continue;
      try {
        this.observe(
          await session.call('setDestination', { id: waiting.id, facilityId: facility.facilityId }),
        );
        return;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'DISPATCH.FACILITY_NOT_ACCEPTING') continue;
        this.#endOrComplain(error);
        return;
      }
    }
  }

  #recommend(): Promise<Recommendation> {
    const { id, place, needs, triage, regionCode } = this.incident;
    return this.tools.session.call('recommend', {
      point: place.point,
      needs,
      triage,
      regionCode,
      incidentId: id,
    });
  }

  async #close(): Promise<void> {
    const { session, random } = this.tools;
    if (!(await sleep(random.between(5_000, 20_000), this.signal)) || this.#isClosed) return;
    const didTransport = this.#has((one) =>
      one.stamps.some((stamp) => stamp.name === 'patient_at_destination'),
    );
    const wasReached = this.#has((one) => one.stamps.some((stamp) => stamp.name === 'unit_on_scene'));
    try {
      await session.call('closeIncident', {
        id: this.incident.id,
        outcome: outcomeOf(random, didTransport, wasReached),
      });
    } catch (error) {
      this.#endOrComplain(error);
    }
  }

  /** Somebody was faster: the next look shows it. Anything else is trouble. */
  #endOrComplain(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'INCIDENT.NOT_OPEN') this.#isClosed = true;
    const isRace = ['INCIDENT.NOT_OPEN', 'DISPATCH.UNIT_ALREADY_ASSIGNED', 'DISPATCH.ILLEGAL_STEP'].includes(
      error.code,
    );
    if (!isRace) this.tools.reporter.trouble(`incident ${this.incident.number}`, error);
  }
}

const isWorking = (assignment: Assignment): boolean => isActive(assignment.status);
const isDone = (assignment: Assignment): boolean => assignment.status === 'available';
const needsDestination = (assignment: Assignment): boolean =>
  assignment.destination === null && (assignment.status === 'on_scene' || assignment.status === 'at_patient');
