import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packedForUri } from './lz-packed.js';

/** What a facility signs with at the stand-in. */
export const BPJS_KEYS = { consId: '12345', secret: 'rahasia-bpjs-uji', userKey: 'kunci-pengguna-uji' };

export interface HeardByBpjs {
  readonly service: string;
  readonly body: Record<string, unknown>;
  readonly code: number;
}

interface KnownBooking {
  readonly facts: Record<string, unknown>;
  readonly tasks: { taskid: number; waktu: number }[];
}

type Word = { code: number; message: string; response?: unknown };

const SIGNATURE_WINDOW_S = 300;

/**
 * BPJS as its documents and those who work with it describe it: checks who signs and when, knows bookings, takes tasks in order with rising
 * times (208 for one it has, 201 "TaskId terakhir N" for one before it), and encrypts and packs its answers.
 */
export class BpjsStandIn {
  readonly heard: HeardByBpjs[] = [];
  readonly bookings = new Map<string, KnownBooking>();
  /** What becomes of the next requests: `lost` is done and not answered, `down` not even done. */
  readonly fates: ('lost' | 'down')[] = [];
  isDown = false;
  /** Its lists of clinics, doctors and days, by service; what is not there it says that it has not. */
  readonly lists = new Map<string, unknown[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<BpjsStandIn> {
    const server = createServer();
    const standIn = new BpjsStandIn(server);
    server.on('request', (request, response) => void standIn.answer(request, response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return standIn;
  }

  get base(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/antreanrs`;
  }

  /** Which tasks it has of a booking. */
  tasksOf(code: string): number[] {
    return this.bookings.get(code)?.tasks.map(({ taskid }) => taskid) ?? [];
  }

  /** A booking that came in by Mobile JKN itself. */
  knows(code: string): void {
    this.bookings.set(code, { facts: { kodebooking: code }, tasks: [] });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const fate = this.fates.shift();
    if (this.isDown || fate === 'down') {
      request.socket.destroy();
      return;
    }
    const service = (request.url ?? '').replace('/antreanrs/', '');
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const timestamp = String(request.headers['x-timestamp']);
    const word = this.isSigned(request, timestamp)
      ? this.serve(service, body)
      : { code: 401, message: 'Signature tidak sesuai' };
    this.heard.push({ service, body, code: word.code });
    if (fate === 'lost') {
      request.socket.destroy();
      return;
    }
    const { code, message } = word;
    const packed = word.response === undefined ? {} : { response: sealed(word.response, timestamp) };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...packed, metadata: { message, code } }));
  }

  private isSigned({ headers }: IncomingMessage, timestamp: string): boolean {
    const { consId, secret, userKey } = BPJS_KEYS;
    const right = createHmac('sha256', secret).update(`${consId}&${timestamp}`).digest('base64');
    const isFresh = Math.abs(Date.now() / 1_000 - Number(timestamp)) < SIGNATURE_WINDOW_S;
    const isOurs = headers['x-cons-id'] === consId && headers['user_key'] === userKey;
    return isOurs && isFresh && headers['x-signature'] === right;
  }

  private serve(service: string, body: Record<string, unknown>): Word {
    if (service.startsWith('antrean/pendaftaran/tanggal/')) return this.registered(service.slice(-10));
    if (service.startsWith('ref/') || service.startsWith('jadwaldokter/')) {
      const list = this.lists.get(service);
      return list === undefined
        ? { code: 201, message: 'No Content' }
        : { code: service.startsWith('ref/poli') ? 1 : 200, message: 'OK', response: list };
    }
    const code = keyOf(body);
    const known = this.bookings.get(code);
    if (service === 'antrean/add') {
      if (known) return { code: 208, message: 'Terdapat duplikasi Kode Booking' };
      this.bookings.set(code, { facts: body, tasks: [] });
      return { code: 200, message: 'Ok' };
    }
    if (!known) return { code: 201, message: 'Kode Booking tidak ditemukan' };
    if (service === 'antrean/updatewaktu') return this.update(known, Number(body.taskid), Number(body.waktu));
    if (service === 'antrean/getlisttask') {
      const list = known.tasks.map((task) => ({ ...task, wakturs: task.waktu, kodebooking: code }));
      return { code: 200, message: 'Ok', response: { list } };
    }
    if (service === 'antrean/panggil' || service === 'antrean/farmasi/add')
      return { code: 200, message: 'Ok' };
    if (service !== 'antrean/batal') return { code: 404, message: 'Layanan tidak ada' };
    this.update(known, 99, Date.now());
    return { code: 200, message: 'Ok' };
  }

  /** Its own list of a day. */
  private registered(day: string): Word {
    const list = [...this.bookings.entries()]
      .filter(([, { facts }]) => facts.tanggalperiksa === day)
      .map(([kodebooking, { facts, tasks }]) => {
        const last = tasks.at(-1)?.taskid ?? 0;
        const status = last === 99 ? 'Batal' : last >= 5 ? 'Selesai dilayani' : 'Belum dilayani';
        return { kodebooking, tanggal: day, nik: facts.nik, noantrean: facts.nomorantrean, status };
      });
    return { code: 200, message: 'OK', response: { list } };
  }

  private update({ tasks }: KnownBooking, taskid: number, waktu: number): Word {
    const last = tasks.at(-1);
    if (tasks.some((task) => task.taskid === taskid))
      return { code: 208, message: `TaskId=${String(taskid)} sudah ada` };
    if (last !== undefined && (last.taskid > taskid || last.waktu >= waktu))
      return { code: 201, message: `TaskId terakhir ${String(last.taskid)}` };
    // Who waits for the clinic was at admission, or is known; nobody is served who did not wait.
    const isGap = taskid !== 99 && taskid > 3 && (last?.taskid ?? 0) !== taskid - 1;
    if (isGap) return { code: 201, message: `TaskId terakhir ${String(last?.taskid ?? 0)}` };
    tasks.push({ taskid, waktu });
    return { code: 200, message: 'Ok' };
  }
}

function sealed(value: unknown, timestamp: string): string {
  const { consId, secret } = BPJS_KEYS;
  const key = createHash('sha256').update(`${consId}${secret}${timestamp}`).digest();
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  const packed = packedForUri(JSON.stringify(value));
  return Buffer.concat([cipher.update(packed, 'utf8'), cipher.final()]).toString('base64');
}

/** By what a booking is known: its code, or at a puskesmas card and day. */
function keyOf({ kodebooking, nomorkartu, tanggalperiksa }: Record<string, unknown>): string {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return text(kodebooking) === '' ? `${text(nomorkartu)} ${text(tanggalperiksa)}` : text(kodebooking);
}
