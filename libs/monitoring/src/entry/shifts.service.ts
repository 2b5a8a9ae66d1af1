import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type {
  Actor,
  EndEntryShiftInput,
  EntryHandover,
  EntryShiftFile,
  OpenedEntryShift,
  OpenEntryShiftInput,
  TravellerEntry,
} from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { AppError, Clock, found, newId } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { FindCaseQuery } from '../store/find-case.query.js';
import { EntryFiguresQuery } from '../store/entry-figures.query.js';
import { EntryRepository } from '../store/entry.repository.js';
import { PostRepository } from '../store/post.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ShiftRepository, type StoredShift } from '../store/shift.repository.js';
import { EntryJournal } from './entry-journal.js';
import { entryView, handoverView, shiftView } from './entry-views.js';

const HOUR_MS = 3_600_000;
/** Nobody stands at a post for longer. */
const SHIFT_LASTS_MS = 14 * HOUR_MS;
const SECRET_BYTES = 32;
/** Who was not paired in so long is not at the post any more. */
const WAITS_MS = 48 * HOUR_MS;
/** Behind it a hand-over is no news. */
const BEFORE_MS = 24 * HOUR_MS;

/** Shifts of officers at a post, from the opening to the hand-over. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly database: Database,
    private readonly posts: PostRepository,
    private readonly shifts: ShiftRepository,
    private readonly entries: EntryRepository,
    private readonly finding: FindCaseQuery,
    private readonly programs: ProgramRepository,
    private readonly figures: EntryFiguresQuery,
    private readonly journal: EntryJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a shift, or gives the open one again with its secret, for a phone that lost it or a second one. Whoever waits at the post from a shift
   * that has ended goes on in this one. Throws RESOURCE.NOT_FOUND, for a closed post too.
   */
  async open(caller: Caller, { postId }: OpenEntryShiftInput): Promise<OpenedEntryShift> {
    const shift = await this.database.transaction(async (tx) => {
      const post = found(await this.posts.byId(postId, tx));
      caller.demand('monitoring.enter', post);
      if (!post.isActive) throw new AppError('RESOURCE.NOT_FOUND');
      return this.openAt(tx, caller, post);
    });
    const post = found(await this.posts.byId(postId));
    return {
      ...{ shift: shiftView(shift), post, secret: found(shift.secret), at: this.clock.now().toISOString() },
      program: await this.programOf(post.programId),
    };
  }

  /** A shift as its own officer sees it. Throws RESOURCE.NOT_FOUND for another's. */
  async file(caller: Caller, id: string): Promise<EntryShiftFile> {
    const shift = demandOwn(caller, await this.shifts.byId(id));
    const now = this.clock.now();
    const post = found(await this.posts.byId(shift.postId));
    const near = await this.shifts.between(shift.postId, new Date(now.getTime() - BEFORE_MS), now);
    const others = near.filter((one) => one.id !== id);
    const isOpen = isOpenAt(shift, now);
    return {
      ...{ shift: shiftView(shift), post, program: await this.programOf(post.programId) },
      trips: await this.shifts.trips(shift, new Date(now.getTime() - BEFORE_MS)),
      travellers: isOpen ? await this.travellers(id) : [],
      figures: shift.handover?.figures ?? (await this.figures.of({ shiftId: id })),
      before: isOpen ? lastLeft(others) : null,
      others: others.filter((one) => isOpenAt(one, now)).map(shiftView),
      at: now.toISOString(),
    };
  }

  /** Ends a shift with its figures and a note; again gives the same. Throws RESOURCE.NOT_FOUND, INPUT.INVALID for a shift that takes nothing over. */
  end(caller: Caller, input: EndEntryShiftInput): Promise<EntryHandover> {
    return this.commands.run(caller, 'endEntryShift', input, async (tx) => {
      const shift = demandOwn(caller, await this.shifts.lock(tx, input.id));
      return handoverView(shift) ?? this.handOver(tx, shift, input, caller.actor);
    });
  }

  /** Ends those whose time ran out; gives how many. */
  async endOverdue(tx: Tx, batch: number, actor: Actor): Promise<number> {
    const overdue = await this.shifts.overdue(tx, this.clock.now(), batch);
    for (const shift of overdue) await this.handOver(tx, shift, { note: null, toShiftId: null }, actor);
    return overdue.length;
  }

  private async openAt(
    tx: Tx,
    caller: Caller,
    { id: postId, regionCode }: { id: string; regionCode: string },
  ): Promise<StoredShift> {
    const { id: officerId, displayName: officer } = caller.account;
    const now = this.clock.now();
    const standing = await this.shifts.openOf(tx, postId, officerId);
    if (standing !== null && isOpenAt(standing, now)) return standing;
    if (standing !== null) await this.handOver(tx, standing, { note: null, toShiftId: null }, caller.actor);
    const id = newId();
    await this.shifts.open(tx, {
      ...{ id, postId, regionCode, officerId, officer, openedAt: now },
      endsAt: new Date(now.getTime() + SHIFT_LASTS_MS),
      secret: randomBytes(SECRET_BYTES).toString('base64url'),
    });
    const opened = found(await this.shifts.openOf(tx, postId, officerId));
    // Another telephone of the officer was faster: it is the same shift.
    if (opened.id !== id) return opened;
    await this.journal.shift(tx, 'entry-shift.opened.v1', opened, caller.actor);
    const taken = await this.entries.takeOver(tx, postId, id, new Date(now.getTime() - WAITS_MS));
    await this.journal.entries(tx, 'entry-traveller.handed-on.v1', taken, caller.actor);
    return opened;
  }

  private async handOver(
    tx: Tx,
    shift: StoredShift,
    { note, toShiftId }: Pick<EndEntryShiftInput, 'note' | 'toShiftId'>,
    actor: Actor,
  ): Promise<EntryHandover> {
    const now = this.clock.now();
    const endedAt = shift.endsAt < now ? shift.endsAt : now;
    const figures = await this.figures.of({ shiftId: shift.id }, tx);
    if (toShiftId !== null) {
      await this.demandNext(tx, shift, toShiftId);
      const handed = await this.entries.handOn(tx, shift.id, toShiftId);
      await this.journal.entries(tx, 'entry-traveller.handed-on.v1', handed, actor);
    }
    const left = { figures, note: note === '' ? null : note, handedOn: figures.waiting };
    const version = await this.shifts.end(tx, shift, endedAt, left);
    const ended = { ...shift, version, endedAt, handover: left };
    await this.journal.shift(tx, 'entry-shift.ended.v1', ended, actor);
    return found(handoverView(ended));
  }

  private async demandNext(tx: Tx, shift: StoredShift, id: string): Promise<void> {
    const next = await this.shifts.byId(id, tx);
    if (
      next !== null &&
      next.id !== shift.id &&
      next.postId === shift.postId &&
      isOpenAt(next, this.clock.now())
    )
      return;
    throw new AppError('INPUT.INVALID', {
      fields: [{ path: 'toShiftId', message: 'Choose an open shift at the same post' }],
    });
  }

  private async travellers(shiftId: string): Promise<TravellerEntry[]> {
    const entries = await this.entries.ofShift(shiftId);
    const names = await this.finding.namesOf(entries.flatMap(({ caseId }) => caseId ?? []));
    return entries.map((entry) => entryView(entry, names.get(entry.caseId ?? '') ?? null));
  }

  private async programOf(id: string) {
    return found(await this.programs.newest(this.database, id));
  }
}

/** What was left last. */
function lastLeft(shifts: readonly StoredShift[]): EntryHandover | null {
  const [last] = shifts
    .filter(({ endedAt }) => endedAt !== null)
    .sort((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0));
  return last === undefined ? null : handoverView(last);
}

/** True while an officer works in it. */
export function isOpenAt({ endedAt, endsAt }: Pick<StoredShift, 'endedAt' | 'endsAt'>, now: Date): boolean {
  return endedAt === null && endsAt > now;
}

/** A shift of the caller's own. Throws RESOURCE.NOT_FOUND, for another's and where the right has ended too. */
export function demandOwn(caller: Caller, shift: StoredShift | null): StoredShift {
  const own = found(shift);
  caller.demand('monitoring.enter', own);
  if (own.officerId !== caller.account.id) throw new AppError('RESOURCE.NOT_FOUND');
  return own;
}
