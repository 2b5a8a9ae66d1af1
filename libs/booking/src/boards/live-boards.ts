import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { PairedBoard, QueueBoard } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { BoardRepository } from '../store/board.repository.js';
import { QueueBoards } from './queue-boards.js';

type Listener = (boards: readonly QueueBoard[]) => void;

const MOST_KNOWN = 5_000;

/**
 * Tells what boards show, once after each change of a facility's queues: its day is read once, however many televisions hang there. What
 * changes while it is being read is read once more, however much it was.
 */
@Injectable()
export class LiveBoards implements OnApplicationBootstrap {
  private readonly watchers = new Map<Listener, () => Iterable<string>>();
  private readonly reading = new Map<string, { isDue: boolean }>();
  /** What a board shows of whom never changes; one that is cut off loses its line. */
  private readonly known = new Map<string, PairedBoard>();

  constructor(
    private readonly feed: JournalFeed,
    private readonly boards: BoardRepository,
    private readonly queues: QueueBoards,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.feed.subscribe((row) => this.take(row));
    this.feed.onLost(({ stream }) => {
      if (stream === 'booking') void this.tellAll();
    });
  }

  /** Calls `listener` with the boards of each facility that changed, of those in `watched()`; gives a function that ends it. */
  onBoards(watched: () => Iterable<string>, listener: Listener): () => void {
    this.watchers.set(listener, watched);
    return () => this.watchers.delete(listener);
  }

  /** What these boards show at this moment. */
  async boardsOf(ids: readonly string[]): Promise<QueueBoard[]> {
    const shown: QueueBoard[] = [];
    for (const boards of (await this.byFacility(ids)).values())
      shown.push(...(await this.queues.ofFacility(boards)));
    return shown;
  }

  private take(row: JournalRow): void {
    const facilityId = facilityOf(row);
    if (facilityId !== null && this.watchers.size > 0) void this.tell(facilityId);
  }

  private async tell(facilityId: string): Promise<void> {
    const before = this.reading.get(facilityId);
    if (before) {
      before.isDue = true;
      return;
    }
    const turn = { isDue: true };
    this.reading.set(facilityId, turn);
    try {
      while (turn.isDue) {
        turn.isDue = false;
        await this.tellOnce(facilityId);
      }
    } catch (error) {
      // A database that is away: televisions ask by themselves.
      if (!(error instanceof AppError))
        this.logger.error({ err: error }, 'queues could not be told to their boards');
    } finally {
      this.reading.delete(facilityId);
    }
  }

  private async tellOnce(facilityId: string): Promise<void> {
    for (const [listener, watched] of this.watchers) {
      const boards = (await this.byFacility([...watched()])).get(facilityId) ?? [];
      if (boards.length > 0) listener(await this.queues.ofFacility(boards));
    }
  }

  private async tellAll(): Promise<void> {
    const ids = [...this.watchers.values()].flatMap((watched) => [...watched()]);
    for (const facilityId of (await this.byFacility(ids)).keys()) await this.tell(facilityId);
  }

  private async byFacility(ids: readonly string[]): Promise<ReadonlyMap<string, PairedBoard[]>> {
    if (this.known.size > MOST_KNOWN) this.known.clear();
    const unknown = ids.filter((id) => !this.known.has(id));
    if (unknown.length > 0)
      for (const board of await this.boards.living(unknown)) this.known.set(board.id, board);
    const found = new Map<string, PairedBoard[]>();
    for (const id of ids) {
      const board = this.known.get(id);
      if (board === undefined) continue;
      found.set(board.facilityId, [...(found.get(board.facilityId) ?? []), board]);
    }
    return found;
  }
}

/** The facility whose boards a row changes, or null. */
function facilityOf(row: JournalRow): string | null {
  switch (row.entity) {
    case 'ticket':
    case 'booking_session':
    case 'stage_turn':
    case 'booking_stage':
    case 'clinic':
    case 'doctor':
      return row.data.facilityId;
    default:
      return null;
  }
}
