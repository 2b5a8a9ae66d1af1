import { type CommonTexts } from '../resources-type.js';

/** English texts of what is typed and not sent yet. */
export const drafts: Pick<CommonTexts, 'draft'> = {
  draft: {
    restored: 'Text from before, not sent yet.',
    stale: 'Somebody has changed this since it was written. Choose.',
    keepMine: 'Use what I wrote',
    takeNew: 'Use what stands',
    discard: 'Throw away',
    now: 'Now: {{text}}',
    empty: '(empty)',
    leaveText: '{{n}} unsent texts will be lost.',
    leave: 'Throw away and sign out',
    stay: 'Stay here',
  },
};
