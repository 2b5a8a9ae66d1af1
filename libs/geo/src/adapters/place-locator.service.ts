import { Injectable } from '@nestjs/common';
import type { LocateCandidate, LocateProblem, LocateResult, PlaceSource, Point } from '#siaga/contracts';
import { RegionService } from '../regions/region.service.js';
import { PlaceIndex } from '../search/places/place-index.service.js';
import type { LocateOptions } from '../search/places/place-search.js';
import { applyRelation, relationTo } from '../search/names/relations.js';
import { outsideLast } from '../search/answers/outside-last.js';
import { writeAnswer } from '../search/answers/write-answer.js';
import { parseQuery, type ParsedQuery, type QueryWord } from '../text/parse-query.js';
import { askedText, askedWords } from './asked-words.js';
import { matchOutside } from './match-outside.js';
import { mergeCandidates } from './merge-candidates.policy.js';
import type { OutsidePlace } from './outside-geocoder.js';
import { OutsideSearch } from './outside-search.service.js';

/** Positions are exact, and these problems are not for want of names. */
const POSITIONS: ReadonlySet<PlaceSource> = new Set(['coordinates', 'plus_code', 'map_link']);
const ASKED_IN_SPITE_OF: ReadonlySet<LocateProblem | null> = new Set([null, 'not_found', 'not_ready']);
const LEAST_ASKED = 3;
const DEFAULT_LIMIT = 6;
/** A larger area lies in more than one village. */
const VILLAGE_M = 2_000;

/** What is asked of a text. */
interface Asked {
  readonly text: string;
  readonly query: ParsedQuery;
  readonly words: readonly QueryWord[];
  readonly isPrefix: boolean;
}

/** Answers the operator's search: from our own index, with what a configured outside geocoder adds in its time. */
@Injectable()
export class PlaceLocator {
  constructor(
    private readonly index: PlaceIndex,
    private readonly regions: RegionService,
    private readonly outside: OutsideSearch,
  ) {}

  /** As `PlaceIndex.locate`, which it falls back to at the latest when the geocoder's time is over. Never rejects. */
  async locate(text: string, options: LocateOptions): Promise<LocateResult> {
    const own = this.index.locate(text, options);
    const isPrefix = options.isPrefix ?? false;
    const source = this.outside.sourceFor(isPrefix);
    if (source === null || !isWorthAsking(own)) return own;
    const query = parseQuery(text);
    const words = askedWords(query, isPrefix);
    const asked = askedText(text, words);
    if (asked.length < LEAST_ASKED) return own;
    const limit = options.limit ?? DEFAULT_LIMIT;
    const places = await this.outside.find({ text: asked, near: this.nearOf(options), limit });
    const question = { text, query, words, isPrefix };
    const theirs = places.map((place) => this.candidateOf(question, place, source));
    const merged = mergeCandidates(own.candidates, theirs, limit);
    const candidates = outsideLast(merged, options.regionCodes ?? []);
    return candidates.length === 0 ? own : { candidates, problem: null };
  }

  private nearOf({ near, regionCodes = [] }: LocateOptions): Point | null {
    const [code] = regionCodes;
    return near ?? (code === undefined ? null : this.index.middleOf(code));
  }

  private candidateOf(asked: Asked, place: OutsidePlace, source: PlaceSource): LocateCandidate {
    const { text, query, words, isPrefix } = asked;
    const { reading, ...match } = matchOutside(words, place, isPrefix);
    const relation = reading && relationTo(query, { ...reading, mask: 0, quality: 1, likeness: 1 });
    const { point, radiusM } = applyRelation(place, relation, false, query.awayM);
    const regionCode =
      radiusM > VILLAGE_M ? this.regions.nearestRegionOf(point) : this.regions.villageOf(point);
    const { id, label } = place;
    const written = { id, label, source, point, radiusM, relation, regionCode, lines: null };
    return writeAnswer(text, query, { ...written, ...match, context: place.context.join(', ') });
  }
}

function isWorthAsking({ candidates, problem }: LocateResult): boolean {
  return ASKED_IN_SPITE_OF.has(problem) && !candidates.some(({ source }) => POSITIONS.has(source));
}
