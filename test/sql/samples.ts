import type { Samples } from './evaluate.js';

const SPEEDS = [{ mode: 'car', band: 'day', roadClass: 'primary', kmh: 40 }];
const BOX = [103.5, -1.7, 103.7, -1.5];
const ROUTER = 'libs/roads/src/adapters/pgrouting-router.ts';
const stop = (pid: number): object => ({ pid, edge_id: '7', fraction: 0.5, off_m: 1 });

/** What only a run knows of a statement's text: `file name` of the variable or parameter, and values that stand for it. */
export const SAMPLES: Samples = {
  // How many calls wait decides how many rows the one statement writes.
  'libs/calls/src/intake/new-call.writer.ts batch': [[{}], [{}, {}, {}]],
  // So it is with offers.
  'libs/dispatch/src/offers/offer.writer.ts batch': [[{}], [{}, {}, {}]],
  'libs/dispatch/src/offers/offer.repository.ts offers': [[{}], [{}, {}]],
  // Each form of seal has its own line.
  'libs/journal/src/journal-sealer.ts form': [1, 2],
  // Which columns there are is read of the catalogue.
  'libs/monitoring/src/store/left-behind.query.ts place': [
    { table: 'monitoring_visit', column: 'note_sealed', link: 'case_id' },
  ],
  // The zoom decides which classes of road are drawn.
  'libs/mapdata/src/tiles/tile.query.ts classes': [['primary', 'secondary']],
  // pgRouting takes queries as text, in which nothing can be bound.
  [`${ROUTER} drive`]: [
    { mode: 'car', band: 'day', table: { rows: SPEEDS }, waterFactor: 1, box: BOX },
    { mode: 'boat', band: 'day', table: { rows: [] }, waterFactor: 1.4, box: BOX },
  ],
  [`${ROUTER} start`]: [stop(1)],
  [`${ROUTER} end`]: [stop(2)],
  [`${ROUTER} at`]: [stop(1)],
  [`${ROUTER} reached`]: [[stop(2), stop(3)]],
};

/** Functions that make SQL which is sent as a parameter of another statement. */
export const TEXT_MAKERS = ['edgesSql', 'pointsSql'] as const;

/** Columns that the table lets be null and the statement's rows never have so, with the reason. */
export const NEVER_NULL: Readonly<Record<string, string>> = {
  'libs/calls/src/calls/call-records.query.ts incident_id': 'WHERE incident_id = ANY or IS NOT NULL',
  'libs/calls/src/intake/named-call.query.ts call_id': 'WHERE call_id = ANY($1)',
  'libs/calls/src/intake/named-call.query.ts type': 'an event that was applied was understood',
  'libs/calls/src/intake/named-call.query.ts at': 'an event that was applied was understood',
  'libs/calls/src/intake/named-call.query.ts leg': 'WHERE source_call_id IS NOT NULL',
  'libs/handover/src/jurisdiction/case-reviews.ts due_at': 'WHERE due_at IS NOT NULL',
  'libs/handover/src/handovers/outgoing-times.query.ts endedAt': 'WHERE ended_at IS NOT NULL',
  'libs/identity/src/sessions/sign-in-throttle.ts blocked_until': 'WHERE blocked_until > $2',
  'libs/jkn/src/store/exchange.repository.ts booking_code': 'WHERE booking_code = ANY($2)',
  'libs/messaging/src/outbox/outbox.repository.ts body_sealed':
    'message_body_ck: what is under way says something, and only that is claimed',
  'libs/messaging/src/desk/message.query.ts body_sealed': 'WHERE body_sealed IS NOT NULL',
};
