import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConnectedSocket, WebSocketGateway } from '@nestjs/websockets';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH, sockets, type Account } from '#siaga/contracts';
import { Caller, Input, parseInput, SocketCommand, type CallerSocket } from '#siaga/identity';
import { createLogger, LOGGER, newId, runInContext } from '#siaga/kernel';
import { SiagaIoAdapter } from '#siaga/realtime';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { compare, type Measured } from './harness/result.js';

const MESSAGES = 20_000;
const IN_FLIGHT = 64;
const MESSAGE = { bounds: { west: 103.5, south: -1.7, east: 103.7, north: -1.5 } };
const ACCOUNT: Account = {
  id: '01890000-0000-7000-8000-000000000001',
  username: 'bench',
  displayName: 'Bench',
  grants: [],
  disabledAt: null,
  mustChangePassword: false,
};

@WebSocketGateway()
class ViewGateway {
  taken = 0;

  afterInit(server: Server): void {
    server.use((socket, next) => {
      (socket as { data: unknown }).data = { caller: new Caller(ACCOUNT, 'session') };
      next();
    });
  }

  @SocketCommand(sockets.view)
  view(@ConnectedSocket() socket: CallerSocket, @Input() { bounds }: typeof MESSAGE): Record<string, never> {
    this.taken += bounds.west > 0 && socket.id !== '' ? 1 : 0;
    return {};
  }
}

@Module({ providers: [ViewGateway, { provide: LOGGER, useValue: createLogger('silent') }] })
class ViewModule {}

/**
 * A command in at a gateway of Nest beside the same handler bound to socket.io itself; both parse, open a context and acknowledge. Server
 * and client share this process, so that a figure holds the client as well and only the difference says what Nest costs.
 */
export async function socketInbound({ rounds }: BenchContext): Promise<Measured[]> {
  const app = await NestFactory.create<NestFastifyApplication>(ViewModule, new FastifyAdapter(), {
    logger: false,
  });
  app.useWebSocketAdapter(new SiagaIoAdapter(app));
  await app.listen(0, '127.0.0.1');
  const raw = await rawServer();
  const [ours, reference] = [await connect(portOf(app.getHttpServer())), await connect(portOf(raw))];
  try {
    const measured: { ours: number; reference: number }[] = [];
    for (let round = 0; round <= rounds; round += 1)
      measured.push({ ours: await usEach(ours), reference: await usEach(reference) });
    return [
      compare(
        { bench: 'socket-inbound', case: `${IN_FLIGHT} in flight`, metric: 'us a message' },
        measured.slice(1),
      ),
    ];
  } finally {
    ours.close();
    reference.close();
    await app.close();
    raw.close();
  }
}

async function rawServer(): Promise<HttpServer> {
  const http = createServer();
  const caller = new Caller(ACCOUNT, 'session');
  new Server(http, { path: SOCKET_PATH, transports: ['websocket'] }).on('connection', (socket) => {
    socket.on('view', (input: unknown, ack: (answer: unknown) => void) => {
      void runInContext({ correlationId: newId(), actor: caller.actor }, async () => {
        parseInput(sockets.view.input, input);
        ack({ ok: true, data: await Promise.resolve({}) });
      });
    });
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return http;
}

function portOf(http: HttpServer): number {
  return (http.address() as AddressInfo).port;
}

async function connect(port: number): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
  });
  await new Promise<void>((connected, refused) => {
    socket.once('connect', connected);
    socket.once('connect_error', refused);
  });
  return socket;
}

async function usEach(socket: Socket): Promise<number> {
  let left = MESSAGES;
  const startedAtMs = performance.now();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const answer = (await socket.emitWithAck('view', MESSAGE)) as { ok: boolean };
      check(answer.ok, 'the message is taken');
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return ((performance.now() - startedAtMs) * 1_000) / MESSAGES;
}
