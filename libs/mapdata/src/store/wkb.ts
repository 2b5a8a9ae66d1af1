const HEADER_BYTES = 5;
const COUNT_BYTES = 4;
const POINT_BYTES = 16;
const LITTLE_ENDIAN = 1;

const TYPES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const;
type GeometryType = keyof typeof TYPES;
const NAMES = new Map<number, GeometryType>(
  Object.entries(TYPES).map(([name, type]) => [type, name as GeometryType]),
);

type Position = readonly number[];

/** A GeoJSON geometry as it is stored; positions are lon, lat. */
export interface PlainGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** A geometry that PostGIS would refuse or that means nothing; the message says which rule it breaks. */
export class UnusableGeometryError extends Error {
  override readonly name = 'UnusableGeometryError';
}

/** The WKB of a line given as lon, lat, lon, lat ... Throws UnusableGeometryError below two points. */
export function encodeLine(line: readonly number[]): Buffer {
  const points = line.length >> 1;
  if (points < 2 || line.length % 2 !== 0) throw new UnusableGeometryError('a line needs two points');
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + COUNT_BYTES + points * POINT_BYTES);
  bytes.writeUInt8(LITTLE_ENDIAN, 0);
  bytes.writeUInt32LE(TYPES.LineString, 1);
  bytes.writeUInt32LE(points, HEADER_BYTES);
  line.forEach((value, index) => {
    if (!Number.isFinite(value)) throw new UnusableGeometryError('a coordinate is no number');
    bytes.writeDoubleLE(value, HEADER_BYTES + COUNT_BYTES + index * 8);
  });
  return bytes;
}

/** The coordinates of a WKB LineString as lon, lat, lon, lat ... Throws UnusableGeometryError for another type. */
export function decodeLine(bytes: Buffer): number[] {
  const cursor = new Cursor(bytes);
  if (cursor.type() !== 'LineString') throw new UnusableGeometryError('not a line');
  return cursor.flatLine();
}

/** The WKB of a GeoJSON geometry. Throws UnusableGeometryError for other types, open rings and missing numbers. */
export function encodeGeometry(geometry: PlainGeometry): Buffer {
  if (!Object.hasOwn(TYPES, geometry.type)) throw new UnusableGeometryError(`${geometry.type} is not stored`);
  const parts: Buffer[] = [];
  writeGeometry(parts, geometry.type as GeometryType, geometry.coordinates);
  return Buffer.concat(parts);
}

/** The GeoJSON geometry of WKB as `ST_AsBinary` gives it. Throws UnusableGeometryError for types that are not stored. */
export function decodeGeometry(bytes: Buffer): { type: GeometryType; coordinates: unknown } {
  const cursor = new Cursor(bytes);
  const type = cursor.type();
  return { type, coordinates: cursor.coordinates(type) };
}

function writeGeometry(parts: Buffer[], type: GeometryType, coordinates: unknown): void {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(LITTLE_ENDIAN, 0);
  header.writeUInt32LE(TYPES[type], 1);
  parts.push(header);
  if (type === 'Point') parts.push(positions([coordinates as Position]));
  else if (type === 'LineString') writePositions(parts, coordinates, 2);
  else if (type === 'Polygon') {
    const rings = listOf(coordinates);
    parts.push(count(rings.length));
    for (const ring of rings) writePositions(parts, closed(ring), 4);
  } else {
    const children = listOf(coordinates);
    parts.push(count(children.length));
    for (const child of children) writeGeometry(parts, type.slice(5) as GeometryType, child);
  }
}

function writePositions(parts: Buffer[], value: unknown, fewest: number): void {
  const list = listOf(value) as Position[];
  if (list.length < fewest) throw new UnusableGeometryError(`needs ${fewest} points, has ${list.length}`);
  parts.push(count(list.length), positions(list));
}

/** Some writers leave a ring open. */
function closed(ring: unknown): unknown {
  const list = listOf(ring) as Position[];
  const [first, last] = [list[0], list.at(-1)];
  if (first === undefined || last === undefined) return list;
  return first[0] === last[0] && first[1] === last[1] ? list : [...list, first];
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new UnusableGeometryError('coordinates are missing');
  return value;
}

function count(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(COUNT_BYTES);
  bytes.writeUInt32LE(value);
  return bytes;
}

function positions(list: readonly Position[]): Buffer {
  const bytes = Buffer.allocUnsafe(list.length * POINT_BYTES);
  list.forEach((position, index) => {
    const [lon, lat] = Array.isArray(position) ? (position as Position) : [];
    if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat))
      throw new UnusableGeometryError('a coordinate is no number');
    bytes.writeDoubleLE(lon, index * POINT_BYTES);
    bytes.writeDoubleLE(lat, index * POINT_BYTES + 8);
  });
  return bytes;
}

/** Reads WKB from its beginning to its end. */
class Cursor {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  type(): GeometryType {
    if (this.bytes.readUInt8(this.at) !== LITTLE_ENDIAN) throw new UnusableGeometryError('not little-endian');
    const type = NAMES.get(this.bytes.readUInt32LE(this.at + 1));
    if (type === undefined) throw new UnusableGeometryError('of a type that is not stored');
    this.at += HEADER_BYTES;
    return type;
  }

  coordinates(type: GeometryType): unknown {
    if (type === 'Point') return this.position();
    if (type === 'LineString') return this.many(() => this.position());
    if (type === 'Polygon') return this.many(() => this.many(() => this.position()));
    return this.many(() => this.coordinates(this.type()));
  }

  flatLine(): number[] {
    const values = this.count() * 2;
    const line = new Array<number>(values);
    for (let index = 0; index < values; index += 1) line[index] = this.double();
    return line;
  }

  private many<T>(read: () => T): T[] {
    return Array.from({ length: this.count() }, read);
  }

  private position(): [number, number] {
    return [this.double(), this.double()];
  }

  private double(): number {
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  private count(): number {
    const value = this.bytes.readUInt32LE(this.at);
    this.at += COUNT_BYTES;
    return value;
  }
}
