import { type LearnedPlace } from '#siaga/contracts';
import { useEntities } from '#siaga/web-kit';
import { useMemo } from 'react';

/** Fetched ones with what changed since: decided here or by another, and new proposals. */
export function useCurrentLearned(fetched: readonly LearnedPlace[]): LearnedPlace[] {
  const live = useEntities((state) => state.entities.learned_place);
  return useMemo(() => {
    const byId = new Map(fetched.map((place) => [place.id, place]));
    for (const place of live.values()) {
      const known = byId.get(place.id);
      if (!known || known.version < place.version) byId.set(place.id, place);
    }
    return [...byId.values()].sort(
      (a, b) =>
        Number(b.status === 'proposed') - Number(a.status === 'proposed') ||
        b.proposedAt.localeCompare(a.proposedAt),
    );
  }, [fetched, live]);
}
