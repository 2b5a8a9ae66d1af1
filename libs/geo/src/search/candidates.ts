import type { LocateCandidate, PlaceSource, Point } from '#siaga/contracts';
import { positionsOf, type Line } from '../streets/lines.js';
import { StreetStore, type Neighbourhood } from '../streets/street-store.js';
import type { ParsedQuery, QueryWord, Relation } from '../text/parse-query.js';
import type { RegionStore } from './entry-store.js';
import { applyRelation, relationTo, type Spot } from './relations.js';
import type { ScoredEntry } from './score-entries.js';

/** A street leads to the place it is named after, or through it: it may lie well outside it. */
const STREET_RADIUS_FACTOR = 2.5;
const LANDMARK_RADIUS_FACTOR = 1.5;
const SOURCES: readonly PlaceSource[] = ['landmark', 'regency', 'regency', 'district', 'village'];
const MOST_NOT_UNDERSTOOD = 10;

const FACILITY_KINDS: ReadonlySet<string> = new Set(['hospital', 'puskesmas', 'clinic', 'post']);

/** An answer before it is written out. */
export interface Answer {
  readonly id: string;
  readonly label: string;
  readonly relation: Relation | null;
  readonly point: Point;
  readonly radiusM: number;
  readonly source: PlaceSource;
  readonly regionCode: string | null;
  readonly context: string;
  readonly score: number;
  readonly lines: readonly Line[] | null;
  /** One bit for each word of the query. */
  readonly explained: number;
}

/** Turns scored entries into what the operator reads. */
export class CandidateWriter {
  constructor(
    private readonly text: string,
    private readonly query: ParsedQuery,
    private readonly regions: RegionStore,
  ) {}

  write(scored: ScoredEntry): LocateCandidate {
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
    });
  }

  private circleOf(code: string | null): Neighbourhood | null {
    return code === null ? null : this.regions.circleOf(code);
  }

  /** What an answer looks like to the operator; `explained` are the words of the query that it accounts for. */
  writeAnswer(answer: Answer): LocateCandidate {
    const { relation } = answer;
    const explained = relation === null ? answer.explained : answer.explained | (1 << relation.index);
    return {
      id: answer.id,
      label: relation === null ? answer.label : `${capitalised(relation.text)} ${answer.label}`,
      context: answer.context,
      point: answer.point,
      accuracyM: Math.round(answer.radiusM),
      source: answer.source,
      regionCode: answer.regionCode,
      score: Math.min(1, Math.round(answer.score * 1000) / 1000),
      lines: answer.lines === null ? null : positionsOf(answer.lines),
      matched: this.matchedRanges(explained),
      notUnderstood: this.notUnderstood(explained),
    };
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

  /** The point of a region or place, with the radius that the words around its name leave. */
  private spotOf({ store, entry, reading }: ScoredEntry): Spot {
    const level = store.level(entry);
    let radiusM = store.radiusM(entry);
    const first = this.query.words.slice(reading.start, reading.end).find((word) => word.role !== 'title');
    if (level >= 3 && first?.role === 'street') radiusM *= STREET_RADIUS_FACTOR;
    else if (level >= 3 && first?.role === 'landmark' && first.depth >= 0) radiusM *= LANDMARK_RADIUS_FACTOR;
    const { kilometreM } = this.query;
    // "km 12" counts from a town: the place is that far from its centre, in a direction that the text does not give.
    if (kilometreM !== null && (level === 2 || level === 3)) radiusM = Math.max(radiusM, kilometreM);
    return { point: { lon: store.lon(entry), lat: store.lat(entry) }, radiusM };
  }

  private matchedRanges(explained: number): { from: number; to: number }[] {
    const ranges: { from: number; to: number }[] = [];
    for (const word of this.query.words) {
      if (!this.isUnderstood(word, explained)) continue;
      const last = ranges.at(-1);
      const previous = this.query.words[word.index - 1];
      if (
        last !== undefined &&
        previous !== undefined &&
        last.to === previous.to &&
        previous.part === word.part
      )
        last.to = word.to;
      else ranges.push({ from: word.from, to: word.to });
    }
    return ranges;
  }

  /** A title is understood together with the name after it. */
  private isUnderstood(word: QueryWord, explained: number): boolean {
    if ((explained & (1 << word.index)) !== 0) return true;
    if (word.role !== 'title') return false;
    for (let at = word.index + 1; at < this.query.words.length; at += 1) {
      const next = this.query.words[at];
      if (next === undefined || next.part !== word.part) return false;
      if (next.role === 'filler' || next.text.length === 1) continue;
      return (next.level !== null || next.role === 'street') && (explained & (1 << at)) !== 0;
    }
    return false;
  }

  private notUnderstood(explained: number): string[] {
    const rest: { from: number; to: number; part: number; isNamed: boolean }[] = [];
    for (const word of this.query.words) {
      if (this.isUnderstood(word, explained)) continue;
      const last = rest.at(-1);
      const previous = this.query.words[word.index - 1];
      const isNamed =
        word.role === 'name' || word.role === 'street' || word.role === 'landmark' || word.role === 'hamlet';
      if (last !== undefined && last.to === previous?.to && last.part === word.part) {
        last.to = word.to;
        last.isNamed ||= isNamed;
      } else rest.push({ from: word.from, to: word.to, part: word.part, isNamed });
    }
    return rest
      .filter((range) => range.isNamed)
      .slice(0, MOST_NOT_UNDERSTOOD)
      .map((range) => this.text.slice(range.from, range.to).slice(0, 200));
  }
}

export function sourceOfKind(kind: string): PlaceSource {
  if (kind === 'road') return 'road';
  return FACILITY_KINDS.has(kind) ? 'facility' : 'landmark';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
