import type { BedCapacity, FieldProblem, SetBedsInput } from '#siaga/contracts';

/** The new bed list, or the fields that were refused. */
export type BedsDecision = { ok: true; beds: BedCapacity[] } | { ok: false; fields: FieldProblem[] };

/**
 * Lays a report of some bed kinds over what is known: kinds named are replaced and stamped `at`, the others keep their
 * count and age. Refused: more beds free than there are, and the same kind twice.
 */
export function reportBeds(
  known: readonly BedCapacity[],
  reported: SetBedsInput['beds'],
  at: Date,
): BedsDecision {
  const fields = reported.flatMap((beds, index) => problemsOf(beds, index, reported));
  if (fields.length > 0) return { ok: false, fields };
  const updatedAt = at.toISOString();
  const named = new Set(reported.map((beds) => beds.kind));
  const kept = known.filter((beds) => !named.has(beds.kind));
  return { ok: true, beds: [...kept, ...reported.map((beds) => ({ ...beds, updatedAt }))] };
}

function problemsOf(
  beds: SetBedsInput['beds'][number],
  index: number,
  all: SetBedsInput['beds'],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (beds.available > beds.total) {
    problems.push({
      path: `beds.${index}.available`,
      message: `At most ${beds.total}, the number of beds of this kind`,
    });
  }
  if (all.findIndex((other) => other.kind === beds.kind) < index) {
    problems.push({ path: `beds.${index}.kind`, message: `Name ${beds.kind} once only` });
  }
  return problems;
}
