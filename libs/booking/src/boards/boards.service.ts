import { Injectable } from '@nestjs/common';
import type { BoardList, PairBoardInput, PairedBoard } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, VisitorPasses, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { PortalLimits } from '../portal/portal-limits.js';
import { BoardRepository } from '../store/board.repository.js';
import { StageRepository } from '../store/stage.repository.js';
import { BOARD_SUBJECT, BoardCodes } from './board-codes.js';

/** The boards of a house, as its counters see them: which there are, a television that is let in, one that is cut off. */
@Injectable()
export class BoardsService {
  constructor(
    private readonly boards: BoardRepository,
    private readonly stages: StageRepository,
    private readonly codes: BoardCodes,
    private readonly limits: PortalLimits,
    private readonly passes: VisitorPasses,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly facilities: FacilitiesService,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async list(caller: Caller, facilityId: string): Promise<BoardList> {
    await this.demandHouse(caller, facilityId);
    return { boards: await this.boards.ofFacility(facilityId) };
  }

  /**
   * Lets the television in that shows the code. Throws RESOURCE.NOT_FOUND, BOOKING.BOARD_CODE_UNKNOWN for a code that is none, late or taken,
   * BOOKING.TOO_OFTEN, INPUT.INVALID for a clinic of another house.
   */
  async pair(caller: Caller, input: PairBoardInput): Promise<PairedBoard> {
    const { facilityId } = input;
    await this.demandHouse(caller, facilityId);
    // Before the transaction: what is refused counts.
    await this.limits.count('pair account', caller.account.id);
    await this.limits.count('pair facility', facilityId);
    return this.commands.run(caller, 'pairBoard', input, async (tx) => {
      const regionCode = await this.demandHouse(caller, facilityId, tx);
      const clinicIds = [...new Set(input.clinicIds)].sort();
      if ((await this.stages.clinicsOf(tx, facilityId, clinicIds)) !== clinicIds.length)
        throw new AppError('INPUT.INVALID', {
          fields: [{ path: 'clinicIds', message: 'Choose clinics of this facility' }],
        });
      const pairedAt = this.clock.now().toISOString();
      const board: PairedBoard = {
        ...{ id: newId(), version: 1, facilityId, regionCode, name: input.name, clinicIds },
        ...{ pairedAt, endedAt: null },
      };
      await this.boards.insert(tx, board);
      await this.codes.take(tx, input.code, board.id);
      return this.record(tx, caller, board, 'queue-board.paired.v1');
    });
  }

  /** Ends what its television may; a board that was cut off stays so. Throws RESOURCE.NOT_FOUND. */
  cut(caller: Caller, id: string): Promise<PairedBoard> {
    return this.commands.run(caller, 'cutBoard', { id }, async (tx) => {
      const board = found(await this.boards.lock(tx, id));
      caller.demand('booking.work', board);
      if (board.endedAt !== null) return board;
      const endedAt = this.clock.now().toISOString();
      const ended: PairedBoard = { ...board, version: board.version + 1, endedAt };
      await this.boards.end(tx, ended);
      await this.passes.end(tx, { subject: { kind: BOARD_SUBJECT, id } }, caller.actor);
      return this.record(tx, caller, ended, 'queue-board.cut.v1');
    });
  }

  private async demandHouse(caller: Caller, facilityId: string, tx?: Tx): Promise<string> {
    const facility = await this.facilities.byId(facilityId, tx);
    caller.demand('booking.work', facility && { regionCode: facility.regionCode, facilityId });
    return found(facility).regionCode;
  }

  private async record(
    tx: Tx,
    { actor }: Caller,
    board: PairedBoard,
    type: EventOf<'queue_board'>,
  ): Promise<PairedBoard> {
    const { id: entityId, version, regionCode, facilityId } = board;
    await this.journal.append(tx, {
      type,
      entity: 'queue_board',
      ...{ entityId, version, regionCode, facilityId, actor, data: board },
    });
    return board;
  }
}
