import { type BorderCollection } from '#siaga/contracts';
import { useEntities, useFetched } from '#siaga/web-kit';

const BORDERS_AGAIN_MS = 20_000;

/** Borders of the first region, asked for again while the line is bad. */
export function useBorders(): { borders: BorderCollection | null; hasFailed: boolean } {
  const regionCode = useEntities((state) => state.regions[0]?.code);
  const { data, failure } = useFetched('borders', regionCode === undefined ? null : { regionCode }, {
    freshMs: Infinity,
    againMs: BORDERS_AGAIN_MS,
    keepsLast: true,
    retries: false,
  });
  return { borders: data, hasFailed: failure !== null };
}
