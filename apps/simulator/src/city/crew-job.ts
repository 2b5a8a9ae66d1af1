import { ApiError, sleep } from '#siaga/client';
import {
  ACTIVE_ASSIGNMENT_STATUSES,
  type AdvanceStatus,
  type Assignment,
  type AssignmentStatus,
  type Point,
} from '#siaga/contracts';
import {
  answerOffer,
  type CrewTraits,
  type JobPlan,
  planJob,
  type Random,
  SPEED_PROFILES,
} from '#siaga/simulation';
import { type Session } from '../client/session.js';
import { Watched } from '../client/watched.js';
import { type Reporter } from './reporter.js';
import { type Vehicle } from './vehicle.js';

/** What a crew needs to do a job. */
export interface JobTools {
  session: Session;
  vehicle: Vehicle;
  reporter: Reporter;
  traits: CrewTraits;
  random: Random;
  /** Seconds of the city a second. */
  speed: number;
}

const DESTINATION_WAIT_MS = 60_000;
const RETRY_MS = 3_000;
const LONGEST_MS = 30 * 60_000;

/** True while the assignment holds its unit. */
export const isActive = (status: AssignmentStatus): boolean => ACTIVE_ASSIGNMENT_STATUSES.includes(status);

/**
 * One job from the offer to being available again. It looks at the status before every step, so that it goes on rightly
 * after a restart, and when a person taps the crew's steps instead.
 */
export class CrewJob {
  readonly #assignment: Watched<Assignment>;
  readonly #plan: JobPlan;
  #isTold = false;

  constructor(
    assignment: Assignment,
    private readonly tools: JobTools,
    private readonly signal: AbortSignal,
  ) {
    this.#assignment = new Watched(assignment);
    this.#plan = planJob(tools.random, tools.traits);
  }

  get id(): string {
    return this.#assignment.value.id;
  }

  /** Takes news of the assignment; older versions are ignored. */
  observe(assignment: Assignment): void {
    if (assignment.version > this.#assignment.value.version) this.#assignment.set(assignment);
  }

  /** Works until the unit is released or the signal ends it. */
  async run(): Promise<void> {
    while (!this.signal.aborted && isActive(this.#assignment.value.status)) {
      const { status, version } = this.#assignment.value;
      try {
        await this.#step(status);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        await this.#refresh(error);
      }
      if (this.#assignment.value.version === version) await sleep(RETRY_MS, this.signal);
    }
    this.tools.vehicle.stop();
    if (this.#assignment.value.status === 'available') this.tools.reporter.count('finished');
  }

  /** A refusal means that somebody else was faster: look at what is so now. */
  async #refresh(refusal: ApiError): Promise<void> {
    const wasOvertaken =
      refusal.code === 'DISPATCH.ILLEGAL_STEP' || refusal.code === 'DISPATCH.OFFER_NOT_LIVE';
    if (!wasOvertaken) this.tools.reporter.trouble(`crew ${this.tools.session.username}`, refusal);
    this.observe(await this.tools.session.call('assignment', { id: this.id }));
  }

  async #step(status: AssignmentStatus): Promise<void> {
    if (status === 'offered') return this.#answer();
    if (status === 'accepted') return this.#turnOut();
    if (status === 'en_route') return this.#driveToScene();
    if (status === 'on_scene') return this.#workOnScene();
    if (status === 'at_patient') return this.#leaveScene(1 - this.#plan.toPatientShare);
    if (status === 'left_scene') return this.#transport();
    if (status === 'at_destination') return this.#handOver();
    if (status === 'handed_over' && (await this.#pass(60))) return this.#advance('available');
  }

  async #answer(): Promise<void> {
    const { session, reporter, random, traits } = this.tools;
    if (!this.#isTold) this.observe(await session.call('markDelivered', { id: this.id }));
    const isFirst = !this.#isTold;
    this.#isTold = true;
    const answer = isFirst
      ? answerOffer(random, traits, this.#assignment.value.job.triage)
      : { kind: 'silent' as const };
    if (answer.kind === 'silent') {
      if (isFirst) reporter.count('silent');
      await this.#untilNotAt('offered', LONGEST_MS);
      return;
    }
    if (await this.#untilNotAt('offered', answer.afterS * 1_000)) return;
    if (this.signal.aborted) return;
    const now = clockNow();
    if (answer.kind === 'accept') this.observe(await session.call('accept', { id: this.id, ...now }));
    else this.observe(await session.call('decline', { id: this.id, reason: answer.reason, ...now }));
    reporter.count(answer.kind === 'accept' ? 'accepted' : 'declined');
  }

  async #turnOut(): Promise<void> {
    if (!(await this.#pass(this.#plan.turnoutS))) return;
    if (this.#plan.forgets.includes('en_route')) await this.#driveToScene();
    else await this.#advance('en_route');
  }

  async #driveToScene(): Promise<void> {
    const status = this.#assignment.value.status;
    if (await this.#drive(this.#assignment.value.job.place.point, 'siren', status))
      await this.#advance('on_scene');
  }

  async #workOnScene(): Promise<void> {
    const { toPatientShare, sceneS, forgets } = this.#plan;
    if (!(await this.#pass(sceneS * toPatientShare))) return;
    if (forgets.includes('at_patient')) await this.#leaveScene(1 - toPatientShare);
    else await this.#advance('at_patient');
  }

  /** Waits a while for a destination; without one the patient is treated where he is. */
  async #leaveScene(share: number): Promise<void> {
    if (!(await this.#pass(this.#plan.sceneS * share))) return;
    const hasDestination = (assignment: Assignment) => assignment.destination !== null;
    const mayLeave =
      this.#plan.transports &&
      (await this.#assignment.until(hasDestination, DESTINATION_WAIT_MS, this.signal));
    if (!this.signal.aborted) await this.#advance(mayLeave ? 'left_scene' : 'available');
  }

  async #transport(): Promise<void> {
    const target = () => this.#assignment.value.destination?.point ?? this.tools.vehicle.point;
    let aim: Point;
    do {
      aim = target();
      if (!(await this.#drive(aim, 'patient', 'left_scene', target))) return;
    } while (!isSamePoint(aim, target()));
    await this.#advance('at_destination');
  }

  async #handOver(): Promise<void> {
    if (!(await this.#pass(this.#plan.handoverS))) return;
    await this.#advance(this.#plan.forgets.includes('handed_over') ? 'available' : 'handed_over');
  }

  /** True on arrival; false when the status is no longer this one. A change of target counts as an arrival. */
  async #drive(
    to: Point,
    how: 'siren' | 'patient',
    during: AssignmentStatus,
    target?: () => Point,
  ): Promise<boolean> {
    const { vehicle, speed } = this.tools;
    let hasEnded = false;
    const mustLook = (assignment: Assignment) =>
      hasEnded || assignment.status !== during || (target !== undefined && !isSamePoint(target(), to));
    const arrived = vehicle.driveTo(to, SPEED_PROFILES[how], speed).finally(() => {
      hasEnded = true;
      this.#assignment.touch();
    });
    await this.#assignment.until(mustLook, LONGEST_MS, this.signal);
    vehicle.stop();
    await arrived;
    return !this.signal.aborted && this.#assignment.value.status === during;
  }

  async #advance(status: AdvanceStatus): Promise<void> {
    this.observe(await this.tools.session.call('advance', { id: this.id, status, ...clockNow() }));
  }

  /** Lets this many seconds of the city pass; false when the status changed meanwhile. */
  async #pass(citySeconds: number): Promise<boolean> {
    const status = this.#assignment.value.status;
    const isChanged = await this.#untilNotAt(status, (citySeconds / this.tools.speed) * 1_000);
    return !isChanged && !this.signal.aborted;
  }

  #untilNotAt(status: AssignmentStatus, timeoutMs: number): Promise<boolean> {
    return this.#assignment.until((assignment) => assignment.status !== status, timeoutMs, this.signal);
  }
}

const isSamePoint = (a: Point, b: Point): boolean => a.lon === b.lon && a.lat === b.lat;

/** The phone's clock at the tap and at the sending. */
function clockNow(): { deviceAt: string; sentAt: string } {
  const now = new Date().toISOString();
  return { deviceAt: now, sentAt: now };
}
