import type { z } from 'zod';
import type {
  Eta,
  FixDoubt,
  QueueBoard,
  ReportPositionsResult,
  SocketPositionsInput,
  TicketStanding,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import type { Tx } from '#siaga/persistence';
import type { CrewedUnit } from './rooms/rooms.policy.js';

/** A unit's newest position as the fan-out needs it; degrees, metres per second, ms since the epoch. */
export interface MovingUnit {
  readonly unitId: string;
  readonly regionCode: string;
  readonly lon: number;
  readonly lat: number;
  readonly headingDeg: number | null;
  readonly speedMps: number | null;
  readonly atMs: number;
  /** Why what it reported since is not believed; left out when there is nothing. */
  readonly doubt?: FixDoubt;
}

/** Where positions go to and come from. The app wires it to the fleet. */
export abstract class PositionPort {
  /** Stores a device's positions; resolves when all are committed, throws AppError when refused. */
  abstract accept(
    caller: Caller,
    input: z.infer<typeof SocketPositionsInput>,
  ): Promise<ReportPositionsResult>;
  /** Calls `listener` with the units that moved, once a stored batch; gives a function that ends it. */
  abstract onBatch(listener: (moved: readonly MovingUnit[]) => void): () => void;
  /** The newest position of every unit. */
  abstract all(): Iterable<MovingUnit>;
}

/** Where estimated arrivals come from. The app wires it to dispatch. */
export abstract class EtaPort {
  /** Calls `listener` with arrivals that were estimated anew; gives a function that ends it. */
  abstract onEtas(listener: (etas: readonly Eta[]) => void): () => void;
}

/** Where numbers of queues stand. The app wires it to booking. */
export abstract class TicketPort {
  /**
   * Calls `listener` after each change of a session in which one of the tickets that are watched at that moment is; gives a function that
   * ends it.
   */
  abstract onStandings(
    watched: () => Iterable<string>,
    listener: (standings: readonly TicketStanding[]) => void,
  ): () => void;
  /** How these tickets stand at this moment; those that are not there are left out. */
  abstract standingsOf(ids: readonly string[]): Promise<TicketStanding[]>;
}

/** Where boards of waiting rooms stand. The app wires it to booking. */
export abstract class BoardPort {
  /** Calls `listener` after each change of the queues of a board that is watched at that moment; gives a function that ends it. */
  abstract onBoards(
    watched: () => Iterable<string>,
    listener: (boards: readonly QueueBoard[]) => void,
  ): () => void;
  /** What these boards show at this moment; those that are not there are left out. */
  abstract boardsOf(ids: readonly string[]): Promise<QueueBoard[]>;
}

/** What a person hears beyond their grants. The app wires it to the fleet. */
export abstract class RealtimeScopes {
  /** The units that the person is signed on to now, and those their grants name; inside `tx` as of its snapshot. */
  abstract crewedUnits(caller: Caller, tx?: Tx): Promise<CrewedUnit[]>;
}
