import { Inject, Injectable } from '@nestjs/common';
import { ResumeInput, SocketPositionsInput, ViewInput } from '#siaga/contracts';
import { parseInput } from '#siaga/identity';
import { AppError, LOGGER, type Logger } from '#siaga/kernel';
import { ResumeService } from '../changes/resume.service.js';
import { PositionPort } from '../ports.js';
import { PositionFrames } from '../positions/position-frames.js';
import { answer } from './answer.js';
import type { ClientSocket } from './socket-server.js';

/** Binds what a client may ask of its socket. */
@Injectable()
export class SocketCommands {
  constructor(
    private readonly resumes: ResumeService,
    private readonly frames: PositionFrames,
    private readonly positions: PositionPort,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  bind(socket: ClientSocket): void {
    const { caller } = socket.data;
    socket.on(
      'resume',
      (input, ack) =>
        void answer(caller, this.logger, ack, () => this.resumes.resume(socket, sinceOf(input))),
    );
    socket.on('view', (input, ack) => {
      void answer(caller, this.logger, ack, () => {
        this.frames.setView(socket, parseInput(ViewInput, input).bounds);
        return Promise.resolve({});
      });
    });
    socket.on('positions', (input, ack) => {
      void answer(caller, this.logger, ack, () =>
        this.positions.accept(caller, parseInput(SocketPositionsInput, input)),
      );
    });
    socket.on('disconnect', () => this.frames.leave(socket));
  }
}

/** A sequence that no journal ever had (negative, no whole number) asks for a new snapshot, like one that is too old. */
function sinceOf(input: unknown): number {
  const parsed = ResumeInput.safeParse(input);
  if (parsed.success) return parsed.data.since;
  if (typeof input === 'object' && input !== null && 'since' in input && typeof input.since === 'number')
    throw new AppError('REALTIME.RESYNC_REQUIRED');
  return parseInput(ResumeInput, input).since;
}
