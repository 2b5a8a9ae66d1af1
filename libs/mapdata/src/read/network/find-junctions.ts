import type { LineSet } from './line-set.js';
import { VertexIndex } from './vertex-index.js';

/** The lines at one point on one level. */
interface LevelUse {
  lines: number;
  inner: number;
}

/**
 * Which vertices lines are split at: those that two of them share, on one level. A point that a bridge passes over
 * another road with is no junction; the end of a line joins what it touches, unless its own level goes on there.
 */
export function findJunctions(lines: LineSet, levels: readonly number[]): Uint8Array {
  const { numbers, count } = new VertexIndex(lines.coords);
  const uses = new Uint8Array(count);
  const firstLevel = new Int8Array(count);
  const mixed = new Map<number, Map<number, LevelUse>>();
  eachVertex(lines, (line, vertex) => {
    const point = numbers[vertex] ?? 0;
    const level = levels[line] ?? 0;
    if (uses[point] === 0) firstLevel[point] = level;
    else if (firstLevel[point] !== level) mixed.set(point, new Map());
    uses[point] = Math.min(2, (uses[point] ?? 0) + 1);
  });
  if (mixed.size > 0) countLevels(lines, levels, numbers, mixed);
  const splits = new Uint8Array(numbers.length);
  eachVertex(lines, (line, vertex) => {
    const point = numbers[vertex] ?? 0;
    const onLevels = mixed.get(point);
    const isSplit =
      onLevels === undefined ? (uses[point] ?? 0) > 1 : meetsOthers(onLevels, levels[line] ?? 0);
    splits[vertex] = isSplit ? 1 : 0;
  });
  return splits;
}

/** Visits every vertex with the line it is of. */
export function eachVertex(lines: LineSet, visit: (line: number, vertex: number) => void): void {
  for (let line = 0; line < lines.count; line++) {
    const end = lines.endOf(line);
    for (let vertex = lines.startOf(line); vertex < end; vertex++) visit(line, vertex);
  }
}

function countLevels(
  lines: LineSet,
  levels: readonly number[],
  numbers: Int32Array,
  mixed: ReadonlyMap<number, Map<number, LevelUse>>,
): void {
  eachVertex(lines, (line, vertex) => {
    const onLevels = mixed.get(numbers[vertex] ?? 0);
    if (onLevels === undefined) return;
    const level = levels[line] ?? 0;
    const use = onLevels.get(level) ?? { lines: 0, inner: 0 };
    use.lines++;
    if (!lines.isEnd(line, vertex)) use.inner++;
    onLevels.set(level, use);
  });
}

function meetsOthers(onLevels: ReadonlyMap<number, LevelUse>, own: number): boolean {
  if ((onLevels.get(own)?.lines ?? 0) > 1) return true;
  return [...onLevels].some(([level, use]) => level !== own && use.inner === 0);
}
