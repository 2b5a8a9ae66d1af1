import type { LocationFix, Place, ReplacedPlace } from '#siaga/contracts';

function isSame(a: Place, b: Place): boolean {
  return (
    a.point.lon === b.point.lon &&
    a.point.lat === b.point.lat &&
    a.accuracyM === b.accuracyM &&
    a.source === b.source &&
    a.label === b.label
  );
}

/** What can be brought back: undefined once the place is no longer the one that put it aside, whoever changed it. */
export function stillReplaced(
  replaced: ReplacedPlace | undefined,
  place: Place | null,
  fixes: readonly Pick<LocationFix, 'id' | 'place'>[],
): ReplacedPlace | undefined {
  const chosen = fixes.find(({ id }) => id === replaced?.fixId)?.place;
  return chosen && place && isSame(chosen, place) ? replaced : undefined;
}
