import type { LocateCandidate, PlaceSource, Point } from '#siaga/contracts';
import { positionsOf, type Line } from '../../streets/lines.js';
import type { ParsedQuery, QueryWord, Relation } from '../../text/parse-query.js';

const MOST_NOT_UNDERSTOOD = 10;

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
  /** How far other places lie that the text may as well mean, metres; 0 or left out where it can only mean this one. */
  readonly reachM?: number;
  /** Every name that it is made of stands in the text letter for letter. */
  readonly isSpelled?: boolean;
}

/** What an answer to `text` looks like to the operator. */
export function writeAnswer(text: string, query: ParsedQuery, answer: Answer): LocateCandidate {
  const { relation, reachM = 0 } = answer;
  const isAlone = reachM <= answer.radiusM;
  const explained = relation === null ? answer.explained : answer.explained | (1 << relation.index);
  return {
    id: answer.id,
    label: relation === null ? answer.label : `${capitalised(relation.text)} ${answer.label}`,
    context: answer.context,
    point: answer.point,
    accuracyM: Math.round(Math.max(answer.radiusM, reachM)),
    ownAccuracyM: isAlone ? null : Math.round(answer.radiusM),
    isOutside: false,
    source: answer.source,
    regionCode: answer.regionCode,
    score: Math.min(1, Math.round(answer.score * 1000) / 1000),
    lines: answer.lines === null ? null : positionsOf(answer.lines),
    matched: matchedRanges(query, explained),
    notUnderstood: notUnderstood(text, query, explained),
  };
}

function matchedRanges(query: ParsedQuery, explained: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const word of query.words) {
    if (!isUnderstood(query, word, explained)) continue;
    const last = ranges.at(-1);
    const previous = query.words[word.index - 1];
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
function isUnderstood(query: ParsedQuery, word: QueryWord, explained: number): boolean {
  if ((explained & (1 << word.index)) !== 0) return true;
  if (word.role !== 'title') return false;
  for (let at = word.index + 1; at < query.words.length; at += 1) {
    const next = query.words[at];
    if (next === undefined || next.part !== word.part) return false;
    if (next.role === 'filler' || next.text.length === 1) continue;
    return (next.level !== null || next.role === 'street') && (explained & (1 << at)) !== 0;
  }
  return false;
}

function notUnderstood(text: string, query: ParsedQuery, explained: number): string[] {
  const rest: { from: number; to: number; part: number; isNamed: boolean }[] = [];
  for (const word of query.words) {
    if (isUnderstood(query, word, explained)) continue;
    const last = rest.at(-1);
    const previous = query.words[word.index - 1];
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
    .map((range) => text.slice(range.from, range.to).slice(0, 200));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
