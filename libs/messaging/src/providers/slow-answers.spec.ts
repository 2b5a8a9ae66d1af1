import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimedMessage } from '../domain/sending.js';
import { EmailCarrier } from './email.carrier.js';
import { ask, heard } from './http.js';

const LONGEST_MS = 400;
const DRIP_MS = 20;
/** A slow answer is longer than an attempt may be, and never silent for as long as a socket may be. */
const DRIPS = 200;

type Stage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'end of the message';

const ANSWERS: Record<Exclude<Stage, 'greeting'>, string> = {
  EHLO: '250 uji',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  'end of the message': '250 taken',
};

/** An SMTP server that lets its answer at one stage drip, byte by byte. */
class DrippingServer {
  slowAt: Stage | null = null;
  readonly taken: string[] = [];
  readonly open = new Set<Socket>();
  private readonly drips = new Set<NodeJS.Timeout>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async start(): Promise<DrippingServer> {
    const dripping = new DrippingServer();
    await new Promise<void>((resolve) => dripping.server.listen(0, '127.0.0.1', resolve));
    return dripping;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves when nobody is connected. */
  async left(): Promise<void> {
    await Promise.all(
      [...this.open].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
  }

  async close(): Promise<void> {
    this.drips.forEach((drip) => clearInterval(drip));
    this.open.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => socket.destroy());
    let text = '';
    let isMessage = false;
    this.say(socket, 'greeting', '220 uji');
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
      for (;;) {
        const end = isMessage ? '\r\n.\r\n' : '\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const line = text.slice(0, at);
        text = text.slice(at + end.length);
        const stage = isMessage ? 'end of the message' : (line.slice(0, 4) as Stage);
        if (isMessage) this.taken.push(line);
        isMessage = !isMessage && stage === 'DATA';
        if (stage in ANSWERS) this.say(socket, stage, ANSWERS[stage as keyof typeof ANSWERS]);
      }
    });
  }

  private say(socket: Socket, stage: Stage, answer: string): void {
    if (this.slowAt !== stage) {
      socket.write(`${answer}\r\n`);
      return;
    }
    const slow = `${answer.slice(0, 3)}-`.padEnd(DRIPS, '.');
    let said = 0;
    const drip = setInterval(() => {
      socket.write(slow[said % slow.length] ?? '.');
      said += 1;
    }, DRIP_MS);
    this.drips.add(drip);
    socket.on('close', () => clearInterval(drip));
  }
}

const message = (n: number): ClaimedMessage => ({
  id: `pesan-${n}`,
  idempotencyKey: `pesan-${n}`,
  channel: 'email',
  kind: 'uji',
  need: 'required',
  regionCode: '15.71',
  subjectId: null,
  recipientDigest: null,
  timeZone: null,
  body: { to: 'budi@contoh.id', subject: 'Uji', text: `pesan ${n}` },
  madeAt: new Date(),
  expiresAt: new Date(Date.now() + 60_000),
  attempts: 1,
  leasedUntil: new Date(Date.now() + 20_000),
  isStopped: false,
  hasAgreed: true,
});

// Real: sockets, nodemailer with its pool, fetch.
describe('an answer that drips', () => {
  let server: DrippingServer;
  let carrier: EmailCarrier;

  beforeEach(async () => {
    server = await DrippingServer.start();
    carrier = new EmailCarrier(
      { url: server.url, isTlsNeeded: false },
      'PSC 119 <psc@contoh.id>',
      LONGEST_MS,
    );
  });

  afterEach(async () => {
    carrier.close();
    await server.close();
  });

  it.each<Stage>(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'end of the message'])(
    'should hold no sender of e-mail at the %s for longer than an attempt may take',
    async (stage) => {
      server.slowAt = stage;
      const startedAt = Date.now();
      const slow = await Promise.all(
        Array.from({ length: carrier.mostAtOnce }, (_, n) => carrier.send(message(n))),
      );
      expect(Date.now() - startedAt).toBeLessThan(LONGEST_MS + 2_000);
      for (const sending of slow)
        expect(sending).toEqual({ kind: 'again', problem: 'EABORT', isProviderAway: true });
      await server.left();
      // The places of all that hung are free again, on new connections.
      server.slowAt = null;
      server.taken.splice(0);
      const after = await Promise.all(
        Array.from({ length: carrier.mostAtOnce }, (_, n) => carrier.send(message(10 + n))),
      );
      expect(after.map(({ kind }) => kind)).toEqual(after.map(() => 'sent'));
      expect(server.taken).toHaveLength(carrier.mostAtOnce);
    },
    20_000,
  );

  it('should hold no other sender either: the time of an answer over HTTP counts to its last byte', async () => {
    const http = createHttpServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), DRIP_MS);
      response.on('close', () => clearInterval(drip));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      const answer = await ask({ url, method: 'GET', headers: {}, timeoutMs: LONGEST_MS });
      expect(answer).toEqual({ kind: 'unanswered', problem: 'TimeoutError' });
      expect(await heard(answer, () => ({ kind: 'sent' }))).toEqual({
        kind: 'again',
        problem: 'TimeoutError',
        isProviderAway: true,
      });
    } finally {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    }
  });
});
