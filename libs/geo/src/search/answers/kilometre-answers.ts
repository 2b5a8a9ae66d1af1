import { distanceM, type Point } from '#siaga/contracts';
import { regencyOfCode } from '../../domain/region.js';
import { nearestOnLines, pointsAlong, type Line } from '../../streets/lines.js';
import type { Answer } from './candidates.js';
import type { Spot } from '../names/relations.js';
import { streetsOf, type SearchState } from './search-state.js';

const MOST_STREETS = 3;
const POST_BESIDE_M = 150;
/** People say the number of the post they passed last. */
const RADIUS_AT_POST_M = 600;
/** How straight a road between two posts is at least. */
const LEAST_STRAIGHTNESS = 0.4;
const SPREAD_BETWEEN_POSTS = 0.1;
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
    // Kilometres of a toll road are counted from its own beginning: only a post tells where one is.
    const spot =
      atPost(state, lines, kilometreM) ??
      (state.query.toll === null ? fromTown(state, lines, code, kilometreM) : null);
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

/** A post beside the street with the metres that it tells. */
interface Post {
  readonly point: Point;
  readonly toldM: number;
}

function postsBeside(state: SearchState, lines: readonly Line[]): Post[] {
  return state.placeStores.flatMap((store) =>
    store.entriesOfKind('kilometre_post').flatMap((entry): Post[] => {
      const toldM = Number(/\d+/.exec(store.label(entry))?.[0]) * 1000;
      if (!Number.isFinite(toldM) || !state.isCurrent(store, entry)) return [];
      const on = nearestOnLines(lines, { lon: store.lon(entry), lat: store.lat(entry) });
      return on !== null && on.distanceM <= POST_BESIDE_M ? [{ point: on.point, toldM }] : [];
    }),
  );
}

/** At the post of that number, or between the posts before and after it. */
function atPost(state: SearchState, lines: readonly Line[], kilometreM: number): Spot | null {
  const posts = postsBeside(state, lines).sort((a, b) => a.toldM - b.toldM);
  const exact = posts.find(({ toldM }) => toldM === kilometreM);
  if (exact !== undefined) return { point: exact.point, radiusM: RADIUS_AT_POST_M };
  const before = posts.filter(({ toldM }) => toldM < kilometreM).at(-1);
  const after = posts.find(({ toldM }) => toldM > kilometreM);
  if (before === undefined || after === undefined || !isOneCount(before, after)) return null;
  const share = (kilometreM - before.toldM) / (after.toldM - before.toldM);
  const on = nearestOnLines(lines, {
    lon: before.point.lon + (after.point.lon - before.point.lon) * share,
    lat: before.point.lat + (after.point.lat - before.point.lat) * share,
  });
  const apartM = distanceM(before.point, after.point);
  return on === null ? null : { point: on.point, radiusM: RADIUS_AT_POST_M + apartM * SPREAD_BETWEEN_POSTS };
}

/** Posts of two counts (from the town and from the border) are not as far apart as their numbers say. */
function isOneCount(before: Post, after: Post): boolean {
  const ratio = distanceM(before.point, after.point) / (after.toldM - before.toldM);
  return ratio <= 1.1 && ratio >= LEAST_STRAIGHTNESS;
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
