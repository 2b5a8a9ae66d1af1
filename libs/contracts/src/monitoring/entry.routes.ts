import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { Activation } from './cases.js';
import * as posts from './entry-posts.js';
import * as entry from './entry.js';
import { ENTER, MANAGE } from './monitoring.rights.js';

/** Ports of entry: posts, shifts, travellers. */
export const entryRoutes = {
  entryPosts: endpoint(GET, '/monitoring/entry/posts', ENTER, posts.EntryPostsInput, posts.EntryPostList),
  setEntryPost: endpoint(POST, '/monitoring/entry/posts', MANAGE, posts.SetEntryPostInput, posts.EntryPost),
  entryFigures: endpoint(
    GET,
    '/monitoring/entry/posts/:id/figures',
    ENTER,
    posts.PostFiguresInput,
    posts.PostFigures,
  ),
  openEntryShift: endpoint(
    POST,
    '/monitoring/entry/shifts',
    ENTER,
    posts.OpenEntryShiftInput,
    posts.OpenedEntryShift,
  ),
  entryShift: endpoint(GET, '/monitoring/entry/shifts/:id', ENTER, IdParam, entry.EntryShiftFile),
  enterTravellers: endpoint(
    POST,
    '/monitoring/entry/shifts/:id/travellers',
    ENTER,
    entry.EnterTravellersInput,
    entry.EnteredTravellers,
  ),
  endEntryShift: endpoint(
    POST,
    '/monitoring/entry/shifts/:id/end',
    ENTER,
    posts.EndEntryShiftInput,
    posts.EntryHandover,
  ),
  /** For who has no smartphone: by message where there is a telephone, and for a slip of paper. */
  codeTraveller: endpoint(POST, '/monitoring/entry/travellers/:id/code', ENTER, IdParam, Activation),
} as const;
