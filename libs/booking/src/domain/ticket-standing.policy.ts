import type {
  BookingSession,
  ClinicRules,
  TicketStage,
  TicketStanding,
  TicketPriority,
  TicketState,
} from '#siaga/contracts';
import { arrivalWindow, asTheDayRuns } from './arrival-window.policy.js';
import { estimateCall, priorOf } from './call-estimate.policy.js';
import type { ServiceTime } from './doctor-service.policy.js';
import { roomyWindows, type GonePlaces } from './free-windows.policy.js';
import { aheadOfEach, servingOf } from './queue-ahead.policy.js';

const MINUTE_MS = 60_000;
const S = 1_000;
/** Time to find the door and the counter. */
const AT_THE_DOOR_MS = 10 * MINUTE_MS;

/** A number of a queue with what is told to its phones. */
export interface StandingTicket {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly label: string;
  readonly cluster: number;
  readonly isWalkIn: boolean;
  readonly priority: TicketPriority;
  readonly state: TicketState;
  readonly skips: number;
  readonly servedAt: Date | null;
  readonly endedAt: Date | null;
  readonly room: string | null;
  readonly travelS: number | null;
}

/** A session as far as its queue goes. */
export interface StandingSession {
  readonly session: Pick<BookingSession, 'state' | 'clusters' | 'startsAt' | 'delayMinutes'>;
  readonly rules: Pick<ClinicRules, 'earliestMinutes' | 'walkInAfter'>;
  /** Who comes. */
  readonly doctorName: string;
  /** What a service of theirs takes; null where the clinic has no past. */
  readonly service: ServiceTime | null;
  readonly gone: readonly GonePlaces[];
  /** Of those who pass an admission or a pharmacy, by ticket. */
  readonly stages: ReadonlyMap<string, readonly TicketStage[]>;
}

/** How each number of a session stands: reckoned once for all phones that follow it. Of others it says the numbers that are called. */
export function standingsOf(
  { session, doctorName, rules, service, gone, stages }: StandingSession,
  queue: readonly StandingTicket[],
  now: Date,
): TicketStanding[] {
  const clusters = asTheDayRuns(session);
  const isOpen = session.state === 'open';
  const ahead = isOpen
    ? aheadOfEach(queue, { clusters, walkInAfter: rules.walkInAfter, now })
    : new Map<string, number>();
  const serving = isOpen ? servingOf(queue).map(({ label }) => label) : [];
  const roomy = isOpen ? roomyWindows(session, gone, now) : [];
  const running = queue.find(({ state }) => state === 'serving');
  const facts = {
    beginsAt: new Date(Date.parse(session.startsAt) + session.delayMinutes * MINUTE_MS),
    runningS: running?.servedAt ? (now.getTime() - running.servedAt.getTime()) / S : null,
    servedS: queue.flatMap(({ state, servedAt, endedAt }) =>
      state === 'done' && servedAt !== null && endedAt !== null
        ? [(endedAt.getTime() - servedAt.getTime()) / S]
        : [],
    ),
  };
  return queue.flatMap((ticket) => {
    const { id, version, state, cluster, room, travelS } = ticket;
    const [planned, mine] = [session.clusters[cluster], clusters[cluster]];
    if (planned === undefined || mine === undefined) return [];
    const window = arrivalWindow(planned, rules, session.delayMinutes);
    const before = ahead.get(id) ?? null;
    const estimate =
      before === null
        ? null
        : estimateCall(before, window.from, { ...facts, prior: priorOf(service, mine) }, now);
    return [
      {
        ...{ id, version, state, sessionState: session.state, doctorName, cluster },
        delayMinutes: session.delayMinutes,
        earliest: window.earliest.toISOString(),
        ...{ from: window.from.toISOString(), to: window.to.toISOString() },
        ...{ room, estimate, ahead: before, serving, stages: [...(stages.get(id) ?? [])] },
        leaveAt: leaveAt(window, estimate, travelS),
        next: state === 'booked' && !ticket.isWalkIn ? laterOf(roomy, cluster) : null,
        at: now.toISOString(),
      },
    ];
  });
}

function laterOf(
  roomy: readonly { cluster: number; from: string; to: string }[],
  cluster: number,
): TicketStanding['next'] {
  const later = roomy.find((window) => window.cluster > cluster);
  return later === undefined ? null : { from: later.from, to: later.to };
}

/** When to leave so as to be there a little before the first moment at which the call is likely, and not before one may come. */
function leaveAt(
  { earliest, to }: { earliest: Date; to: Date },
  estimate: TicketStanding['estimate'],
  travelS: number | null,
): string | null {
  if (estimate === null || travelS === null) return null;
  const likelyMs = Math.min(Date.parse(estimate.from), to.getTime()) - AT_THE_DOOR_MS;
  return new Date(Math.max(likelyMs, earliest.getTime()) - travelS * S).toISOString();
}
