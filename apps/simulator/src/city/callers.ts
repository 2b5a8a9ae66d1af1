import { sleep } from '#siaga/client';
import { type CallEventInput, type Snapshot } from '#siaga/contracts';
import {
  type CallMix,
  type CallPlan,
  nextArrivalS,
  planCall,
  planEmergency,
  type Random,
} from '#siaga/simulation';
import { type IngestClient } from '../client/ingest-client.js';
import { type CallBoard, type LiveCall } from './call-board.js';
import { type Reporter } from './reporter.js';

/** Name of the call source whose secret the simulator shares with the server. */
export const SIMULATOR_SOURCE = 'simulator';
const MAX_LIVE_CALLS = 60;
const LONGEST_TALK_MS = 10 * 60_000;
const RHYTHM = 0.5;

/** How the population telephones. */
export interface CallersOptions {
  callsPerHour: number;
  mix: CallMix;
  /** Emergencies at once when the city starts, so that units move within the first minute. */
  firstCalls: number;
  /** Hours that the city's clock is ahead of UTC. */
  utcOffsetHours: number;
}

/** The people of the city and their telephone exchange: calls are offered, answered by the centre or given up, and end. */
export class Callers {
  readonly #run = Date.now().toString(36);
  #number = 0;

  constructor(
    private readonly ingest: IngestClient,
    private readonly board: CallBoard,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly options: CallersOptions,
    private readonly signal: AbortSignal,
    private readonly onCall: (call: LiveCall, isUrgent: boolean) => void,
  ) {}

  /** Calls until the signal ends it. */
  async run(): Promise<void> {
    for (let index = 0; index < this.options.firstCalls; index += 1) {
      this.#begin(planEmergency(this.random), true);
      if (!(await sleep(this.random.between(1_500, 4_000), this.signal))) return;
    }
    const { callsPerHour, mix, utcOffsetHours } = this.options;
    for (;;) {
      const hour = (Date.now() / 3_600_000 + utcOffsetHours) % 24;
      const waitS = nextArrivalS(this.random, { callsPerHour, rhythm: RHYTHM }, hour);
      if (!(await sleep(waitS * 1_000, this.signal))) return;
      // A centre that answers nobody must not make the exchange grow without end.
      if (this.board.size < MAX_LIVE_CALLS) this.#begin(planCall(this.random, mix), false);
    }
  }

  /** Hangs up what an earlier run left on the line. */
  async tidyUp(snapshot: Snapshot): Promise<void> {
    const left = snapshot.calls.filter(
      (call) => call.source === SIMULATOR_SOURCE && call.endedAt === null && !this.board.observe(call),
    );
    const events = left.flatMap(({ sourceCallId, state }): CallEventInput[] => {
      if (sourceCallId === null || state === 'abandoned' || state === 'ended') return [];
      return [
        { sourceCallId, type: state === 'ringing' ? 'abandoned' : 'ended', at: new Date().toISOString() },
      ];
    });
    if (events.length > 0) await this.ingest.post(events);
  }

  #begin(plan: CallPlan, isFirst: boolean): void {
    this.#number += 1;
    const call = this.board.add(`sim-${this.#run}-${String(this.#number)}`, plan);
    this.reporter.count('calls');
    this.#live(call, isFirst)
      .catch((error: unknown) => this.reporter.trouble('telephone exchange', error))
      .finally(() => this.board.remove(call.sourceCallId));
  }

  async #live(call: LiveCall, isFirst: boolean): Promise<void> {
    await this.#send(offeredEvent(call));
    this.onCall(call, isFirst);
    const isPickedUp = await call.view.until(
      (view) => view?.state === 'answered',
      call.plan.patienceS * 1_000,
      this.signal,
    );
    if (this.signal.aborted) return;
    if (!isPickedUp) return this.#hangUp(call);
    if (!call.isOurs) this.reporter.count('takenByHuman');
    // A person at the console may need longer to finish the card than the caller talks.
    const talkMs = call.isOurs ? call.plan.talkS * 1_000 : LONGEST_TALK_MS;
    await call.view.until(
      (view) => view?.state === 'ended' || Boolean(view?.disposition),
      talkMs,
      this.signal,
    );
    await this.#send({ sourceCallId: call.sourceCallId, type: 'ended', at: now(), cause: 'normal' });
  }

  /** Gives up, and stays on the board until the centre has shown it, so that its operator learns of it. */
  async #hangUp(call: LiveCall): Promise<void> {
    await this.#send({
      sourceCallId: call.sourceCallId,
      type: 'abandoned',
      at: now(),
      cause: 'caller hung up',
    });
    this.reporter.count('abandoned');
    await call.view.until((view) => view?.state === 'abandoned', 10_000, this.signal);
  }

  async #send(event: CallEventInput): Promise<void> {
    const result = await this.ingest.post([event]);
    const [refused] = result.events.filter((outcome) => outcome.status === 'refused');
    if (refused) throw new Error(`the call event was refused: ${JSON.stringify(refused.fields ?? [])}`);
  }
}

const now = (): string => new Date().toISOString();

function offeredEvent({ sourceCallId, plan }: LiveCall): CallEventInput {
  return {
    sourceCallId,
    type: 'offered',
    at: now(),
    to: plan.line,
    queue: plan.line === '119' ? 'q119' : 'q112',
    from: plan.callerNumber ?? undefined,
    callerName: plan.callerName ?? undefined,
    locationText: plan.locationText ?? undefined,
    location: plan.fix ?? undefined,
  };
}
