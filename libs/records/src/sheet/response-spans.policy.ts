import {
  effectiveStamp,
  type Assignment,
  type Incident,
  type IntervalName,
  type StampName,
} from '#siaga/contracts';

/** A part of a response: how long it took, in seconds; null while an end is missing, below zero where they stand the wrong way round. */
export interface ResponseSpan {
  readonly name: Extract<IntervalName, 'answer' | 'processing' | 'turnout' | 'travel' | 'total'>;
  /** The unit it is of; null for what is of the case. */
  readonly unit: string | null;
  readonly seconds: number | null;
}

type Case = Pick<Incident, 'callOfferedAt' | 'callAnsweredAt'>;

/** The intervals of the response-time report, of one case. Units that only were asked have none. */
export function responseSpans(incident: Case, assignments: readonly Assignment[]): ResponseSpan[] {
  const first = (name: StampName): string | null =>
    assignments
      .flatMap((assignment) => at(assignment, name) ?? [])
      .sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
  const { callOfferedAt: rang, callAnsweredAt: answered } = incident;
  const went = assignments.filter((one) => at(one, 'unit_en_route') ?? at(one, 'unit_on_scene'));
  return [
    { name: 'answer', unit: null, seconds: between(rang, answered) },
    { name: 'processing', unit: null, seconds: between(answered, first('unit_notified')) },
    ...went.flatMap((one): ResponseSpan[] => {
      const [unit, left] = [one.unitCallSign, at(one, 'unit_en_route')];
      return [
        { name: 'turnout', unit, seconds: between(at(one, 'unit_notified'), left) },
        { name: 'travel', unit, seconds: between(left, at(one, 'unit_on_scene')) },
      ];
    }),
    { name: 'total', unit: null, seconds: between(rang, first('unit_on_scene')) },
  ];
}

function at(assignment: Assignment, name: StampName): string | null {
  return effectiveStamp(assignment, name)?.at ?? null;
}

function between(earlier: string | null, later: string | null): number | null {
  return earlier === null || later === null ? null : (Date.parse(later) - Date.parse(earlier)) / 1_000;
}
