import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { TicketStanding } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { QueueQuery } from '../store/queue.query.js';
import { SessionStandings } from './session-standings.js';

type Listener = (standings: readonly TicketStanding[]) => void;

const MOST_KNOWN = 20_000;

/**
 * Tells how the numbers of a session stand, once after each change of it: two thousand phones that follow one session cost the database what
 * one does. What changes while it is being read is read once more, however much it was.
 */
@Injectable()
export class LiveTickets implements OnApplicationBootstrap {
  private readonly watchers = new Map<Listener, () => Iterable<string>>();
  private readonly reading = new Map<string, { isDue: boolean }>();
  /** A ticket never changes its session. */
  private readonly sessions = new Map<string, string>();

  constructor(
    private readonly feed: JournalFeed,
    private readonly standings: SessionStandings,
    private readonly queue: QueueQuery,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Hears of changes from the start on, whether somebody watches or not: what was read before them is forgotten. */
  onApplicationBootstrap(): void {
    this.feed.subscribe((row) => this.take(row));
    this.feed.onLost(({ stream }) => {
      if (stream === 'booking') void this.tellAll();
    });
  }

  /** Calls `listener` with the standings of each session that changed and in which one of `watched()` is; gives a function that ends it. */
  onStandings(watched: () => Iterable<string>, listener: Listener): () => void {
    this.watchers.set(listener, watched);
    return () => this.watchers.delete(listener);
  }

  /** How these tickets stand at this moment. */
  async standingsOf(ids: readonly string[]): Promise<TicketStanding[]> {
    const found: TicketStanding[] = [];
    for (const [sessionId, ticketIds] of await this.bySession(ids)) {
      const { byTicket } = await this.standings.of(sessionId);
      found.push(...ticketIds.flatMap((id) => byTicket.get(id) ?? []));
    }
    return found;
  }

  private take(row: JournalRow): void {
    if (row.entity === 'ticket') {
      this.sessions.set(row.entityId, row.data.sessionId);
      this.changed(row.data.sessionId);
    } else if (row.entity === 'booking_session') this.changed(row.entityId);
    else if (row.entity === 'stage_turn') void this.passed(row.data.ticketId);
  }

  private changed(sessionId: string): void {
    this.standings.changed(sessionId);
    if (this.watchers.size > 0) void this.tell(sessionId);
  }

  /** A step before or behind the clinic, which says whose it is and not in which session. */
  private async passed(ticketId: string): Promise<void> {
    try {
      for (const sessionId of (await this.bySession([ticketId])).keys()) this.changed(sessionId);
    } catch (error) {
      this.logUnlessAway(error);
    }
  }

  private async tell(sessionId: string): Promise<void> {
    const before = this.reading.get(sessionId);
    if (before) {
      before.isDue = true;
      return;
    }
    const turn = { isDue: true };
    this.reading.set(sessionId, turn);
    try {
      while (turn.isDue) {
        turn.isDue = false;
        await this.tellOnce(sessionId);
      }
    } catch (error) {
      this.logUnlessAway(error);
    } finally {
      this.reading.delete(sessionId);
    }
  }

  /** But for a database that is away: phones ask by themselves. */
  private logUnlessAway(error: unknown): void {
    if (!(error instanceof AppError))
      this.logger.error({ err: error }, 'a queue could not be told to its phones');
  }

  private async tellOnce(sessionId: string): Promise<void> {
    const asked: { listener: Listener; ids: ReadonlySet<string> }[] = [];
    for (const [listener, watched] of this.watchers) {
      const ids = (await this.bySession([...watched()])).get(sessionId);
      if (ids !== undefined) asked.push({ listener, ids: new Set(ids) });
    }
    if (asked.length === 0) return;
    const { byTicket } = await this.standings.of(sessionId);
    for (const { listener, ids } of asked)
      listener([...byTicket.values()].filter((standing) => ids.has(standing.id)));
  }

  private async tellAll(): Promise<void> {
    const ids = [...this.watchers.values()].flatMap((watched) => [...watched()]);
    for (const sessionId of (await this.bySession(ids)).keys()) {
      this.standings.changed(sessionId);
      await this.tell(sessionId);
    }
  }

  private async bySession(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (this.sessions.size > MOST_KNOWN) this.sessions.clear();
    const unknown = ids.filter((id) => !this.sessions.has(id));
    if (unknown.length > 0)
      for (const [id, sessionId] of await this.queue.sessionsOf(unknown)) this.sessions.set(id, sessionId);
    const found = new Map<string, string[]>();
    for (const id of ids) {
      const sessionId = this.sessions.get(id);
      if (sessionId === undefined) continue;
      const known = found.get(sessionId);
      if (known) known.push(id);
      else found.set(sessionId, [id]);
    }
    return found;
  }
}
