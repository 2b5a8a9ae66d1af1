import type { LocateCandidate, PlaceSource } from '#siaga/contracts';
import { StreetStore, type Neighbourhood } from '../../streets/street-store.js';
import type { ParsedQuery, QueryWord } from '../../text/parse-query.js';
import type { RegionStore } from '../entries/entry-store.js';
import type { Reading } from '../names/name-match.js';
import { applyRelation, relationTo, type Spot } from '../names/relations.js';
import type { ScoredEntry } from '../scoring/score-entries.js';
import { writeAnswer, type Answer } from './write-answer.js';

/** A street leads to the place it is named after, or through it: it may lie well outside it. */
const STREET_RADIUS_FACTOR = 2.5;
const LANDMARK_RADIUS_FACTOR = 1.5;
const LOOSE_RADIUS_FACTOR = 3;
const SOURCES: readonly PlaceSource[] = ['landmark', 'regency', 'regency', 'district', 'village'];

const FACILITY_KINDS: ReadonlySet<string> = new Set(['hospital', 'puskesmas', 'clinic', 'post']);

export type { Answer } from './write-answer.js';

/** Turns scored entries into what the operator reads. */
export class CandidateWriter {
  constructor(
    private readonly text: string,
    private readonly query: ParsedQuery,
    private readonly regions: RegionStore,
  ) {}

  /** `reachM` is how far namesakes lie that the text may as well mean. */
  write(scored: ScoredEntry, reachM = 0): LocateCandidate {
    const { store, entry, within } = scored;
    const level = store.level(entry);
    const relation = relationTo(this.query, scored.reading);
    const part = store instanceof StreetStore ? store.part(entry, this.circleOf(within)) : null;
    const known = part?.area ?? this.spotOf(scored);
    const spot = applyRelation(known, relation, level > 0, this.query.awayM);
    const isWhole = part === null || relation !== null;
    return this.writeAnswer({
      id: store.id(entry),
      label: store.label(entry),
      relation,
      ...spot,
      source: level === 0 ? sourceOfKind(store.kind(entry)) : (SOURCES[level] ?? 'village'),
      regionCode: store.regionCode(entry),
      context: this.contextOf(
        part === null ? store.regionCode(entry) : (within ?? store.regionCode(entry)),
        level,
      ),
      score: scored.score,
      lines: isWhole ? null : part.stretches.map((stretch) => stretch.line),
      explained: scored.explained,
      reachM,
    });
  }

  private circleOf(code: string | null): Neighbourhood | null {
    return code === null ? null : this.regions.circleOf(code);
  }

  /** What an answer looks like to the operator; `explained` are the words of the query that it accounts for. */
  writeAnswer(answer: Answer): LocateCandidate {
    return writeAnswer(this.text, this.query, answer);
  }

  /** The names of the regions that hold the entry, smallest first, without repeating the entry itself. */
  contextOf(regionCode: string | null, level: number): string {
    const names: string[] = [];
    let entry = regionCode === null ? -1 : this.regions.entryOf(regionCode);
    if (level !== 0 && entry >= 0) entry = this.regions.parent(entry);
    while (entry >= 0) {
      // Operators know the province; it is told only where nothing smaller is.
      if (this.regions.level(entry) > 1 || names.length === 0) names.push(this.regions.name(entry));
      entry = this.regions.parent(entry);
    }
    return names.join(', ');
  }

  /** A village's name in a sentence, with nothing that says that the village is meant: a street or gate of that name is as likely. */
  private isLooselyNamed(reading: Reading, explained: number): boolean {
    const { words, isTalk } = this.query;
    const hasOthers =
      isTalk || words.some(({ role, index }) => role === 'name' && (explained & (1 << index)) === 0);
    return hasOthers && words[reading.start]?.level === null && explained === reading.mask;
  }

  /** The point of a region or place, with the radius that the words around its name leave. */
  private spotOf({ store, entry, reading, explained }: ScoredEntry): Spot {
    const level = store.level(entry);
    let radiusM = store.radiusM(entry);
    const first = this.query.words.slice(reading.start, reading.end).find((word) => word.role !== 'title');
    if (level >= 3 && first?.role === 'street') radiusM *= STREET_RADIUS_FACTOR;
    else if (level >= 3 && this.isLooselyNamed(reading, explained)) radiusM *= LOOSE_RADIUS_FACTOR;
    else if (level >= 3 && isInName(first)) radiusM *= LANDMARK_RADIUS_FACTOR;
    const { kilometreM } = this.query;
    // "km 12" counts from a town: the place is that far from its centre, in a direction that the text does not give.
    if (kilometreM !== null && (level === 2 || level === 3)) radiusM = Math.max(radiusM, kilometreM);
    return { point: { lon: store.lon(entry), lat: store.lat(entry) }, radiusM };
  }
}

/** In the name of a landmark or an estate. */
function isInName(word: QueryWord | undefined): boolean {
  if (word === undefined) return false;
  return word.role === 'hamlet' || (word.role === 'landmark' && word.depth >= 0);
}

export function sourceOfKind(kind: string): PlaceSource {
  if (kind === 'road') return 'road';
  return FACILITY_KINDS.has(kind) ? 'facility' : 'landmark';
}
