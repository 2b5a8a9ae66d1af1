import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came in. */
export interface Recorded {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A provider's server: records what it is asked, answers what a test says. */
export class RecordingServer {
  readonly requests: Recorded[] = [];
  answer: { status: number; body?: unknown; headers?: Record<string, string> } = { status: 200, body: {} };
  /** Waited for before an answer; what it throws leaves the request without one. */
  beforeAnswer: (request: Recorded) => Promise<void> = () => Promise.resolve();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingServer> {
    const server = createServer();
    const recording = new RecordingServer(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const recorded = { method, path: url, headers, body: Buffer.concat(chunks) };
        recording.requests.push(recorded);
        const answer = (): void => {
          const { status, body, headers: more } = recording.answer;
          response.writeHead(status, { 'content-type': 'application/json', ...more });
          response.end(body === undefined ? '' : JSON.stringify(body));
        };
        recording.beforeAnswer(recorded).then(answer, () => request.socket.destroy());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return recording;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get last(): Recorded {
    const last = this.requests.at(-1);
    if (!last) throw new Error('Nothing was asked');
    return last;
  }

  get lastJson(): unknown {
    return JSON.parse(this.last.body.toString('utf8')) as unknown;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
