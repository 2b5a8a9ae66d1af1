import { Injectable } from '@nestjs/common';
import {
  EnteredTraveller,
  EntryTrip,
  type Activation,
  type EnteredTravellers,
  type EnterTravellersInput,
} from '#siaga/contracts';
import { CommandRunner, parseInput, type Caller } from '#siaga/identity';
import { AppError, Clock, found } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { Activations } from '../cases/activations.js';
import { CaseRepository } from '../store/case.repository.js';
import { EntryRepository } from '../store/entry.repository.js';
import { PostRepository } from '../store/post.repository.js';
import { ShiftRepository, type StoredShift } from '../store/shift.repository.js';
import { EntryJournal } from './entry-journal.js';
import { demandOwn, isOpenAt } from './shifts.service.js';
import { TravellerEntries, type AtPost } from './traveller-entry.js';

const DAY_MS = 86_400_000;
/** What a phone without a line has kept is taken for so long after its shift. */
const SENT_WITHIN_MS = 2 * DAY_MS;
/** A vehicle whose time is further away was mistyped. */
const TRIP_NEAR_MS = 7 * DAY_MS;

type Refused = EnteredTravellers['refused'][number];

/** Travellers as an officer's phone sends them, and the ways to their pages for who has no smartphone. */
@Injectable()
export class TravellersService {
  constructor(
    private readonly database: Database,
    private readonly posts: PostRepository,
    private readonly shifts: ShiftRepository,
    private readonly entries: EntryRepository,
    private readonly one: TravellerEntries,
    private readonly cases: CaseRepository,
    private readonly activations: Activations,
    private readonly journal: EntryJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes what can be taken, in order, and names the rest; sent again, nothing changes. Throws RESOURCE.NOT_FOUND for another's shift,
   * MONITORING.SHIFT_OVER for one that is long over.
   */
  async enter(caller: Caller, { id, trips, travellers }: EnterTravellersInput): Promise<EnteredTravellers> {
    const shift = demandOwn(caller, await this.shifts.byId(id));
    const until = (shift.endedAt ?? shift.endsAt).getTime() + SENT_WITHIN_MS;
    if (this.clock.now().getTime() > until) throw new AppError('MONITORING.SHIFT_OVER');
    const at: AtPost = { caller, shift, post: found(await this.posts.byId(shift.postId)) };
    const taken: EnteredTravellers['taken'] = [];
    const refused: Refused[] = [];
    for (const [index, trip] of trips.entries())
      await judged(refused, 'trips', index, () => this.addTrip(shift, parseInput(EntryTrip, trip)));
    for (const [index, told] of travellers.entries())
      await judged(refused, 'travellers', index, async () => {
        taken.push(await this.one.enter(at, parseInput(EnteredTraveller, told)));
      });
    return { taken, refused, at: this.clock.now().toISOString() };
  }

  /** A code by message and for a slip of paper; what opened the page before is shut. Throws RESOURCE.NOT_FOUND, MONITORING.SHIFT_OVER, MONITORING.OVER. */
  code(caller: Caller, input: { id: string }): Promise<Activation> {
    return this.commands.run(caller, 'codeTraveller', input, async (tx) => {
      const entry = found(await this.entries.lock(tx, input.id));
      const shift = demandOwn(caller, await this.shifts.byId(entry.shiftId, tx));
      if (!isOpenAt(shift, this.clock.now())) throw new AppError('MONITORING.SHIFT_OVER');
      const stored =
        entry.caseId === null || entry.state === 'household' ? null : await this.cases.lock(tx, entry.caseId);
      const { status } = found(stored);
      if (stored === null || status !== 'follow_up')
        throw new AppError('MONITORING.OVER', { details: { status } });
      const activation = await this.activations.renew(tx, stored);
      await this.journal.entries(
        tx,
        'entry-traveller.coded.v1',
        [await this.entries.code(tx, entry.id)],
        caller.actor,
      );
      return activation;
    });
  }

  private addTrip(shift: StoredShift, trip: EntryTrip): Promise<void> {
    const awayMs = Math.abs(Date.parse(trip.arrivedAt) - this.clock.now().getTime());
    if (awayMs > TRIP_NEAR_MS) throw invalid('arrivedAt', 'Give a time within a week');
    return this.database.transaction(async (tx) => {
      if (!(await this.shifts.addTrip(tx, shift, trip))) throw new AppError('RESOURCE.NOT_FOUND');
    });
  }
}

/** Notes what is refused; what the server cannot do now is no refusal, and is thrown. */
async function judged(
  refused: Refused[],
  list: Refused['list'],
  index: number,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code.startsWith('SYSTEM.')) throw error;
    refused.push({ list, index, code: error.code, fields: error.fields ?? [] });
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
