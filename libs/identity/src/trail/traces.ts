import { SetMetadata } from '@nestjs/common';
import type { TRAIL_ACTS } from '#siaga/contracts';

/** What is done with what is read: looked at, or taken out of the house. */
export type TracedAct = (typeof TRAIL_ACTS)['view' | 'export'][number];

/** What the trail tells of a route, or why it tells nothing. */
export type TraceRule = { readonly act: TracedAct; readonly subject: string } | { readonly why: string };

export const TRACE = 'siaga:trace';

/**
 * Has the security trail tell of each answer of a route: `record_viewed`, `trail_read` (where somebody was), `list_read`, `board_opened` and `searched` are noted,
 * `exported` is written before the answer leaves, or nothing leaves. `subject` is the kind of record, in one word. Its id and number are
 * taken from the answer, its region from what rights were asked for. A handler that sends by itself writes by itself: `SecurityTrail.demand`.
 */
export function Traces(act: TracedAct, subject: string): MethodDecorator {
  return SetMetadata(TRACE, { act, subject } satisfies TraceRule);
}

/** Says why the trail tells nothing of a route that a spec would ask it of. */
export function Untraced(why: string): MethodDecorator {
  return SetMetadata(TRACE, { why } satisfies TraceRule);
}
