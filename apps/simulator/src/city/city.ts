import { sleep } from '#siaga/client';
import { type PublicInfo, type Snapshot } from '#siaga/contracts';
import { type CallMix, Random } from '#siaga/simulation';
import { IngestClient } from '../client/ingest-client.js';
import { Session } from '../client/session.js';
import { type Cast } from './accounts.js';
import { type Agent, AGENT_KINDS } from './agents.js';
import { CallBoard } from './call-board.js';
import { Callers, SIMULATOR_SOURCE } from './callers.js';
import { CrewAgent } from './crew-agent.js';
import { OperatorAgent } from './operator-agent.js';
import { type Reporter } from './reporter.js';
import { MOVING_REPORT_MS } from './vehicle.js';

/** How the city lives. */
export interface CityOptions {
  seed: string;
  speed: number;
  callsPerHour: number;
  mix: CallMix;
  humanShare: number;
  firstCalls: number;
  secret: string;
}

const STATUS_MS = 60_000;
const FIRST_CREWS = 4;
const READY_WAIT_MS = 20_000;

/** The living city: callers, an operator, crews and desks, all through the public API and sockets. */
export class City {
  readonly #board = new CallBoard();
  readonly #agents: readonly Agent[];
  readonly #crews: readonly CrewAgent[];
  readonly #operator: OperatorAgent;
  readonly #callers: Callers;

  constructor(
    baseUrl: string,
    cast: Cast,
    info: PublicInfo,
    private readonly options: CityOptions,
    private readonly reporter: Reporter,
    private readonly signal: AbortSignal,
  ) {
    const random = new Random(options.seed);
    const { speed } = options;
    this.#agents = AGENT_KINDS.flatMap(({ role, start }) =>
      (cast.players.get(role) ?? []).map((account) => {
        const session = new Session(baseUrl, account, signal);
        return start({ session, reporter, random: random.fork(account.username), speed, signal });
      }),
    );
    this.#crews = this.#agents.filter((agent) => agent instanceof CrewAgent);
    const onSnapshot = (snapshot: Snapshot) => this.#tidyUp(snapshot);
    this.#operator = new OperatorAgent(
      new Session(baseUrl, cast.operator, signal),
      this.#board,
      reporter,
      random.fork('operator'),
      options.humanShare,
      signal,
      onSnapshot,
    );
    const ingest = new IngestClient(baseUrl, { name: SIMULATOR_SOURCE, secret: options.secret }, signal);
    this.#callers = new Callers(
      ingest,
      this.#board,
      reporter,
      random.fork('callers'),
      { ...options, utcOffsetHours: utcOffsetHours(info.timeZone) },
      signal,
      (call, isUrgent) => this.#operator.take(call, isUrgent),
    );
  }

  /** Lives until the signal ends it. */
  async run(): Promise<void> {
    const people = [this.#operator.run(), ...(await this.#startOneByOne())];
    await Promise.all([...people, this.#callWhenReady(), this.#tick(), this.#tellStatus()]);
  }

  /** One sign-in after the other: each costs the server a slow password check on purpose. */
  async #startOneByOne(): Promise<Promise<void>[]> {
    const people: Promise<void>[] = [];
    for (const person of this.#agents) {
      people.push(person.run());
      if (!(await sleep(150, this.signal))) break;
    }
    return people;
  }

  /** First calls as soon as some crews are on the road, or after a while in any case. */
  async #callWhenReady(): Promise<void> {
    const wanted = Math.min(FIRST_CREWS, this.#crews.length);
    const untilMs = Date.now() + READY_WAIT_MS;
    const isReady = () =>
      this.#operator.link.isUp && this.#crews.filter((crew) => crew.isOnShift).length >= wanted;
    while (!isReady() && Date.now() < untilMs && (await sleep(500, this.signal)));
    if (!this.signal.aborted) await this.#callers.run();
  }

  async #tick(): Promise<void> {
    while (await sleep(MOVING_REPORT_MS, this.signal)) {
      const nowMs = Date.now();
      for (const crew of this.#crews) {
        crew.tick(nowMs).catch((error: unknown) => this.reporter.trouble('positions', error));
      }
    }
  }

  async #tellStatus(): Promise<void> {
    while (await sleep(STATUS_MS, this.signal)) {
      const lines = [this.#operator, ...this.#agents].map((person) => person.link);
      this.reporter.status({
        ringing: this.#board.ringing,
        jobs: this.#crews.filter((crew) => crew.hasJob).length,
        moving: this.#crews.filter((crew) => crew.isMoving).length,
        units: this.#crews.filter((crew) => crew.isOnShift).length,
        linesDown: lines.filter((line) => !line.isUp).length,
      });
    }
  }

  #tidyUp(snapshot: Snapshot): void {
    this.#callers
      .tidyUp(snapshot)
      .catch((error: unknown) => this.reporter.trouble('telephone exchange', error));
  }
}

/** Hours that a zone is ahead of UTC now, for example 7 for Asia/Jakarta. */
export function utcOffsetHours(timeZone: string, now = new Date()): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(
    parts.find((part) => part.type === 'timeZoneName')?.value ?? '',
  );
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60);
}
