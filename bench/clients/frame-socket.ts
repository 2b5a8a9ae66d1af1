import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const NOTHING = Buffer.alloc(0);

export interface Address {
  port: number;
  path: string;
  headers?: Record<string, string>;
}

/**
 * The smallest websocket client that can be measured with: it cuts the stream into frames and does nothing else, so that
 * the clients of a bench cost less than what is measured. Server frames are never compressed or split here.
 */
export class FrameSocket {
  onText: (payload: Buffer) => void = () => undefined;
  private rest: Buffer = NOTHING;

  private constructor(private readonly socket: Socket) {}

  /** Connects and upgrades. Throws what the server answered when it refused. */
  static async open({ port, path, headers = {} }: Address): Promise<FrameSocket> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n${lines.join('')}\r\n`,
    );
    const opened = new FrameSocket(socket);
    opened.rest = await afterUpgrade(socket);
    socket.on('data', (chunk: Buffer) => opened.read(chunk));
    return opened;
  }

  send(text: string): void {
    this.write(TEXT, Buffer.from(text));
  }

  close(): void {
    this.socket.destroy();
  }

  /** Hands out what came together with the answer to the upgrade; call once `onText` is set. */
  begin(): void {
    this.read(NOTHING);
  }

  private read(chunk: Buffer): void {
    let data = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (let frame = firstFrame(data); frame; frame = firstFrame(data)) {
      data = data.subarray(frame.end);
      if (frame.opcode === TEXT) this.onText(frame.payload);
      else if (frame.opcode === PING) this.write(PONG, frame.payload);
      else if (frame.opcode === CLOSE) this.socket.end();
    }
    this.rest = data;
  }

  private write(opcode: number, payload: Buffer): void {
    const length =
      payload.length < 126
        ? Buffer.from([0x80 | payload.length])
        : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff]);
    // A mask of zeros leaves the payload as it is; the protocol asks for a mask, not for a good one.
    this.socket.write(Buffer.concat([Buffer.from([0x80 | opcode]), length, Buffer.alloc(4), payload]));
  }
}

function firstFrame(data: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (data.length < 2) return null;
  const opcode = (data[0] ?? 0) & 0x0f;
  let length = (data[1] ?? 0) & 0x7f;
  let start = 2;
  if (length === 126) {
    if (data.length < 4) return null;
    length = data.readUInt16BE(2);
    start = 4;
  } else if (length === 127) {
    if (data.length < 10) return null;
    length = Number(data.readBigUInt64BE(2));
    start = 10;
  }
  const end = start + length;
  return data.length < end ? null : { opcode, payload: data.subarray(start, end), end };
}

async function afterUpgrade(socket: Socket): Promise<Buffer> {
  let data = NOTHING;
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      data = Buffer.concat([data, chunk]);
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', onData).off('error', reject).off('close', onClose);
      const answer = data.toString('latin1', 0, end);
      if (answer.startsWith('HTTP/1.1 101')) resolve(data.subarray(end + 4));
      else reject(new Error(`The server refused the socket: ${answer}`));
    };
    const onClose = (): void => reject(new Error('The server closed the socket'));
    socket.on('data', onData).on('error', reject).on('close', onClose);
  });
}
