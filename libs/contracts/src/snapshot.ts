import { z } from 'zod';
import { Call } from './calls.js';
import { Id, Instant, RegionCode } from './common.js';
import { Alert, Assignment, Inbound, Incident } from './dispatch.js';
import { Facility } from './facilities.js';
import { Handover } from './handover.js';
import { Unit } from './fleet.js';
import { Closure } from './roads.js';

/** Everything the person may see that is still alive, as of journal sequence `seq`. Resume the socket from `seq`. */
export const Snapshot = z.object({
  seq: z.number().int(),
  at: Instant,
  regions: z.array(z.object({ code: RegionCode, name: z.string() })),
  calls: z.array(Call),
  incidents: z.array(Incident),
  assignments: z.array(Assignment),
  units: z.array(Unit),
  facilities: z.array(Facility),
  inbounds: z.array(Inbound),
  alerts: z.array(Alert),
  /** Areas no route goes through; one whose `until` has passed no longer counts. */
  closures: z.array(Closure),
  /** Cases between this centre and others: open ones, and those of the last day. */
  handovers: z.array(Handover),
  /** Units this person may sign on to or is signed on to. */
  ownUnitIds: z.array(Id),
  /** Seconds after which a position counts as stale. */
  stalePositionS: z.number(),
});
export type Snapshot = z.infer<typeof Snapshot>;
