import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  daysLater,
  isInRegion,
  regionTimeZone,
  wallTimeToInstant,
  type EntryPost,
  type EntryPostList,
  type PostFigures,
  type PostFiguresInput,
  type SetEntryPostInput,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal } from '#siaga/journal';
import { AppError, Clock, demandVersion, doubtOfPoint, found, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { EntryFiguresQuery } from '../store/entry-figures.query.js';
import { PostRepository } from '../store/post.repository.js';
import { ProgramRepository } from '../store/program.repository.js';
import { ShiftRepository } from '../store/shift.repository.js';
import { shiftView } from './entry-views.js';

/** Ports of entry, as a health office sets them for its region. */
@Injectable()
export class PostsService {
  constructor(
    private readonly posts: PostRepository,
    private readonly shifts: ShiftRepository,
    private readonly programs: ProgramRepository,
    private readonly figuresOf: EntryFiguresQuery,
    private readonly regions: RegionCodes,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<EntryPostList> {
    return { posts: await this.posts.of(caller.audience('monitoring.enter').regionCodes) };
  }

  /** Adds a post or changes one. Throws RESOURCE.NOT_FOUND, STALE.VERSION, INPUT.INVALID for what is no place or no program of travellers. */
  set(caller: Caller, input: SetEntryPostInput): Promise<EntryPost> {
    return this.commands.run(caller, 'setEntryPost', input, async (tx) => {
      caller.demand('monitoring.manage', input);
      await this.regions.demandKnown(tx, 'regionCode', input.regionCode);
      if (doubtOfPoint(input.point) !== null) throw invalid('point', 'Show where the post is on the map');
      const program = await this.programs.newest(tx, input.programId);
      const isOfRegion = program !== null && isInRegion(input.regionCode, program.regionCode);
      if (!isOfRegion || !program.isActive || !program.kinds.includes('traveller'))
        throw invalid('programId', 'Choose a program of this region that follows up travellers');
      const { postId, version: _, ...content } = input;
      const post: EntryPost =
        postId === null
          ? { ...content, id: newId(), version: 1 }
          : { ...content, id: postId, version: (await this.seen(tx, caller, input)) + 1 };
      await this.posts.put(tx, post);
      await this.journal.append(tx, {
        ...{ type: 'entry-post.set.v1', entity: 'entry_post', entityId: post.id, version: post.version },
        ...{ regionCode: post.regionCode, actor: caller.actor, data: post },
      });
      return post;
    });
  }

  /** A post's day by its own calendar. Throws RESOURCE.NOT_FOUND. */
  async figures(caller: Caller, { id, date: asked }: PostFiguresInput): Promise<PostFigures> {
    const post = found(await this.posts.byId(id));
    caller.demand('monitoring.enter', post);
    const date = asked ?? dateInRegion(this.clock.now(), post.regionCode);
    const [from, until] = [date, daysLater(date, 1)].map((day) => startOf(day, post.regionCode)) as [
      Date,
      Date,
    ];
    const [figures, shifts] = await Promise.all([
      this.figuresOf.of({ postId: id, from, until }),
      this.shifts.between(id, from, until),
    ]);
    return { postId: id, date, figures, shifts: shifts.map(shiftView) };
  }

  private async seen(tx: Tx, caller: Caller, { postId, version }: SetEntryPostInput): Promise<number> {
    const stored = found(await this.posts.lock(tx, found(postId)));
    caller.demand('monitoring.manage', stored);
    demandVersion(stored, { version: version ?? 0 });
    return stored.version;
  }
}

function startOf(date: string, regionCode: string): Date {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const at = wallTimeToInstant(
    { year, month, day, hour: 0, minute: 0, second: 0 },
    regionTimeZone(regionCode),
  );
  if (at === null)
    throw new AppError('INPUT.INVALID', { fields: [{ path: 'date', message: 'There is no such day' }] });
  return new Date(at);
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
