import { type Point, type PositionReport } from '#siaga/contracts';
import {
  type Drive,
  type DriveState,
  driveStateAt,
  planDrive,
  type Random,
  type SpeedProfile,
} from '#siaga/simulation';

/** How often a moving and a standing vehicle tells where it is. */
export const MOVING_REPORT_MS = 1_000;
const STANDING_REPORT_MS = 15_000;
const KEPT_REPORTS = 30;

interface Journey {
  drive: Drive;
  startedMs: number;
  speed: number;
  arrive: (isArrived: boolean) => void;
}

/** An ambulance on the road. Its clock runs `speed` times as fast while it drives; its speedometer shows the true speed. */
export class Vehicle {
  #state: DriveState;
  #journey: Journey | null = null;
  #reportedMs = 0;
  #reports: PositionReport[] = [];

  constructor(
    start: Point,
    private readonly random: Random,
  ) {
    this.#state = { point: start, headingDeg: 0, speedMps: 0, isArrived: true };
  }

  get point(): Point {
    return this.#state.point;
  }

  get isMoving(): boolean {
    return this.#journey !== null;
  }

  /** Drives there: true on arrival, false when another journey or `stop` took its place. */
  driveTo(target: Point, profile: SpeedProfile, speed: number, nowMs = Date.now()): Promise<boolean> {
    this.stop();
    return new Promise((arrive) => {
      const drive = planDrive(this.random, this.#state.point, target, profile);
      this.#journey = { drive, startedMs: nowMs, speed, arrive };
    });
  }

  /** Stops where it is. */
  stop(): void {
    const journey = this.#journey;
    this.#journey = null;
    this.#state = { ...this.#state, speedMps: 0 };
    journey?.arrive(false);
  }

  /** Moves on to this moment and notes a position when one is due. */
  tick(nowMs: number): void {
    const journey = this.#journey;
    if (journey) {
      const elapsedS = ((nowMs - journey.startedMs) / 1_000) * journey.speed;
      this.#state = driveStateAt(journey.drive, elapsedS);
      if (this.#state.isArrived) {
        this.#journey = null;
        journey.arrive(true);
      }
    }
    const dueMs = journey ? MOVING_REPORT_MS : STANDING_REPORT_MS;
    // Half a tick of grace, so that a timer that fires a little early does not skip a turn.
    if (nowMs - this.#reportedMs >= dueMs - MOVING_REPORT_MS / 2) this.#report(nowMs);
  }

  #report(nowMs: number): void {
    this.#reportedMs = nowMs;
    const { point, headingDeg, speedMps } = this.#state;
    this.#reports.push({
      point: { lon: Number(point.lon.toFixed(6)), lat: Number(point.lat.toFixed(6)) },
      at: new Date(nowMs).toISOString(),
      accuracyM: Math.round(this.random.between(4, 14)),
      speedMps: Number(speedMps.toFixed(1)),
      headingDeg: Math.round(headingDeg) % 360,
    });
    this.#reports = this.#reports.slice(-KEPT_REPORTS);
  }

  /** Hands over the reports not sent yet. */
  takeReports(): PositionReport[] {
    const reports = this.#reports;
    this.#reports = [];
    return reports;
  }

  /** Takes back reports that could not be sent; the oldest are dropped when there are too many. */
  keepReports(reports: readonly PositionReport[]): void {
    this.#reports = [...reports, ...this.#reports].slice(-KEPT_REPORTS);
  }
}
