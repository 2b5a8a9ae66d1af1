import { Inject } from '@nestjs/common';
import { ConnectedSocket, WebSocketGateway, type OnGatewayDisconnect } from '@nestjs/websockets';
import type { z } from 'zod';
import { sockets, type Sockets } from '#siaga/contracts';
import { CurrentCaller, Input, SocketCommand, type Caller } from '#siaga/identity';
import { SCREEN_SETTINGS } from '#siaga/kernel';
import { ResumeService } from './changes/resume.service.js';
import { isVisitorSocket, type ClientSocket, type StaffSocket } from './connections/socket-server.js';
import { PositionPort } from './ports.js';
import { Frames } from './positions/frames.js';
import { PositionFrames } from './positions/position-frames.js';

type InputOf<N extends keyof Sockets> = z.output<Sockets[N]['input']>;
type AnswerOf<N extends keyof Sockets> = z.output<Sockets[N]['output']>;

/** What a client may ask of its socket. */
@WebSocketGateway()
export class RealtimeCommandsGateway implements OnGatewayDisconnect<ClientSocket> {
  constructor(
    private readonly resumes: ResumeService,
    private readonly frames: PositionFrames,
    private readonly all: Frames,
    private readonly positions: PositionPort,
    @Inject(SCREEN_SETTINGS) private readonly settings: string,
  ) {}

  @SocketCommand(sockets.resume)
  async resume(
    @ConnectedSocket() socket: ClientSocket,
    @Input() input: InputOf<'resume'>,
  ): Promise<AnswerOf<'resume'>> {
    const reached = await this.resumes.resume(socket, input);
    if (isVisitorSocket(socket)) this.all.begin(socket);
    return { ...reached, settings: this.settings };
  }

  @SocketCommand(sockets.view)
  view(@ConnectedSocket() socket: StaffSocket, @Input() { bounds }: InputOf<'view'>): AnswerOf<'view'> {
    this.frames.setView(socket, bounds);
    return {};
  }

  @SocketCommand(sockets.positions)
  report(
    @CurrentCaller() caller: Caller,
    @Input() input: InputOf<'positions'>,
  ): Promise<AnswerOf<'positions'>> {
    return this.positions.accept(caller, input);
  }

  handleDisconnect(socket: ClientSocket): void {
    this.frames.leave(socket);
  }
}
