import { sleep } from '#siaga/client';
import { type Call } from '#siaga/contracts';
import { callBackAfterS, type CallPlan, dispositionOf, type Random } from '#siaga/simulation';
import { isLostRace } from '../client/failures.js';
import { type Session } from '../client/session.js';
import { SIMULATOR_SOURCE } from './callers.js';

/** So many of the newest are left to people, as long as they are new. */
const LEFT_TO_PEOPLE = 3;
const NEW_MS = 10 * 60_000;
const LOOK_EVERY_MS = 5_000;

/** What ringing back needs. */
export interface MissedCallTools {
  session: Session;
  random: Random;
  /** What the caller is like; undefined for a call of an earlier run. */
  planOf: (call: Call) => CallPlan | undefined;
  /** The caller has an emergency after all. */
  openIncident: (plan: CallPlan, call: Call) => Promise<void>;
  trouble: (error: unknown) => void;
  now?: () => number;
}

/** Simulated calls that ended before anybody answered: the operator rings most of the callers back, people may take the rest. */
export class MissedCalls {
  readonly #missed = new Map<string, { call: Call; dueMs: number }>();
  readonly #now: () => number;

  constructor(private readonly tools: MissedCallTools) {
    this.#now = tools.now ?? Date.now;
  }

  get size(): number {
    return this.#missed.size;
  }

  /** Takes the whole board: what is not on it any more is somebody's work done. */
  reset(calls: readonly Call[]): void {
    const alive = new Set(calls.map((call) => call.id));
    for (const id of this.#missed.keys()) if (!alive.has(id)) this.#missed.delete(id);
    for (const call of calls) this.observe(call);
  }

  /** Takes the centre's view of a call. */
  observe(call: Call): void {
    if (!isMissed(call)) this.#missed.delete(call.id);
    else if (!this.#missed.has(call.id)) {
      const dueMs = this.#now() + callBackAfterS(this.tools.random) * 1_000;
      this.#missed.set(call.id, { call, dueMs });
    }
  }

  /** Rings back until the signal ends it. */
  async run(signal: AbortSignal, lookEveryMs = LOOK_EVERY_MS): Promise<void> {
    while (await sleep(lookEveryMs, signal)) {
      for (const call of this.due()) {
        if (signal.aborted) return;
        await this.#ringBack(call).catch((error: unknown) => {
          if (!isLostRace(error)) this.tools.trouble(error);
        });
      }
    }
  }

  /** Those to ring back now, oldest first. */
  due(): Call[] {
    const nowMs = this.#now();
    const newestFirst = [...this.#missed.values()].sort((a, b) => endedMs(b.call) - endedMs(a.call));
    return newestFirst
      .filter(({ dueMs }, rank) => dueMs <= nowMs && (rank >= LEFT_TO_PEOPLE || dueMs + NEW_MS <= nowMs))
      .map(({ call }) => call)
      .reverse();
  }

  async #ringBack({ id }: Call): Promise<void> {
    this.#missed.delete(id);
    const { session, planOf, openIncident } = this.tools;
    const call = await session.call('call', { id });
    if (!isMissed(call)) return;
    const plan = planOf(call);
    if (plan?.kind === 'emergency') return openIncident(plan, call);
    const disposition = (plan && dispositionOf(plan.kind)) ?? 'dropped';
    await session.call('closeCall', { id, disposition, note: plan?.said });
  }
}

function isMissed({ source, state, disposition, incidentId }: Call): boolean {
  return source === SIMULATOR_SOURCE && state === 'abandoned' && disposition === null && incidentId === null;
}

const endedMs = (call: Call): number => Date.parse(call.endedAt ?? call.offeredAt);
