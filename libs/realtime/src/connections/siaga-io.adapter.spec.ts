import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH } from '#siaga/contracts';
import { SiagaIoAdapter } from './siaga-io.adapter.js';
import type { SocketServer } from './socket-server.js';

describe('SiagaIoAdapter', () => {
  let http: HttpServer;
  let adapter: SiagaIoAdapter;
  let server: SocketServer;
  const open: Socket[] = [];

  beforeEach(async () => {
    http = createServer();
    adapter = new SiagaIoAdapter(http);
    server = adapter.createIOServer();
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) socket.close();
    await adapter.close(server);
    http.close();
  });

  function socketOf(options: { path?: string; transports?: string[] } = {}): Socket {
    const { port } = http.address() as AddressInfo;
    const socket = io(`http://127.0.0.1:${port}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      ...options,
    });
    open.push(socket);
    return socket;
  }

  const next = (socket: Socket, event: string): Promise<unknown> =>
    new Promise((resolve) => socket.once(event, resolve));

  it('should take websockets at its path, and no polling', async () => {
    const [socket, polling] = [socketOf(), socketOf({ transports: ['polling'] })];
    await Promise.all([next(socket, 'connect'), next(polling, 'connect_error')]);
    expect(server.engine.opts).toMatchObject({
      transports: ['websocket'],
      maxHttpBufferSize: 262_144,
      perMessageDeflate: false,
      pingInterval: 15_000,
    });
  });

  it('should close lines as a lost network does, at once and more than once', async () => {
    const socket = socketOf();
    await next(socket, 'connect');
    const lost = next(socket, 'disconnect');
    await adapter.close(server);
    await adapter.close(server);
    // `io server disconnect` would keep socket.io's own clients from coming back.
    expect(await lost).toBe('transport close');
  });

  it('should end a line that sends more than a full batch of positions', async () => {
    const socket = socketOf();
    await next(socket, 'connect');
    const lost = next(socket, 'disconnect');
    socket.emit('view', 'x'.repeat(300_000));
    expect(await lost).toBe('transport close');
  });
});
