import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { VISIT_COOKIE } from '#siaga/contracts';
import { Visitor, VisitService, type LiveVisit } from '#siaga/identity';
import { addressKey, clientAddress, Clock, ENV, type Env } from '#siaga/kernel';
import { visitorScopes } from '../rooms/rooms.policy.js';
import { newLine, type VisitorConnection } from './connection.js';
import { RateWindow } from './rate-window.js';
import { readCookie } from './read-cookie.js';
import { RefusedHandshake } from './refused-handshake.js';
import { MOST_SOCKETS, VisitorRegistry } from './visitor-registry.js';

/** A phone that goes from one mast to the next comes back often; one that does so every other second is a page gone wild. */
const CONNECTS_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** A mobile network has thousands of phones behind one address, and a secret cannot be guessed: this only keeps the database in peace. */
const FAILURES_PER_ADDRESS = 300;
const FAILURES_WINDOW_MS = 15 * MINUTE_MS;

/** Finds the visit behind a new socket, and keeps one device, or one address without any, from taking all of the server's. */
@Injectable()
export class VisitorHandshake {
  private readonly connects = new RateWindow(CONNECTS_A_MINUTE, MINUTE_MS);
  private readonly failures = new RateWindow(FAILURES_PER_ADDRESS, FAILURES_WINDOW_MS);

  constructor(
    private readonly visits: VisitService,
    private readonly registry: VisitorRegistry,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Throws RefusedHandshake with IDENTITY.NOT_SIGNED_IN or IDENTITY.THROTTLED, and what looking the visit up throws. */
  async admit(request: IncomingMessage): Promise<VisitorConnection> {
    const nowMs = this.clock.now().getTime();
    const address = addressKey(clientAddress(request, this.env.SIAGA_TRUST_PROXY));
    if (this.failures.isFull(address, nowMs)) throw new RefusedHandshake('IDENTITY.THROTTLED');
    const visit = await this.visits.authenticate(readCookie(request.headers.cookie, VISIT_COOKIE));
    if (!visit) {
      this.failures.take(address, nowMs);
      throw new RefusedHandshake('IDENTITY.NOT_SIGNED_IN');
    }
    const isInTurn = this.connects.take(visit.sessionId, nowMs);
    if (!isInTurn || this.registry.countOf(visit.sessionId) >= MOST_SOCKETS)
      throw new RefusedHandshake('IDENTITY.THROTTLED');
    const visitor = new Visitor(visit.sessionId, visit.passes);
    return { visitor, ...newLine(visitorScopes(visitor), endOf(visit)) };
  }
}

/** When the first of what is open ends: the device is looked at anew then. */
function endOf({ expiresAt, passes }: LiveVisit): number {
  return Math.min(expiresAt.getTime(), ...passes.map(({ endsAt }) => Date.parse(endsAt)));
}
