import { ApiError, sleep } from '#siaga/client';
import {
  distanceM,
  type Assignment,
  type ChangeEvent,
  type Point,
  type Snapshot,
  type Unit,
} from '#siaga/contracts';
import { crewTraits, JAMBI_PLACES, pointAway, type Random, SPEED_PROFILES } from '#siaga/simulation';
import { LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { Watched } from '../client/watched.js';
import { CrewJob, isActive } from './crew-job.js';
import { type Reporter } from './reporter.js';
import { Vehicle } from './vehicle.js';

/** Patrols are compressed less than jobs, or they would look like races. */
const PATROL_SPEED = 3;
const AT_POST_M = 60;

/** One crew with its phone and its vehicle: signs on, answers offers, drives, reports, patrols between jobs. */
export class CrewAgent {
  readonly link: LiveLink;
  #unit: Unit | null = null;
  #vehicle: Vehicle | null = null;
  readonly #job = new Watched<CrewJob | null>(null);
  #isSending = false;

  constructor(
    private readonly session: Session,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly speed: number,
    private readonly signal: AbortSignal,
  ) {
    this.link = new LiveLink(
      session,
      {
        onSnapshot: (snapshot) => this.#onSnapshot(snapshot),
        onChange: (event) => this.#onChange(event),
        onUp: () => void this.#reportForDuty(),
        onDown: (reason) => reporter.lineDown('crews', reason),
      },
      signal,
    );
  }

  get isOnShift(): boolean {
    return this.#vehicle !== null;
  }

  get isMoving(): boolean {
    return this.#vehicle?.isMoving ?? false;
  }

  get hasJob(): boolean {
    return this.#job.value !== null;
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    this.signal.addEventListener('abort', () => this.#vehicle?.stop(), { once: true });
    await Promise.all([this.link.run(), this.#liveBetweenJobs()]);
  }

  /** Moves the vehicle on and sends what is due. Called about once a second. */
  async tick(nowMs: number): Promise<void> {
    this.#vehicle?.tick(nowMs);
    if (!this.#vehicle || !this.#unit || this.#isSending || !this.link.isUp) return;
    const positions = this.#vehicle.takeReports();
    if (positions.length === 0) return;
    this.#isSending = true;
    const sentAt = new Date(nowMs).toISOString();
    const isTaken = await this.link.sendPositions({ unitId: this.#unit.id, sentAt, positions });
    if (!isTaken) this.#vehicle.keepReports(positions);
    this.#isSending = false;
  }

  #onSnapshot(snapshot: Snapshot): void {
    const unit = snapshot.units.find((one) => snapshot.ownUnitIds.includes(one.id));
    if (!unit) {
      this.reporter.trouble(`crew ${this.session.username}`, new Error('has no unit to sign on to'));
      return;
    }
    this.#unit = unit;
    this.#vehicle ??= new Vehicle(unit.position?.point ?? postOf(unit), this.random.fork('drive'));
    const current = snapshot.assignments.find((one) => one.unitId === unit.id && isActive(one.status));
    if (current) this.#observe(current);
    else if (this.#job.value) this.#recheck(this.#job.value);
  }

  #onChange(event: ChangeEvent): void {
    if (event.entity === 'unit' && event.entityId === this.#unit?.id) this.#unit = event.data;
    if (event.entity === 'assignment' && event.data.unitId === this.#unit?.id) this.#observe(event.data);
  }

  /** After a time off line the job may have ended meanwhile: ask. */
  #recheck(job: CrewJob): void {
    this.session
      .call('assignment', { id: job.id })
      .then((assignment) => job.observe(assignment))
      .catch((error: unknown) => this.reporter.trouble('crew after reconnecting', error));
  }

  /** Signs on, at the start and when the centre ended the shift of a crew that was off line. */
  async #reportForDuty(): Promise<void> {
    const unit = this.#unit;
    if (!unit) return;
    try {
      const isSignedOn = unit.crew.some((member) => member.accountId === this.session.account.id);
      if (!isSignedOn) await this.session.call('signOn', { id: unit.id });
    } catch (error) {
      const isAlreadyOn = error instanceof ApiError && error.code === 'FLEET.ALREADY_ON_SHIFT';
      if (!isAlreadyOn) this.reporter.trouble('sign-on', error);
    }
  }

  #observe(assignment: Assignment): void {
    const job = this.#job.value;
    if (job?.id === assignment.id) {
      job.observe(assignment);
      return;
    }
    if (!this.#vehicle || job || !isActive(assignment.status)) return;
    void this.#work(assignment, this.#vehicle);
  }

  async #work(assignment: Assignment, vehicle: Vehicle): Promise<void> {
    const { session, reporter, speed } = this;
    const random = this.random.fork(assignment.id);
    const tools = { session, vehicle, reporter, traits: crewTraits(random), random, speed };
    const job = new CrewJob(assignment, tools, this.signal);
    this.#job.set(job);
    try {
      await job.run();
    } catch (error) {
      reporter.trouble(`job of ${session.username}`, error);
    } finally {
      this.#job.set(null);
    }
  }

  /** Goes back to the post after a job; from there drives round the block now and then. */
  async #liveBetweenJobs(): Promise<void> {
    while (await sleep(this.random.between(500, 2_000), this.signal)) {
      const unit = this.#unit;
      const vehicle = this.#vehicle;
      if (!unit || !vehicle || this.#job.value) continue;
      const post = postOf(unit);
      const isHome = distanceM(vehicle.point, post) <= AT_POST_M;
      if (isHome && (await this.#isCalledWithin(this.random.between(8_000, 40_000)))) continue;
      const target = isHome ? this.#roundTheBlock(post) : post;
      if (!this.signal.aborted)
        await vehicle.driveTo(target, SPEED_PROFILES.patrol, Math.min(this.speed, PATROL_SPEED));
    }
  }

  #isCalledWithin(ms: number): Promise<boolean> {
    return this.#job.until((job) => job !== null, ms, this.signal);
  }

  #roundTheBlock(post: Point): Point {
    return pointAway(post, this.random.between(0, 360), this.random.between(250, 700));
  }
}

/** Where the unit waits; the middle of the city when it has no post. */
function postOf(unit: Unit): Point {
  return unit.homePost?.point ?? JAMBI_PLACES[0]?.point ?? { lon: 103.61, lat: -1.6 };
}
