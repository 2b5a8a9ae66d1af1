import { FoundOnMap, PlaceOnMap } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useRanking } from '../rank/use-case-ranking.js';
import { useWorkspace } from '../state/workspace-store.js';

/** The place of the call in hand with the caller's own fixes, and the search result that is looked at. */
export function PlaceMapLayer(): ReactElement {
  const { inHand, facts } = useRanking();
  const lookedAt = useWorkspace((state) => state.lookedAt);
  const place = inHand?.kind === 'call' ? (facts?.place ?? null) : null;
  const fixes = useMemo(
    () =>
      inHand?.kind === 'call'
        ? inHand.call.fixes.filter(({ by }) => by.kind !== 'account').map((fix) => fix.place)
        : [],
    [inHand],
  );
  const found = useMemo(
    () => lookedAt && { lines: lookedAt.lines ?? [], point: lookedAt.point, accuracyM: lookedAt.accuracyM },
    [lookedAt],
  );
  return (
    <>
      <FoundOnMap found={found} />
      <PlaceOnMap place={place} fixes={fixes} />
    </>
  );
}
