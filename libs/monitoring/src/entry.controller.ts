import { Controller } from '@nestjs/common';
import {
  api,
  type Activation,
  type EndEntryShiftInput,
  type EnteredTravellers,
  type EnterTravellersInput,
  type EntryHandover,
  type EntryPost,
  type EntryPostList,
  type EntryShiftFile,
  type OpenedEntryShift,
  type OpenEntryShiftInput,
  type PostFigures,
  type PostFiguresInput,
  type SetEntryPostInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { PostsService } from './entry/posts.service.js';
import { ShiftsService } from './entry/shifts.service.js';
import { TravellersService } from './entry/travellers.service.js';

/** What is done to an entry, and by whom, stands in the journal. */
const TOLD = 'the journal tells what was done to the entry';

/** Ports of entry: posts, shifts, travellers. */
@Controller()
export class EntryController {
  constructor(
    private readonly posts: PostsService,
    private readonly shifts: ShiftsService,
    private readonly travellers: TravellersService,
  ) {}

  @Route(api.entryPosts)
  postList(@CurrentCaller() caller: Caller): Promise<EntryPostList> {
    return this.posts.list(caller);
  }

  @Route(api.setEntryPost)
  setPost(@CurrentCaller() caller: Caller, @Input() input: SetEntryPostInput): Promise<EntryPost> {
    return this.posts.set(caller, input);
  }

  @Route(api.entryFigures)
  figures(@CurrentCaller() caller: Caller, @Input() input: PostFiguresInput): Promise<PostFigures> {
    return this.posts.figures(caller, input);
  }

  @Route(api.openEntryShift)
  open(@CurrentCaller() caller: Caller, @Input() input: OpenEntryShiftInput): Promise<OpenedEntryShift> {
    return this.shifts.open(caller, input);
  }

  @Route(api.entryShift)
  @Traces('list_read', 'entry_shift')
  shift(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<EntryShiftFile> {
    return this.shifts.file(caller, id);
  }

  @Route(api.enterTravellers)
  @Untraced(TOLD)
  enter(@CurrentCaller() caller: Caller, @Input() input: EnterTravellersInput): Promise<EnteredTravellers> {
    return this.travellers.enter(caller, input);
  }

  @Route(api.endEntryShift)
  @Untraced(TOLD)
  end(@CurrentCaller() caller: Caller, @Input() input: EndEntryShiftInput): Promise<EntryHandover> {
    return this.shifts.end(caller, input);
  }

  @Route(api.codeTraveller)
  @Untraced(TOLD)
  code(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Activation> {
    return this.travellers.code(caller, input);
  }
}
