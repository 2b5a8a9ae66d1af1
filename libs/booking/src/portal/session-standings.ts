import { Injectable } from '@nestjs/common';
import type { TicketStanding } from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import { serviceOfDoctor } from '../domain/doctor-service.policy.js';
import { standingsOf } from '../domain/ticket-standing.policy.js';
import { ClinicFiguresQuery, type ClinicPast } from '../store/clinic-figures.query.js';
import { OfferQuery, type NamedSession } from '../store/offer.query.js';
import { QueueQuery } from '../store/queue.query.js';

/** A session as all its phones are told of it. */
export interface SessionStanding {
  readonly named: NamedSession;
  readonly past: ClinicPast | null;
  readonly byTicket: ReadonlyMap<string, TicketStanding>;
}

/** Estimates move with the clock, if nothing else happens. */
const KEPT_MS = 5_000;
const MOST_KEPT = 500;

/** How sessions stand: read once after each change, whoever asks and however many they are. */
@Injectable()
export class SessionStandings {
  private readonly kept = new Map<string, { read: Promise<SessionStanding>; atMs: number }>();

  constructor(
    private readonly offers: OfferQuery,
    private readonly queue: QueueQuery,
    private readonly figures: ClinicFiguresQuery,
    private readonly clock: Clock,
  ) {}

  /** As it was when it last changed, as far as this process heard. Throws RESOURCE.NOT_FOUND. */
  of(sessionId: string): Promise<SessionStanding> {
    const nowMs = this.clock.now().getTime();
    const known = this.kept.get(sessionId);
    if (known && nowMs - known.atMs < KEPT_MS && nowMs >= known.atMs) return known.read;
    return this.anew(sessionId);
  }

  /** As it stands now, for who has just changed it. Throws RESOURCE.NOT_FOUND. */
  anew(sessionId: string): Promise<SessionStanding> {
    const read = this.read(sessionId);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(sessionId, { read, atMs: this.clock.now().getTime() });
    // What could not be read is asked again by whoever comes next.
    read.catch(() => {
      if (this.kept.get(sessionId)?.read === read) this.kept.delete(sessionId);
    });
    return read;
  }

  /** It changed: what was read before is of no use. */
  changed(sessionId: string): void {
    this.kept.delete(sessionId);
  }

  private async read(sessionId: string): Promise<SessionStanding> {
    const named = found(await this.offers.byId(sessionId));
    const { session, rules, doctorName } = named;
    const queue = await this.queue.ofSession(sessionId);
    const stages = await this.queue.stagesOf(sessionId);
    const gone = await this.offers.takenIn([sessionId], this.clock.now());
    const past = (await this.figures.of([session.clinicId])).get(session.clinicId) ?? null;
    const service = past && serviceOfDoctor(past.service, past.doctors.get(session.doctorId) ?? null);
    const standings = standingsOf(
      { session, doctorName, rules, service, gone, stages },
      queue,
      this.clock.now(),
    );
    return { named, past, byTicket: new Map(standings.map((standing) => [standing.id, standing])) };
  }
}
