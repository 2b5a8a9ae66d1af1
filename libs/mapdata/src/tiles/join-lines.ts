/** Points of a tile, x and y in its units. */
export type TilePoint = [x: number, y: number];
export type TileLine = TilePoint[];

const keyOf = ([x, y]: TilePoint): string => `${x},${y}`;

/**
 * Joins lines end to end to as few as can be: a road is stored in pieces between its junctions, and no name fits on a
 * piece. With `isDirected` only the end of one and the beginning of the next are joined. The lines are used up.
 */
export function joinLines(lines: readonly TileLine[], isDirected: boolean): TileLine[] {
  const starts = new Map<string, TileLine[]>();
  const ends = new Map<string, TileLine[]>();
  const open = new Set(lines);
  for (const line of lines) {
    push(starts, line.at(0), line);
    push(ends, line.at(-1), line);
  }
  const take = (side: Map<string, TileLine[]>, at: TilePoint | undefined): TileLine | undefined => {
    const waiting = at && side.get(keyOf(at));
    for (let line = waiting?.pop(); line !== undefined; line = waiting?.pop())
      if (open.delete(line)) return line;
    return undefined;
  };
  /** What goes on from a point, turned so that it begins there. */
  const following = (at: TilePoint | undefined): TileLine | undefined =>
    take(starts, at) ?? (isDirected ? undefined : take(ends, at)?.reverse());
  const preceding = (at: TilePoint | undefined): TileLine | undefined =>
    take(ends, at) ?? (isDirected ? undefined : take(starts, at)?.reverse());

  const joined: TileLine[] = [];
  for (const line of lines) {
    if (!open.delete(line)) continue;
    for (let next = following(line.at(-1)); next; next = following(line.at(-1))) line.push(...next.slice(1));
    const before: TileLine[] = [];
    for (let head: TilePoint | undefined = line[0]; ;) {
      const previous = preceding(head);
      if (!previous) break;
      before.push(previous);
      head = previous[0];
    }
    joined.push(
      before.length === 0 ? line : [...before.reverse().flatMap((part) => part.slice(0, -1)), ...line],
    );
  }
  return joined;
}

function push(side: Map<string, TileLine[]>, at: TilePoint | undefined, line: TileLine): void {
  if (!at) return;
  const key = keyOf(at);
  const known = side.get(key);
  if (known) known.push(line);
  else side.set(key, [line]);
}

/** Leaves out points nearer than `distance` to the one before them; the ends stay. */
export function thinLine(line: TileLine, distance: number): TileLine {
  const thin: TileLine = [];
  line.forEach((point, index) => {
    const last = thin.at(-1);
    const isEnd = index === line.length - 1;
    if (
      !last ||
      isEnd ||
      Math.abs(point[0] - last[0]) >= distance ||
      Math.abs(point[1] - last[1]) >= distance
    )
      thin.push(point);
  });
  return thin;
}
