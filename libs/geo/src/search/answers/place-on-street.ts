import { distanceM, type Point } from '#siaga/contracts';
import { nearestOnLines } from '../../streets/lines.js';
import type { Relation } from '../../text/parse-query.js';
import { sourceOfKind, type Answer } from './candidates.js';
import type { PlaceStore } from '../entries/entry-store.js';
import { kindWord } from '../names/kind-word.js';
import type { Reading } from '../names/name-match.js';
import { applyRelation, relationTo, type Spot } from '../names/relations.js';
import { isStreet, streetsOf, type ScoredStreet, type SearchState } from './search-state.js';
import type { ScoredEntry } from '../scoring/score-entries.js';

const MOST_STREETS = 6;
const MOST_PLACES = 24;
const MOST_ANSWERS = 3;
/** Half a name is not enough to tie a place to a street. */
const LEAST_QUALITY_OF_PLACE = 0.6;
/** A place stands on a street when it is not farther off than its yard is deep. */
const BESIDE_M = 250;
/** "In front of" is on the street itself. */
const RADIUS_ON_STREET_M = 60;
/** A kind of place without a name is trusted less than a name, and less for each one that would also do. */
const TRUST_OF_CATEGORY = 0.93;
const LESS_FOR_NEXT = 0.015;

interface PlaceFound {
  readonly store: PlaceStore | ScoredEntry['store'];
  readonly entry: number;
  readonly reading: Reading;
  readonly explained: number;
  readonly awayM: number;
}

/**
 * "Jl. Trunojoyo, utara pom bensin", "Hotel Safari Jl. Trunojoyo": a place that is named, or any of the kind that is
 * named, beside the street that is named. The relation then leads from that place along the street.
 */
export function placeOnStreetAnswers(state: SearchState): Answer[] {
  const answers: Answer[] = [];
  for (const street of streetsOf(state, MOST_STREETS)) {
    const named = namedPlacesOn(state, street);
    answers.push(...named.map((found) => answerOf(state, street, found, 1)));
    if (named.length > 0) continue;
    placesOfKindOn(state, street).forEach((found, at) => {
      answers.push(answerOf(state, street, found, TRUST_OF_CATEGORY - at * LESS_FOR_NEXT));
    });
  }
  return answers.sort((a, b) => b.score - a.score).slice(0, MOST_ANSWERS);
}

function namedPlacesOn(state: SearchState, street: ScoredStreet): PlaceFound[] {
  const places = state.scored.filter((each) => each.store.level(each.entry) === 0 && !isStreet(each));
  return places.slice(0, MOST_PLACES).flatMap(({ store, entry, reading, explained }): PlaceFound[] => {
    if ((reading.mask & street.reading.mask) !== 0 || !addsToStreet(street, reading)) return [];
    const awayM = fromStreet(street, { lon: store.lon(entry), lat: store.lat(entry) });
    return awayM <= BESIDE_M ? [{ store, entry, reading, explained, awayM }] : [];
  });
}

/** "Jl. Bugisan, Wirobrajan" names a kecamatan and not the Puskesmas Wirobrajan that stands there. */
function addsToStreet(street: ScoredStreet, reading: Reading): boolean {
  return (reading.mask & ~street.explained) !== 0 && reading.quality >= LEAST_QUALITY_OF_PLACE;
}

/** The places of a kind that the text names without a name of their own, nearest to the street first. */
function placesOfKindOn(state: SearchState, street: ScoredStreet): PlaceFound[] {
  const word = kindWord(state.query.words, street.explained);
  if (word === null) return [];
  const { kinds, reading } = word;
  const found: PlaceFound[] = [];
  for (const store of state.placeStores) {
    for (const kind of kinds) {
      for (const entry of store.entriesOfKind(kind)) {
        if (!state.isCurrent(store, entry)) continue;
        const point = { lon: store.lon(entry), lat: store.lat(entry) };
        if (distanceM(point, street.store.point(street.entry)) > reachM(street)) continue;
        const awayM = fromStreet(street, point);
        if (awayM <= BESIDE_M) found.push({ store, entry, reading, explained: reading.mask, awayM });
      }
    }
  }
  return found.sort((a, b) => a.awayM - b.awayM).slice(0, MOST_ANSWERS);
}

function reachM(street: ScoredStreet): number {
  return street.store.street(street.entry).lengthM + BESIDE_M;
}

function linesOf({ store, entry }: ScoredStreet): readonly Float64Array[] {
  return store.street(entry).stretches.map((stretch) => stretch.line);
}

function fromStreet(street: ScoredStreet, point: Point): number {
  return nearestOnLines(linesOf(street), point)?.distanceM ?? Infinity;
}

function answerOf(state: SearchState, street: ScoredStreet, found: PlaceFound, trust: number): Answer {
  const { store, entry } = found;
  const relation = relationTo(state.query, found.reading);
  const known: Spot = {
    point: { lon: store.lon(entry), lat: store.lat(entry) },
    radiusM: store.radiusM(entry),
  };
  const spot = applyRelation(known, relation, false, state.query.awayM);
  const explained = street.explained | found.explained | (relation === null ? 0 : 1 << relation.index);
  const code = store.regionCode(entry) ?? street.store.regionCode(street.entry);
  return {
    id: `${store.id(entry)}@${street.store.id(street.entry)}`,
    label: `${store.label(entry)}, ${street.store.label(street.entry)}`,
    relation,
    ...onStreet(street, spot, relation),
    source: sourceOfKind(store.kind(entry)),
    regionCode: code,
    context: state.writer.contextOf(code, 0),
    score: trust * state.scorer.scoreTogether([street], explained),
    lines: null,
    explained,
  };
}

/** Who stands in front of, opposite or north of a place on a street stands on the street. */
function onStreet(street: ScoredStreet, spot: Spot, relation: Relation | null): Spot {
  if (relation === null || BEHIND.has(relation.text)) return spot;
  const on = nearestOnLines(linesOf(street), spot.point);
  if (on === null) return spot;
  return { point: on.point, radiusM: Math.max(RADIUS_ON_STREET_M, spot.radiusM) };
}

const BEHIND = new Set(['belakang', 'dekat', 'sekitar']);
