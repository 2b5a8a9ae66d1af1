// Raw sockets: one websocket frame built once a second and written to every viewer as it is.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const INTERVAL_MS = 1_000;
const sizeBytes = Number(process.env.FRAME_BYTES);
const sockets = new Set();
const server = createServer();

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
  sockets.add(request.socket);
  socket.on('close', () => sockets.delete(request.socket));
});

function frameOf(payload) {
  const head = Buffer.alloc(4);
  head[0] = 0x81;
  head[1] = 126;
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

setInterval(() => {
  const frame = frameOf(Buffer.alloc(sizeBytes, 'x'));
  for (const socket of sockets) socket.write(frame);
}, INTERVAL_MS);

server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
