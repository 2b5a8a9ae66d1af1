import { type Place, type Point } from '#siaga/contracts';
import { fetchOnce, showError } from '#siaga/web-kit';

/** A point pressed on the map is as good as the finger and the zoom. */
const PIN_ACCURACY_M = 25;
/** The card asks for the same point right after. */
const FRESH_MS = 60_000;
/** Farther than this a street is no name for the point. */
const STREET_NAMES_POINT_M = 60;

/** Names a pressed point by what lies there; the point stands also when nobody can name it. */
export async function describePin(point: Point, fallback: string): Promise<Place> {
  const place: Place = {
    point,
    accuracyM: PIN_ACCURACY_M,
    source: 'map_pin',
    label: fallback,
    context: '',
    regionCode: null,
    isConfirmed: true,
  };
  try {
    const found = await fetchOnce('describe', point, { timeoutMs: 4_000, freshMs: FRESH_MS });
    const { address, village, district, regency } = found;
    return {
      ...place,
      label: address && address.distanceM <= STREET_NAMES_POINT_M ? address.label : fallback,
      context: [village, district, regency].flatMap((region) => region?.name ?? []).join(', '),
      regionCode: village?.code ?? district?.code ?? regency?.code ?? null,
    };
  } catch (error) {
    showError(error);
    return place;
  }
}
