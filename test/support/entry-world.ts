import { createHmac } from 'node:crypto';
import {
  clockSkewMs,
  makePairingText,
  type ApiInput,
  type EnteredTravellers,
  type EntryPost,
  type OpenedEntryShift,
  type TravellerEntry,
} from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { inRegion, OWN_REGION } from './builders.js';
import { buildMonitoring, monitoredNo, WELL, type MonitoringWorld } from './monitoring-world.js';
import type { TestServer } from './server.js';
import { RefusedRequest, send, type Answer, type Session } from './session.js';
import { newDevice } from './visitor.js';

/** A health office with a post. */
export interface EntryWorld extends MonitoringWorld {
  readonly post: EntryPost;
}

type Told = ApiInput<'enterTravellers'>['travellers'][number];
export type Arriving = Extract<Told, { direction: 'in' }>;

export function postInput(
  programId: string,
  change: Partial<ApiInput<'setEntryPost'>> = {},
): ApiInput<'setEntryPost'> {
  return {
    ...{ postId: null, version: null, regionCode: OWN_REGION, name: 'Bandara Contoh', mode: 'air' },
    ...{ point: { lon: 103.6442, lat: -1.6381 }, programId, isActive: true },
    ...change,
  };
}

export async function buildEntry(server: TestServer, regionCode = OWN_REGION): Promise<EntryWorld> {
  const world = await buildMonitoring(server, regionCode);
  const post = await world.office.call('setEntryPost', postInput(world.program.id, { regionCode }));
  return { ...world, post };
}

/** An officer at a post, with a phone whose clock may be wrong and which makes codes by itself. */
export class EntryOfficer {
  private serials = new Map<string, number>();

  private constructor(
    readonly session: Session,
    readonly opened: OpenedEntryShift,
    /** By how much the phone's own clock is behind. */
    private readonly behindMs: number,
    private readonly skewMs: number,
  ) {}

  static async start(
    server: TestServer,
    { post }: Pick<EntryWorld, 'post'>,
    { name = 'Petugas Bandara', behindMs = 0 } = {},
  ): Promise<EntryOfficer> {
    const session = await server.session(inRegion('entry_officer', post.regionCode), name);
    return EntryOfficer.at(session, post, behindMs);
  }

  /** The same officer, on this telephone or another. */
  static async at(session: Session, post: EntryPost, behindMs = 0): Promise<EntryOfficer> {
    const asked = Date.now() - behindMs;
    const opened = await session.call('openEntryShift', { postId: post.id });
    return new EntryOfficer(
      ...([session, opened, behindMs, clockSkewMs(opened.at, asked, Date.now() - behindMs)] as const),
    );
  }

  get shiftId(): string {
    return this.opened.shift.id;
  }

  /** The server's time as this phone knows it. */
  nowMs(): number {
    return Date.now() - this.behindMs + this.skewMs;
  }

  traveller(n: number, change: Partial<Arriving> = {}): Arriving {
    return {
      ...{ id: newId(), direction: 'in', enteredAt: new Date(this.nowMs()).toISOString(), seconds: 14 },
      ...{ person: monitoredNo(n), regionCode: OWN_REGION, origin: 'Jakarta', seat: '12A' },
      ...{ programVersion: this.opened.program.version, answers: WELL, hasConsented: true },
      ...change,
    };
  }

  leaving(nik: string | null = null, change: object = {}): Told {
    return {
      ...{ id: newId(), direction: 'out', enteredAt: new Date(this.nowMs()).toISOString(), nik },
      ...change,
    };
  }

  send(travellers: readonly unknown[], trips: readonly unknown[] = []): Promise<EnteredTravellers> {
    const input = { id: this.shiftId, trips, travellers } as ApiInput<'enterTravellers'>;
    return this.session.call('enterTravellers', input);
  }

  /** Enters one person. Throws when they are refused. */
  async enter(told: Told): Promise<TravellerEntry> {
    const { taken, refused } = await this.send([told]);
    if (taken[0] === undefined) throw new Error(`was refused: ${JSON.stringify(refused)}`);
    return taken[0].entry;
  }

  /** The code that the phone shows for an entry, the next one each time; needs no line. */
  async show(
    entryId: string,
    change: { shownAtS?: number; secret?: string; shiftId?: string } = {},
  ): Promise<string> {
    const serial = (this.serials.get(entryId) ?? 0) + 1;
    this.serials.set(entryId, serial);
    const { secret = this.opened.secret, shiftId = this.shiftId } = change;
    const shownAtS = change.shownAtS ?? Math.floor(this.nowMs() / 1_000);
    return makePairingText(
      { shiftId, entryId, shownAtS, serial },
      {
        sign: (signed) => {
          const hmac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(signed).digest();
          return Promise.resolve(Uint8Array.from(hmac).buffer);
        },
      },
    );
  }

  async file() {
    return this.session.call('entryShift', { id: this.shiftId });
  }

  /** An entry as its shift sees it now. */
  async entry(id: string): Promise<TravellerEntry | undefined> {
    return (await this.file()).travellers.find((one) => one.id === id);
  }
}

/** A traveller's telephone that scans a code. */
export class TravellerPhone {
  private constructor(
    private readonly base: string,
    readonly claim: string,
    readonly pin: string,
  ) {}

  static of(server: Pick<TestServer, 'base'>, pin = '739201'): TravellerPhone {
    return new TravellerPhone(server.base, newDevice(), pin);
  }

  scan(code: string, heldS = 0): Promise<Answer> {
    return send(this.base, 'pairTraveller', { code, claim: this.claim, pin: this.pin, heldS });
  }

  /** The secret and the code that a scan gives. Throws when it opens nothing. */
  async opens(code: string, heldS = 0): Promise<{ secret: string; code: string }> {
    const answer = await this.scan(code, heldS);
    const body = answer.body as { state?: string; secret: string; code: string };
    if (answer.status !== 200 || body.state !== 'open') throw new RefusedRequest('pairTraveller', answer);
    return body;
  }
}
