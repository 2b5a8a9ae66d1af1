import { type Call, type CallState } from '#siaga/contracts';
import { type CallPlan } from '#siaga/simulation';
import { Watched } from '../client/watched.js';

/** One simulated call while it is alive: what the caller is like, and what the centre made of it. */
export interface LiveCall {
  sourceCallId: string;
  plan: CallPlan;
  /** The centre's view; null until its operator's line has shown it. */
  view: Watched<Call | null>;
  /** True when the simulated operator answered it. */
  isOurs: boolean;
}

const REMEMBERED_PLANS = 500;

/** What a telephone exchange knows of the calls it put through: those that live, and who was behind the last ones. */
export class CallBoard {
  readonly #plans = new Map<string, CallPlan>();
  readonly #calls = new Map<string, LiveCall>();

  get size(): number {
    return this.#calls.size;
  }

  get ringing(): number {
    return [...this.#calls.values()].filter((call) => stateOf(call) === 'ringing').length;
  }

  add(sourceCallId: string, plan: CallPlan): LiveCall {
    const call: LiveCall = { sourceCallId, plan, view: new Watched<Call | null>(null), isOurs: false };
    this.#calls.set(sourceCallId, call);
    this.#plans.set(sourceCallId, plan);
    const [oldest] = this.#plans.keys();
    if (oldest !== undefined && this.#plans.size > REMEMBERED_PLANS) this.#plans.delete(oldest);
    return call;
  }

  remove(sourceCallId: string): void {
    this.#calls.delete(sourceCallId);
  }

  /** What a caller is like, also some time after the call; undefined for one of an earlier run. */
  planOf({ sourceCallId }: Pick<Call, 'sourceCallId'>): CallPlan | undefined {
    return sourceCallId === null ? undefined : this.#plans.get(sourceCallId);
  }

  /** Takes the centre's view of a call; false when it is none of ours. */
  observe(view: Call): boolean {
    const call = view.sourceCallId === null ? undefined : this.#calls.get(view.sourceCallId);
    if (!call) return false;
    if (view.version > (call.view.value?.version ?? -1)) call.view.set(view);
    return true;
  }
}

/** The telephone state of a call; `ringing` until the centre has shown it. */
export function stateOf(call: LiveCall): CallState {
  return call.view.value?.state ?? 'ringing';
}
