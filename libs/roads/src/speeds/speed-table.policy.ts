import type { FieldProblem, RoadClass, SpeedRow, TravelMode } from '#siaga/contracts';
import { TimeBand } from '#siaga/contracts';

/** What a boat goes along. */
const WATER: ReadonlySet<RoadClass> = new Set(['ferry', 'waterway']);

/**
 * What is wrong with an edited table, field by field; empty when it can be used. A class is either open to a mode at every
 * hour or not at all, since a road that vanishes at six in the evening would be a slip of the editor.
 */
export function speedTableProblems(rows: readonly SpeedRow[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const bands = new Map<string, { first: number; seen: Set<TimeBand> }>();
  rows.forEach((row, index) => {
    if (!canUse(row.mode, row.roadClass)) {
      problems.push({
        path: `rows.${index}.roadClass`,
        message: `A ${row.mode} cannot use a ${row.roadClass}`,
      });
    }
    const key = `${row.mode} ${row.roadClass}`;
    const known = bands.get(key) ?? { first: index, seen: new Set() };
    if (known.seen.has(row.band)) {
      problems.push({ path: `rows.${index}.band`, message: `${key} has ${row.band} twice; leave one out` });
    }
    bands.set(key, { ...known, seen: known.seen.add(row.band) });
  });
  for (const [key, { first, seen }] of bands) {
    const missing = TimeBand.options.filter((band) => !seen.has(band));
    if (missing.length > 0) {
      const message = `${key} lacks ${missing.join(', ')}; give all bands, or none to close the class to the mode`;
      problems.push({ path: `rows.${first}.band`, message });
    }
  }
  return problems;
}

function canUse(mode: TravelMode, roadClass: RoadClass): boolean {
  return mode === 'boat' ? WATER.has(roadClass) : roadClass !== 'waterway';
}
