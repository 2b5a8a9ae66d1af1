import type { Answer } from './candidates.js';
import { streetsOf, type SearchState } from './search-state.js';

const MOST_STREETS = 4;

/** "Jl. Trunojoyo No. 12": the house where it is known, else the place between its neighbours. */
export function houseAnswers(state: SearchState): Answer[] {
  const { house } = state.query;
  if (house === null) return [];
  return streetsOf(state, MOST_STREETS).flatMap((street): Answer[] => {
    const { store, entry, reading, explained, within } = street;
    if (house.index < reading.start || (explained & (1 << house.index)) !== 0) return [];
    const { name, aliases, stretches } = store.street(entry);
    const lines = stretches.map((stretch) => stretch.line);
    for (const layer of state.layers) {
      for (const each of [name, ...aliases]) {
        const spot = layer.houses.find(each, lines, house.number);
        if (spot === null) continue;
        const { ref, point, radiusM } = spot;
        const mask = explained | (1 << house.index) | (1 << (house.index - 1));
        const code = within ?? store.regionCode(entry);
        return [
          {
            id: `${store.id(entry)}#${house.number}@${ref}`,
            label: `${name} No. ${house.number.toUpperCase()}`,
            relation: null,
            point,
            radiusM,
            source: 'address',
            regionCode: code,
            context: state.writer.contextOf(code, 0),
            score: state.scorer.scoreTogether([street], mask),
            lines: null,
            explained: mask,
          },
        ];
      }
    }
    return [];
  });
}
