import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '#siaga/contracts';

/** What is known of the work in hand, wherever it came in: HTTP, socket, timer or job. */
export interface RequestContext {
  correlationId: string;
  actor: Actor | null;
  /** Where it came from, when somebody asked for it. */
  address?: string;
  /** Regions of what the rights were asked for, and the right that was refused; for the security trail. */
  reach?: { regionCodes: Set<string>; refused: string | null };
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The actor of work nobody asked for: clocks, imports at start-up. */
export const SYSTEM_ACTOR: Actor = { kind: 'system', id: 'siaga', name: 'Siaga' };

/** Runs `work` inside a context; everything it awaits sees the same one. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The current context, or null outside of any entry point. */
export function currentContext(): RequestContext | null {
  return storage.getStore() ?? null;
}

/** The correlation id of the work in hand; `none` outside of any entry point. */
export function correlationId(): string {
  return storage.getStore()?.correlationId ?? 'none';
}
