import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  api,
  type BoardCodeShown,
  type BoardDeviceInput,
  type BoardList,
  type BoardVoiceInput,
  type CallVoice,
  type OpenedBoard,
  type PairBoardInput,
  type PairedBoard,
  type QueueBoard,
} from '#siaga/contracts';
import { CurrentCaller, CurrentVisitor, Input, Route, type Caller, type Visitor } from '#siaga/identity';
import { CallVoiceService } from '../voice/call-voice.service.js';
import { BOARD_SUBJECT, BoardCodes } from './board-codes.js';
import { BoardsService } from './boards.service.js';
import { QueueBoards } from './queue-boards.js';

/** The boards of waiting rooms: their televisions, and the desk that lets them in. */
@Controller()
export class BoardsController {
  constructor(
    private readonly boards: BoardsService,
    private readonly codes: BoardCodes,
    private readonly queues: QueueBoards,
    private readonly voice: CallVoiceService,
  ) {}

  @Route(api.boards)
  list(@CurrentCaller() caller: Caller, @Input() { facilityId }: { facilityId: string }): Promise<BoardList> {
    return this.boards.list(caller, facilityId);
  }

  @Route(api.pairBoard)
  pair(@CurrentCaller() caller: Caller, @Input() input: PairBoardInput): Promise<PairedBoard> {
    return this.boards.pair(caller, input);
  }

  @Route(api.cutBoard)
  cut(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<PairedBoard> {
    return this.boards.cut(caller, id);
  }

  @Route(api.askBoardCode)
  ask(@Input() input: BoardDeviceInput, @Req() { ip }: FastifyRequest): Promise<BoardCodeShown> {
    return this.codes.ask(input, ip);
  }

  @Route(api.openBoard)
  open(@Input() input: BoardDeviceInput, @Req() { ip }: FastifyRequest): Promise<OpenedBoard> {
    return this.codes.open(input, ip);
  }

  @Route(api.queueBoard)
  async board(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<QueueBoard> {
    visitor.demand('booking.board', { kind: BOARD_SUBJECT, id });
    return this.queues.seen(id);
  }

  @Route(api.boardVoice)
  async say(@CurrentVisitor() visitor: Visitor, @Input() input: BoardVoiceInput): Promise<CallVoice> {
    visitor.demand('booking.board', { kind: BOARD_SUBJECT, id: input.id });
    return this.voice.say(input);
  }
}
