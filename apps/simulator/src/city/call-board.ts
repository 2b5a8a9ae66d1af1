import { type Call, type CallState } from '#siaga/contracts';
import { type CallPlan } from '#siaga/simulation';
import { Watched } from '../client/wait.js';

/** One simulated call while it is alive: what the caller is like, and what the centre made of it. */
export interface LiveCall {
  sourceCallId: string;
  plan: CallPlan;
  /** The centre's view; null until its operator's line has shown it. */
  view: Watched<Call | null>;
  /** True when the simulated operator answered it. */
  isOurs: boolean;
}

/** What a telephone exchange knows of the calls it put through; holds living calls only. */
export class CallBoard {
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
    return call;
  }

  remove(sourceCallId: string): void {
    this.#calls.delete(sourceCallId);
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
