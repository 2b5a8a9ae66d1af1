import { Module, UseGuards, type CanActivate } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { ConnectedSocket, WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Account, SocketCommand as Command } from '#siaga/contracts';
import { AppError, LOGGER } from '#siaga/kernel';
import { Caller } from './caller.js';
import type { CallerSocket } from './caller-socket.js';
import { CurrentCaller, Input } from './route.js';
import { SocketCommand } from './socket-command.js';

const input = z.object({ text: z.string() });
const command = <const E extends string>(event: E) =>
  ({
    event,
    summary: '',
    input,
    output: z.object({ event: z.string(), data: z.string() }),
    errors: [],
  }) satisfies Command;
const echo = command('echo');

const ACCOUNT: Account = {
  id: '01890000-0000-7000-8000-000000000001',
  username: 'x',
  displayName: 'Sari',
  grants: [],
  disabledAt: null,
  mustChangePassword: false,
};

class Nobody implements CanActivate {
  canActivate(): boolean {
    throw new AppError('RESOURCE.NOT_FOUND');
  }
}

type Echo = z.output<typeof echo.output>;

@WebSocketGateway()
class EchoGateway implements OnGatewayInit<Server> {
  afterInit(server: Server): void {
    server.use((socket, next) => {
      (socket as { data: unknown }).data = { caller: new Caller(ACCOUNT, 'session') };
      next();
    });
  }

  @SocketCommand(echo)
  echo(@CurrentCaller() caller: Caller, @Input() { text }: { text: string }): Echo {
    return { event: text, data: caller.actor.name };
  }

  @SocketCommand(command('later'))
  later(@ConnectedSocket() socket: CallerSocket, @Input() { text }: { text: string }): Promise<Echo> {
    return Promise.resolve({ event: text, data: socket.data.caller.sessionId });
  }

  @SocketCommand(command('refused'))
  refused(): Echo {
    throw new AppError('STALE.VERSION');
  }

  @SocketCommand(command('broken'))
  broken(): Promise<Echo> {
    return Promise.reject(new Error('a defect, with 0812-0000 in it'));
  }

  @UseGuards(Nobody)
  @SocketCommand(command('guarded'))
  guarded(): Echo {
    return { event: '', data: '' };
  }
}

/** Compiled with the tests: each `@ts-expect-error` fails the types when the line below it would be taken. */
class Handlers {
  // @ts-expect-error `text` is no number
  @SocketCommand(echo)
  takesAnotherType(@Input() { text }: { text: number }): Echo {
    return { event: String(text), data: '' };
  }

  // @ts-expect-error the answer lacks `data`
  @SocketCommand(echo)
  answersLess(@Input() { text }: { text: string }): { event: string } {
    return { event: text };
  }
}

const logged: unknown[] = [];

@Module({
  providers: [
    EchoGateway,
    { provide: LOGGER, useValue: { error: (fields: unknown) => logged.push(fields) } },
  ],
})
class EchoModule {}

describe('SocketCommand', () => {
  let app: NestFastifyApplication;
  let socket: Socket;
  const emitted: string[] = [];
  const ask = (event: string, message: unknown = { text: 'apa' }): Promise<unknown> =>
    socket.timeout(5_000).emitWithAck(event, message);

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(), {
      logger: false,
    });
    app.useWebSocketAdapter(new IoAdapter(app));
    await app.listen(0, '127.0.0.1');
    socket = io(await app.getUrl(), { transports: ['websocket'], reconnection: false });
    socket.onAny((event: string) => emitted.push(event));
    await new Promise<void>((connected, refused) => {
      socket.once('connect', connected);
      socket.once('connect_error', refused);
    });
  });

  afterAll(async () => {
    socket.close();
    await app.close();
  });

  it('should acknowledge the answer, also one with a field `event`, and emit nothing', async () => {
    expect(await ask('echo')).toEqual({ ok: true, data: { event: 'apa', data: 'Sari' } });
    expect(await ask('later')).toEqual({ ok: true, data: { event: 'apa', data: 'session' } });
    expect(emitted).toEqual([]);
  });

  it('should name the field of a malformed message, whatever it is', async () => {
    for (const message of [{ text: 1 }, null, [], 'x', {}])
      expect(await ask('echo', message)).toMatchObject({ ok: false, error: { code: 'INPUT.INVALID' } });
    const answer = (await ask('echo', { text: 1 })) as { error: { message: string } };
    expect(answer.error.message).toContain('text: ');
  });

  it('should acknowledge a refusal by its code', async () => {
    expect(await ask('refused')).toMatchObject({ ok: false, error: { code: 'STALE.VERSION' } });
  });

  it("should acknowledge a guard's refusal, and emit no exception", async () => {
    expect(await ask('guarded')).toMatchObject({ ok: false, error: { code: 'RESOURCE.NOT_FOUND' } });
    expect(emitted).toEqual([]);
  });

  it('should say of a defect only the id that stands in the log, and go on', async () => {
    const answer = (await ask('broken')) as { error: { code: string; message: string } };
    expect(answer.error.code).toBe('SYSTEM.UNEXPECTED');
    expect(logged).toEqual([{ err: expect.any(Error), correlationId: answer.error.message }]);
    expect(await ask('echo')).toMatchObject({ ok: true });
  });

  it('should run a message whose client wants no answer', async () => {
    socket.emit('broken', {});
    socket.emit('echo', { text: 'x' });
    expect(await ask('echo')).toMatchObject({ ok: true });
    expect(Handlers.name).toBe('Handlers');
  });
});
