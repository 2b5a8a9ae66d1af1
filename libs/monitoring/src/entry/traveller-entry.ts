import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  type ArrivingTraveller,
  type EnteredTraveller,
  type EnteredTravellers,
  type EntryPost,
  type LeavingTraveller,
  type MonitoringProgram,
  type PersonDoubt,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, doubtOfPoint, found } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { CaseOpener, demandNik } from '../cases/case-opener.js';
import { rankOf } from '../domain/judge-report.policy.js';
import { ReportsService } from '../reports/reports.service.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ClaimRepository } from '../store/claim.repository.js';
import { EntryRepository, type StoredEntry } from '../store/entry.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ShiftRepository, type StoredShift } from '../store/shift.repository.js';
import { EntryJournal } from './entry-journal.js';
import { entryView } from './entry-views.js';
import { SeenAtPost } from './seen-at-post.js';

const DAY_MS = 86_400_000;

/** Where a traveller is entered, and by whom. */
export interface AtPost {
  readonly caller: Caller;
  readonly shift: StoredShift;
  readonly post: EntryPost;
}
type Taken = EnteredTravellers['taken'][number];

/** One traveller at a time: in their own transaction, so that one who is refused takes no other along. */
@Injectable()
export class TravellerEntries {
  constructor(
    private readonly database: Database,
    private readonly entries: EntryRepository,
    private readonly claims: ClaimRepository,
    private readonly shifts: ShiftRepository,
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly opener: CaseOpener,
    private readonly reports: ReportsService,
    private readonly seen: SeenAtPost,
    private readonly regions: RegionCodes,
    private readonly journal: EntryJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters somebody; sent again it gives how they stand. Throws INPUT.INVALID, MONITORING.ALREADY_ENTERED for a NIK that was entered at this post
   * within a day, RESOURCE.NOT_FOUND for an id that is another's.
   */
  async enter(at: AtPost, told: EnteredTraveller): Promise<Taken> {
    const once = (): Promise<Taken> => this.database.transaction((tx) => this.enterIn(tx, at, told));
    try {
      return await once();
    } catch (error) {
      // Somebody else opened a case of the same NIK in this moment: now it is there to be found.
      if (error instanceof AppError && error.code === 'MONITORING.ALREADY_FOLLOWED') return once();
      throw error;
    }
  }

  private async enterIn(tx: Tx, at: AtPost, told: EnteredTraveller): Promise<Taken> {
    const { shift, post } = at;
    const standing = await this.entries.byId(told.id, tx);
    if (standing !== null) return this.again(tx, at, standing);
    if (told.tripId !== null && !(await this.shifts.hasTrip(tx, post.id, told.tripId)))
      throw invalid('tripId', 'Send the vehicle before those who came by it');
    const enteredAt = this.timeOf(told.enteredAt, shift);
    const isNews = await this.entries.add(tx, {
      ...{ id: told.id, postId: post.id, regionCode: shift.regionCode, shiftId: shift.id },
      ...{ tripId: told.tripId, direction: told.direction, enteredAt, seconds: told.seconds },
    });
    if (!isNews) return this.again(tx, at, found(await this.entries.byId(told.id, tx)));
    const arrived =
      told.direction === 'in' ? await this.arrive(tx, at, told, enteredAt) : await this.leave(tx, at, told);
    const entry = found(await this.entries.byId(told.id, tx));
    await this.journal.entries(tx, 'entry-traveller.entered.v1', [entry], at.caller.actor);
    const paired = await this.bind(tx, at, entry);
    return { entry: entryView(paired, arrived.name), doubts: arrived.doubts };
  }

  private async again(tx: Tx, { shift }: AtPost, standing: StoredEntry): Promise<Taken> {
    if (standing.enteredIn !== shift.id) throw new AppError('RESOURCE.NOT_FOUND');
    const stored = standing.caseId === null ? null : await this.cases.byId(standing.caseId, tx);
    return { entry: entryView(standing, stored?.person.name ?? null), doubts: [] };
  }

  private async arrive(
    tx: Tx,
    { caller, post, shift }: AtPost,
    told: ArrivingTraveller,
    enteredAt: Date,
  ): Promise<{ name: string; doubts: PersonDoubt[] }> {
    const { regionCode } = told;
    if (regionCode === 'ID') throw invalid('regionCode', 'Give where they go, the province at least');
    await this.regions.demandKnown(tx, 'regionCode', regionCode);
    const program = await this.programOf(tx, post, told.programVersion);
    const today = dateInRegion(this.clock.now(), regionCode);
    const nik = told.person.nik === null ? null : demandNik(told.person.nik, today);
    const known = nik === null ? [] : await this.cases.openWithNik(tx, nik);
    const dayAgo = new Date(this.clock.now().getTime() - DAY_MS);
    if (nik !== null) await this.demandNotEntered(tx, post.id, dayAgo, nik);
    const { person, asks, origin, seat, hasConsented } = told;
    // A place that nobody can be at is none; the address stays.
    const place = told.place !== null && doubtOfPoint(told.place) === null ? told.place : null;
    const { stored, doubts } = await this.opener.open(
      tx,
      {
        ...{
          kind: 'traveller',
          regionCode,
          dayOne: dateInRegion(enteredAt, regionCode),
          person,
          place,
          asks,
        },
        householdId: await this.householdOf(tx, shift, told.householdOf),
        contactOf: null,
        // Whoever shows a NIK is not by that the one who is followed up: officers look at both records (ADR 0054).
        joinsByNik: !known.some(({ programId }) => programId === program.id),
      },
      ...([program, caller.actor] as const),
    );
    await this.seen.tell(tx, known, caller.actor);
    const hasSigns = await this.firstReport(tx, stored, told.answers, caller);
    const details = { origin, seat, hasConsented };
    await this.entries.tie(
      tx,
      { id: told.id, postId: post.id },
      ...([stored, { details, hasSigns, dayAgo }] as const),
    );
    return { name: stored.person.name, doubts };
  }

  /** Counts somebody who leaves; whose NIK it was is not kept. */
  private async leave(
    tx: Tx,
    { caller, shift }: AtPost,
    { nik }: LeavingTraveller,
  ): Promise<{ name: null; doubts: PersonDoubt[] }> {
    if (nik !== null && nik !== '') {
      const digits = demandNik(nik, dateInRegion(this.clock.now(), shift.regionCode), 'nik');
      await this.seen.tell(tx, await this.cases.openWithNik(tx, digits), caller.actor);
    }
    return { name: null, doubts: [] };
  }

  private async firstReport(
    tx: Tx,
    stored: StoredCase,
    answers: ArrivingTraveller['answers'],
    { actor }: Caller,
  ): Promise<boolean> {
    if (Object.keys(answers).length === 0) return false;
    const held = found(await this.cases.lock(tx, stored.id));
    const { weight } = await this.reports.atEntry(tx, held, answers, actor);
    return rankOf(weight) >= rankOf('symptomatic');
  }

  /** A telephone that claimed the code before the entry came is the one. */
  private async bind(tx: Tx, { shift, caller }: AtPost, entry: StoredEntry): Promise<StoredEntry> {
    const claim = await this.claims.lock(tx, entry.id);
    if (claim === null) return entry;
    if (claim.shiftId !== shift.id || entry.state !== 'waiting') {
      await this.claims.remove(tx, entry.id);
      return entry;
    }
    const { serial, isLate, claimedAt } = claim;
    const paired = await this.entries.pair(tx, entry.id, { serial, isLate, at: claimedAt });
    await this.journal.entries(tx, 'entry-traveller.paired.v1', [paired], caller.actor);
    return paired;
  }

  private async demandNotEntered(tx: Tx, postId: string, dayAgo: Date, nik: string): Promise<void> {
    const before = await this.entries.ofNik(tx, postId, dayAgo, nik);
    if (before !== null)
      throw new AppError('MONITORING.ALREADY_ENTERED', { details: { entryId: before.id } });
  }

  private async householdOf(tx: Tx, shift: StoredShift, entryId: string | null): Promise<string | null> {
    if (entryId === null) return null;
    const entry = await this.entries.byId(entryId, tx);
    const isOwn = entry !== null && (entry.enteredIn === shift.id || entry.shiftId === shift.id);
    const of = isOwn && entry.caseId !== null ? await this.cases.byId(entry.caseId, tx) : null;
    if (of === null) throw invalid('householdOf', 'Send whoever reports for the house first');
    return of.householdId;
  }

  private async programOf(tx: Tx, post: EntryPost, version: number): Promise<MonitoringProgram> {
    const program = await this.programs.version(post.programId, version, tx);
    if (program === null || !program.kinds.includes('traveller'))
      throw invalid('programVersion', 'The post has no such form: open the shift again');
    return program;
  }

  /** When it was, as the phone knows it; a clock that is wrong moves nobody out of the shift. */
  private timeOf(told: string, { openedAt, endedAt, endsAt }: StoredShift): Date {
    const [at, now] = [new Date(told), this.clock.now()];
    const latest = Math.min(now.getTime(), (endedAt ?? endsAt).getTime());
    return at >= openedAt && at.getTime() <= latest ? at : new Date(latest);
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
