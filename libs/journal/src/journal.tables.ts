import type { OwnedTables } from '#siaga/persistence';

/** What this lib owns of the schema. */
export const tables: OwnedTables = {
  owns: [
    'journal',
    'journal_add_stream',
    'journal_append',
    'journal_bounds_its_hold',
    'journal_follower',
    'is_never_emptied',
    'journal_is_append_only',
    'journal_seal',
    'journal_seal_head',
    'journal_seal_head_is_kept',
    'journal_topics_of_old',
  ],
  /** Another statement may append: an entry in the same round trip as what it records. */
  opens: ['journal_append'],
};
