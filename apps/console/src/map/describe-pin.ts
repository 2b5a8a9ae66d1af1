import { type Place, type Point } from '#siaga/contracts';
import { fetchOnce, showError } from '#siaga/web-kit';

/** A point pressed on the map is as good as the finger and the zoom. */
const PIN_ACCURACY_M = 25;
/** The card asks for the same point right after. */
const FRESH_MS = 60_000;
/** Farther than this a street is no name for the point. */
const STREET_NAMES_POINT_M = 60;

/** Names a pressed point by what lies there, else by its coordinates, which are the same in every language. */
export async function describePin(point: Point): Promise<Place> {
  const place: Place = {
    point,
    accuracyM: PIN_ACCURACY_M,
    source: 'map_pin',
    label: `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`,
    context: '',
    regionCode: null,
    isConfirmed: true,
  };
  try {
    const found = await fetchOnce('describe', point, { timeoutMs: 4_000, freshMs: FRESH_MS });
    const { address, village, district, regency } = found;
    const regions = [village, district, regency].filter((region) => region !== null);
    const names = regions.map(({ name }) => name);
    if (address && address.distanceM <= STREET_NAMES_POINT_M) names.unshift(address.label);
    const [label = place.label, ...context] = names;
    return { ...place, label, context: context.join(', '), regionCode: regions[0]?.code ?? null };
  } catch (error) {
    showError(error);
    return place;
  }
}
