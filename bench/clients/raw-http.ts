import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

const HEAD_END = '\r\n\r\n';

/** One kept-alive HTTP connection with one request at a time, and next to no cost of its own. */
export class RawHttp {
  private readonly socket: Socket;
  private data: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (chunk: Buffer) => this.read(chunk));
    this.socket.on('error', (error) => this.waiting?.reject(error));
    this.socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection')));
  }

  /** Posts JSON text. Throws when the line breaks. */
  post(path: string, body: string, headers = ''): Promise<Answer> {
    const head =
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`;
    return this.ask(head + body);
  }

  /** Throws when the line breaks. */
  get(path: string, headers = ''): Promise<Answer> {
    return this.ask(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\n${headers}\r\n`);
  }

  private ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.data = this.data.length === 0 ? chunk : Buffer.concat([this.data, chunk]);
    const headEnd = this.data.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.data.toString('latin1', 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error(`An answer without a length: ${head}`);
    const end = headEnd + HEAD_END.length + length;
    if (this.data.length < end) return;
    const body = this.data.toString('utf8', headEnd + HEAD_END.length, end);
    this.data = this.data.subarray(end);
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
