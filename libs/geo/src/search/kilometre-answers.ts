import type { Point } from '#siaga/contracts';
import { distanceM } from '../domain/point.js';
import { regencyOfCode } from '../domain/region.js';
import { nearestOnLines, pointsAlong, type Line } from '../streets/lines.js';
import type { Answer } from './candidates.js';
import type { Spot } from './relations.js';
import { streetsOf, type SearchState } from './search-state.js';

const MOST_STREETS = 3;
const POST_BESIDE_M = 150;
/** People say the number of the post they passed last. */
const RADIUS_AT_POST_M = 600;
const STEP_M = 100;
/** Roads wind: from the middle of a town a kilometre by road is about 0.8 as the crow flies. */
const WINDING = 1.25;
const SPREAD = 0.25;
const LEAST_SPREAD_M = 800;

/**
 * "Jl. Magelang km 7": the kilometre post of that number beside the street, else the place on the street that is about
 * that far from the middle of its kabupaten/kota, where such roads are counted from, with a radius of a quarter of it.
 */
export function kilometreAnswers(state: SearchState): Answer[] {
  const { kilometreM, words } = state.query;
  const title = words.find((word) => word.text === 'km' && word.role === 'number');
  if (kilometreM === null || title === undefined) return [];
  return streetsOf(state, MOST_STREETS).flatMap((street): Answer[] => {
    const { store, entry } = street;
    const lines = store.street(entry).stretches.map((stretch) => stretch.line);
    const code = store.regionCodes(entry)[0] ?? null;
    const spot = atPost(state, lines, kilometreM) ?? fromTown(state, lines, code, kilometreM);
    if (spot === null) return [];
    const explained = street.explained | (3 << title.index);
    return [
      {
        id: `${store.id(entry)}/km${kilometreM / 1000}`,
        label: `${store.label(entry)} km ${kilometreM / 1000}`,
        relation: null,
        ...spot,
        source: 'road',
        regionCode: store.regionCode(entry),
        context: state.writer.contextOf(store.regionCode(entry), 0),
        score: state.scorer.scoreTogether([street], explained),
        lines: null,
        explained,
      },
    ];
  });
}

function atPost(state: SearchState, lines: readonly Line[], kilometreM: number): Spot | null {
  for (const store of state.placeStores) {
    for (const entry of store.entriesOfKind('kilometre_post')) {
      const number = /\d+/.exec(store.label(entry))?.[0];
      if (Number(number) * 1000 !== kilometreM || !state.isCurrent(store, entry)) continue;
      const point = { lon: store.lon(entry), lat: store.lat(entry) };
      const on = nearestOnLines(lines, point);
      if (on !== null && on.distanceM <= POST_BESIDE_M) return { point: on.point, radiusM: RADIUS_AT_POST_M };
    }
  }
  return null;
}

function fromTown(
  state: SearchState,
  lines: readonly Line[],
  code: string | null,
  kilometreM: number,
): Spot | null {
  const town = state.regions.circleOf(regencyOfCode(code ?? '') ?? '')?.center;
  if (town === undefined) return null;
  let best: Point | null = null;
  let bestOff = Infinity;
  for (const line of lines) {
    for (const point of pointsAlong(line, STEP_M)) {
      const off = Math.abs(distanceM(town, point) * WINDING - kilometreM);
      if (off < bestOff) [best, bestOff] = [point, off];
    }
  }
  const spreadM = Math.max(LEAST_SPREAD_M, kilometreM * SPREAD);
  return best === null || bestOff > spreadM ? null : { point: best, radiusM: spreadM };
}
