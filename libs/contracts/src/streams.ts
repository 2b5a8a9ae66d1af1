/**
 * The journal's streams: each has its own sequence, so a burst in one delays no other. A transaction over several takes their locks in
 * this order. A new one goes to the end; its module's migration calls `journal_add_stream` with the name.
 */
export const STREAMS = ['dispatch', 'booking', 'monitoring'] as const;
export type Stream = (typeof STREAMS)[number];
