import { FrameSocket } from './frame-socket.js';
import { SocketIoClient } from './socket-io-client.js';

/** What a process of watching sockets is told to connect to. */
export interface WatchOrder {
  port: number;
  /** One signed-in socket for each token; without tokens `sockets` bare ones. */
  tokens?: string[];
  sockets?: number;
  /** Sequence to go live from. */
  since?: number;
  /** Sends this view after going live, to get positions. */
  bounds?: { west: number; south: number; east: number; north: number };
}

/** What all sockets of the process have heard. */
export interface Heard {
  events: number;
  /** Pulses of the line: a delivery too, but no event. */
  ticks: number;
  bytes: number;
}

const heard: Heard = { events: 0, ticks: 0, bytes: 0 };

async function watchOurs(order: WatchOrder, token: string): Promise<void> {
  const client = await SocketIoClient.open(order.port, token);
  await client.ask('resume', { since: order.since ?? 0 });
  if (order.bounds) await client.ask('view', { bounds: order.bounds });
  client.onEvent = (packet) => {
    // `42["tick"` begins with a t; no event does.
    if (packet[4] === 0x74) heard.ticks += 1;
    else heard.events += 1;
    heard.bytes += packet.length;
  };
}

async function watchFloor(order: WatchOrder): Promise<void> {
  const socket = await FrameSocket.open({ port: order.port, path: '/' });
  socket.onText = (payload) => {
    heard.events += 1;
    heard.bytes += payload.length;
  };
  socket.begin();
}

async function connect(order: WatchOrder): Promise<void> {
  if (order.tokens) for (const token of order.tokens) await watchOurs(order, token);
  else for (let made = 0; made < (order.sockets ?? 0); made += 1) await watchFloor(order);
}

process.on('message', (question: WatchOrder | 'heard') => {
  if (question === 'heard') process.send?.(heard);
  else
    connect(question).then(
      () => process.send?.(heard),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
});

process.on('disconnect', () => process.exit(0));
