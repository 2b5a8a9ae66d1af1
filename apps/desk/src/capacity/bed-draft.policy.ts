import type { BedCapacity, BedKind } from '#siaga/contracts';

export interface BedDraft {
  kind: BedKind;
  total: number;
  available: number;
}

const MAX_BEDS = 5_000;
const within = (value: number, max: number) => Math.min(max, Math.max(0, Math.trunc(value)));

/** A number typed or stepped by the desk, kept so that free beds never exceed the beds there are. */
export function withAvailable(draft: BedDraft, available: number): BedDraft {
  return { ...draft, available: within(available, draft.total) };
}

export function withTotal(draft: BedDraft, total: number): BedDraft {
  const bounded = within(total, MAX_BEDS);
  return { ...draft, total: bounded, available: Math.min(draft.available, bounded) };
}

/** Kinds whose figures differ from what the facility has published. */
export function changedBeds(published: readonly BedCapacity[], drafts: readonly BedDraft[]): BedDraft[] {
  return drafts.filter((draft) => {
    const known = published.find((bed) => bed.kind === draft.kind);
    return known ? known.total !== draft.total || known.available !== draft.available : draft.total > 0;
  });
}
