import { Inject, Injectable } from '@nestjs/common';
import type { BookingSession } from '#siaga/contracts';
import { Clock, found, LOGGER, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { Messenger } from '#siaga/messaging';
import { Database, type Tx } from '#siaga/persistence';
import { asTheDayRuns } from '../domain/arrival-window.policy.js';
import { toldDay, toldTime } from '../domain/told-times.policy.js';
import { HoldRepository } from '../store/hold.repository.js';
import { SessionRepository } from '../store/session.repository.js';
import { WaitRepository, type StoredWait } from '../store/wait.repository.js';
import { WaitOffers } from '../tickets/wait-offers.js';
import { FacilityFacts } from './facility-facts.js';
import { TicketLinks } from './ticket-links.js';
import { listEndedText, placeFreeText } from './waiting.text.js';

const EVERY_MS = 5_000;
/** One for the phone, and one for who opens it elsewhere. */
const DEVICES = 2;

/** The turns of who waits: an offer that nobody took goes to the next, a held place that came back is offered, and each is told. */
@RunsInBackground()
@Injectable()
export class WaitTurns extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly waits: WaitRepository,
    private readonly holds: HoldRepository,
    private readonly offers: WaitOffers,
    private readonly links: TicketLinks,
    private readonly facilities: FacilityFacts,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(EVERY_MS, logger, 'the turns of waiting lists failed');
  }

  /**
   * Looks at each line in which something is due, then tells whom something was given or ended. Each by itself: one that is held or broken keeps
   * back no other's turn. Throws an AggregateError of what failed.
   */
  async look(): Promise<void> {
    const failures: unknown[] = [];
    const each = async (
      sessionIds: readonly string[],
      work: (id: string) => Promise<void>,
    ): Promise<void> => {
      for (const id of sessionIds) await work(id).catch((error: unknown) => failures.push(error));
    };
    await each(await this.waits.dueSessions(this.clock.now()), (id) =>
      this.database.transaction(async (tx) => {
        await this.offers.offer(tx, found(await this.sessions.lock(tx, id)));
      }),
    );
    const facts = await this.facilities.all();
    await each(await this.waits.untoldSessions(), async (id) => {
      const session = await this.sessions.byId(id);
      if (session === null) return;
      const facility = facts.get(session.facilityId)?.name ?? '';
      await this.database.transaction((tx) => this.tell(tx, session, facility));
    });
    if (failures.length > 0) throw new AggregateError(failures, 'some waiting lists had no turn');
  }

  protected turn(): Promise<void> {
    return this.look();
  }

  private async tell(tx: Tx, session: BookingSession, facility: string): Promise<void> {
    const now = this.clock.now();
    for (const wait of await this.waits.takeUntold(tx, session.id, now)) {
      if (wait.state === 'ended') await this.tellEnded(tx, session, wait, facility);
      else await this.tellOffer(tx, session, wait, facility);
    }
  }

  private async tellOffer(
    tx: Tx,
    session: BookingSession,
    wait: StoredWait,
    facility: string,
  ): Promise<void> {
    const { holdId, offeredUntil, language } = wait;
    const cluster = holdId === null ? null : await this.holds.clusterOf(tx, holdId);
    const window = cluster === null ? undefined : asTheDayRuns(session)[cluster];
    if (window === undefined || offeredUntil === null || offeredUntil <= this.clock.now()) return;
    const { regionCode, serviceDate } = session;
    const told = (at: Date): string => toldTime(at, regionCode);
    const pass = await this.links.openWait(tx, wait, session.endsAt, DEVICES);
    await this.messenger.tell(tx, placeFreeText, {
      to: { channel: 'sms', number: found(wait.patient.phone), language },
      variables: {
        ...{ facility, day: toldDay(serviceDate, language), from: told(new Date(window.from)) },
        ...{ to: told(new Date(window.to)), until: told(offeredUntil), link: this.links.linkOf(pass) },
      },
      ...{ regionCode, subjectId: wait.id, expiresAt: offeredUntil },
    });
  }

  private async tellEnded(
    tx: Tx,
    session: BookingSession,
    wait: StoredWait,
    facility: string,
  ): Promise<void> {
    const { regionCode, serviceDate } = session;
    await this.messenger.tell(tx, listEndedText, {
      to: { channel: 'sms', number: found(wait.patient.phone), language: wait.language },
      variables: { facility, day: toldDay(serviceDate, wait.language) },
      ...{ regionCode, subjectId: wait.id },
    });
  }
}
