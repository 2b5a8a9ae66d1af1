import { distanceM } from '#siaga/contracts';
import { isSameOrBelow } from '../../domain/region.js';
import { sourceOfKind, type Answer } from './candidates.js';
import type { PlaceStore } from '../entries/entry-store.js';
import { kindWord } from '../names/kind-word.js';
import { applyRelation, relationTo } from '../names/relations.js';
import type { SearchState } from './search-state.js';

const MOST_REGIONS = 2;
/** With more of a kind than this in the region, the region itself is the more honest answer. */
const MOST_OF_A_KIND = 4;
const TRUST = 0.9;

/**
 * "Masjid di Kolor": the place of that kind in the village or kecamatan that is named, the one nearest to its middle when
 * there are a few; the radius then reaches the others too.
 */
export function kindInRegionAnswers(state: SearchState): Answer[] {
  const places = state.scored.filter(
    ({ store, entry }) => store === state.regions && state.regions.level(entry) >= 3,
  );
  return places.slice(0, MOST_REGIONS).flatMap((region): Answer[] => {
    const word = kindWord(state.query.words, region.explained);
    if (word === null) return [];
    const code = state.regions.id(region.entry);
    const middle = { lon: state.regions.lon(region.entry), lat: state.regions.lat(region.entry) };
    const found = placesIn(state, code, word.kinds)
      .map(({ store, entry }) => {
        const point = { lon: store.lon(entry), lat: store.lat(entry) };
        return { store, entry, point, awayM: distanceM(point, middle) };
      })
      .sort((a, b) => a.awayM - b.awayM);
    const [first, ...others] = found;
    if (first === undefined || found.length > MOST_OF_A_KIND) return [];
    const reachM = Math.max(0, ...others.map(({ point }) => distanceM(point, first.point)));
    const relation = relationTo(state.query, word.reading);
    const known = { point: first.point, radiusM: first.store.radiusM(first.entry) + reachM };
    const explained = region.explained | word.reading.mask;
    return [
      {
        id: first.store.id(first.entry),
        label: first.store.label(first.entry),
        relation,
        ...applyRelation(known, relation, false, state.query.awayM),
        source: sourceOfKind(first.store.kind(first.entry)),
        regionCode: first.store.regionCode(first.entry) ?? code,
        context: state.writer.contextOf(first.store.regionCode(first.entry) ?? code, 0),
        score: TRUST * state.scorer.scoreTogether([region], explained),
        lines: null,
        explained,
      },
    ];
  });
}

function placesIn(
  state: SearchState,
  code: string,
  kinds: readonly string[],
): { store: PlaceStore; entry: number }[] {
  return state.placeStores.flatMap((store) =>
    kinds.flatMap((kind) =>
      store.entriesOfKind(kind).flatMap((entry) => {
        const isIn = isSameOrBelow(store.regionCode(entry) ?? '', code);
        return isIn && state.isCurrent(store, entry) ? [{ store, entry }] : [];
      }),
    ),
  );
}
