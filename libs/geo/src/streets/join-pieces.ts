import { distanceBetweenM, M_PER_DEGREE, movedPoint } from '#siaga/contracts';
import { cutLine, lengthOfLineM } from './lines.js';
import type { RegionResolver, StreetPiece } from './map-content.js';
import { joinInitials } from './same-initials.js';
import { readStreetName } from './street-name.js';

/** A stretch of a street that lies in one region. */
export interface Stretch {
  readonly line: Float64Array;
  readonly lengthM: number;
  /** The smallest regions known to hold its middle and what lies beside it: a street is often the border of two. */
  readonly codes: readonly string[];
}

/** All stretches of one name that touch or lie near one another. */
export interface Street {
  readonly ref: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stretches: readonly Stretch[];
  readonly lengthM: number;
}

/** Pieces of one name farther apart than this are streets of their own; a map often lacks the part on a bridge or a square. */
const GAP_M = 300;
const GAP_OF_ALLEYS_M = 120;
const STRETCH_M = 250;
/** The houses of a street lie within this distance of its middle line. */
const BESIDE_M = 90;
const PIECES_A_STEP = 400;

/** Joins pieces to streets, in steps of a few milliseconds; the last gives the streets. */
export function* joinPieces(
  pieces: Iterable<StreetPiece>,
  regionAt: RegionResolver,
): Generator<void, Street[]> {
  const groups = new Map<string, StreetPiece[]>();
  let count = 0;
  for (const piece of pieces) {
    const key = readStreetName(piece.name)?.key;
    if (key !== undefined && piece.line.length >= 4) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [piece]);
      else group.push(piece);
    }
    count += 1;
    if (count % PIECES_A_STEP === 0) yield;
  }
  joinInitials(groups);
  yield;
  const streets: Street[] = [];
  for (const group of groups.values()) {
    for (const members of clustersOf(group)) {
      streets.push(makeStreet(members, regionAt));
      count += members.length;
      if (count >= PIECES_A_STEP) {
        count = 0;
        yield;
      }
    }
  }
  return streets;
}

function makeStreet(members: readonly StreetPiece[], regionAt: RegionResolver): Street {
  const stretches = members.flatMap(({ line }) =>
    cutLine(line, STRETCH_M).map((part): Stretch => ({
      line: part,
      lengthM: lengthOfLineM(part),
      codes: codesBeside(part, regionAt),
    })),
  );
  const names = namesByLength(members);
  const [name = ''] = names;
  const aliases = new Set([...names.slice(1), ...members.flatMap((member) => member.aliases)]);
  return {
    ref: members.map((member) => member.ref).reduce((least, ref) => (ref < least ? ref : least)),
    name,
    aliases: [...aliases],
    stretches,
    lengthM: stretches.reduce((sum, stretch) => sum + stretch.lengthM, 0),
  };
}

/** The regions of the middle of a line and of the points on both sides of it. */
function codesBeside(line: Float64Array, regionAt: RegionResolver): string[] {
  const at = Math.max(0, ((line.length >> 2) << 1) - 2);
  const [lon1, lat1, lon2, lat2] = [line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0, line[at + 3] ?? 0];
  const middle = { lon: (lon1 + lon2) / 2, lat: (lat1 + lat2) / 2 };
  const length = Math.hypot(lon2 - lon1, lat2 - lat1);
  const [east, north] =
    length === 0 ? [BESIDE_M, 0] : [lon2 - lon1, lat2 - lat1].map((d) => (d / length) * BESIDE_M);
  const beside = [
    middle,
    movedPoint(middle, east ?? 0, -(north ?? 0)),
    movedPoint(middle, -(east ?? 0), north ?? 0),
  ];
  return [...new Set(beside.flatMap((point) => regionAt(point) ?? []))];
}

/** Spellings of the name, that of the most pieces first. */
function namesByLength(members: readonly StreetPiece[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Groups of pieces that are linked by gaps no wider than allowed (union-find over a grid of corners). */
function clustersOf(group: readonly StreetPiece[]): StreetPiece[][] {
  if (group.length === 1) return [[...group]];
  const roots = group.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (roots[root] !== root) root = roots[root] ?? root;
    roots[at] = root;
    return root;
  };
  const isAlley = group.every(({ roadClass }) => roadClass === 'alley' || roadClass === 'service');
  const gapM = isAlley ? GAP_OF_ALLEYS_M : GAP_M;
  const cell = gapM / M_PER_DEGREE;
  const grid = new Map<string, { lon: number; lat: number; piece: number }[]>();
  group.forEach(({ line }, piece) => {
    for (let i = 0; i + 1 < line.length; i += 2) {
      const [lon, lat] = [line[i] ?? 0, line[i + 1] ?? 0];
      const [x, y] = [Math.floor(lon / cell), Math.floor(lat / cell)];
      for (let near = 0; near < 9; near += 1) {
        for (const other of grid.get(`${x - 1 + (near % 3)},${y - 1 + Math.floor(near / 3)}`) ?? []) {
          const [a, b] = [rootOf(piece), rootOf(other.piece)];
          if (a !== b && distanceBetweenM(lon, lat, other.lon, other.lat) <= gapM) roots[a] = b;
        }
      }
      const key = `${x},${y}`;
      const held = grid.get(key);
      if (held === undefined) grid.set(key, [{ lon, lat, piece }]);
      else if (held.at(-1)?.piece !== piece) held.push({ lon, lat, piece });
    }
  });
  const clusters = new Map<number, StreetPiece[]>();
  group.forEach((piece, at) => {
    const root = rootOf(at);
    clusters.set(root, [...(clusters.get(root) ?? []), piece]);
  });
  return [...clusters.values()];
}
