import { Injectable } from '@nestjs/common';
import { regionTimeZone, type PairedBoard, type QueueBoard } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { Clock, found } from '#siaga/kernel';
import { boardOf } from '../domain/queue-board.policy.js';
import { daysOfToday } from '../domain/session-days.policy.js';
import { BoardDayQuery } from '../store/board-day.query.js';
import { BoardRepository } from '../store/board.repository.js';

const SEEN_EVERY_MS = 30_000;

/** What boards show: a facility's day is read once for all that are asked for. */
@Injectable()
export class QueueBoards {
  constructor(
    private readonly boards: BoardRepository,
    private readonly days: BoardDayQuery,
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
  ) {}

  /** A board as its television asks for it, which notes that it did. Throws RESOURCE.NOT_FOUND. */
  async seen(id: string): Promise<QueueBoard> {
    const [board] = await this.boards.living([id]);
    const [view] = await this.ofFacility([found(board ?? null)]);
    const now = this.clock.now();
    await this.boards.noteSeen(id, now, new Date(now.getTime() - SEEN_EVERY_MS));
    return found(view ?? null);
  }

  /** Boards of one facility at this moment. */
  async ofFacility(boards: readonly PairedBoard[]): Promise<QueueBoard[]> {
    const [first] = boards;
    if (first === undefined) return [];
    const { facilityId, regionCode } = first;
    const now = this.clock.now();
    const day = await this.days.of(facilityId, daysOfToday(regionCode, now));
    const facility = await this.facilities.byId(facilityId);
    return boards.map(({ id, name, clinicIds }) => ({
      ...{ id, name, facilityName: facility?.name ?? '', timeZone: regionTimeZone(regionCode) },
      ...boardOf(day, clinicIds, now),
      at: now.toISOString(),
    }));
  }
}
