import { type KeptShift } from './kept/post-shift.js';
import { type TravellerDraft } from './traveller-draft.policy.js';
import { type usePost } from './use-post.js';

/** What the phone shows: one thing at a time, since it is held in one hand. */
export type PostPage =
  | { kind: 'list' }
  | { kind: 'trip' }
  | { kind: 'form'; before: TravellerDraft | null; beforeId: string | null; mendsId: string | null }
  | { kind: 'code'; id: string; draft: TravellerDraft | null }
  | { kind: 'leaving' }
  | { kind: 'handover' };

/** What each of its pages is given. */
export interface PageProps {
  shift: KeptShift;
  post: ReturnType<typeof usePost>;
  onPage: (page: PostPage) => void;
  onBack: () => void;
}
