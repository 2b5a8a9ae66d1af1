import type {
  MapRowRepository,
  PlaceRowInput,
  RoadRowInput,
  ShapeRowInput,
} from '../store/map-row.repository.js';

/** Rows of one statement; more do not make it faster, and a statement must not hold the embedded engine for long. */
const MOST_ROWS = 2_000;
const MOST_BYTES = 2_000_000;

interface Buffered {
  roads: RoadRowInput[];
  places: PlaceRowInput[];
  shapes: ShapeRowInput[];
}

const empty = (): Buffered => ({ roads: [], places: [], shapes: [] });

/** Gathers rows and writes them batch by batch, one batch being written while the next is gathered. */
export class RowWriter {
  private rows = empty();
  private count = 0;
  private bytes = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly importId: string,
    private readonly repository: MapRowRepository,
  ) {}

  get isFull(): boolean {
    return this.count >= MOST_ROWS || this.bytes >= MOST_BYTES;
  }

  addRoad(row: RoadRowInput): void {
    this.rows.roads.push(row);
    this.grow(row.wkb.length);
  }

  addPlace(row: PlaceRowInput): void {
    this.rows.places.push(row);
    this.grow(0);
  }

  addShape(row: ShapeRowInput): void {
    this.rows.shapes.push(row);
    this.grow(row.wkb.length);
  }

  /** Waits for the batch before and begins to write this one. */
  async flush(): Promise<void> {
    await this.writing;
    const { roads, places, shapes } = this.rows;
    this.rows = empty();
    this.count = 0;
    this.bytes = 0;
    this.writing = this.write(roads, places, shapes);
    // Its error is thrown by the next flush or by `finish`; until then nobody waits for it.
    this.writing.catch(() => undefined);
  }

  /** Writes what is left; resolves when all rows are in the database. */
  async finish(): Promise<void> {
    await this.flush();
    await this.writing;
  }

  /** Resolves when nothing is being written any more, whether it could be or not: what failed the import is known. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.writing]);
  }

  private grow(bytes: number): void {
    this.count += 1;
    this.bytes += bytes;
  }

  private async write(
    roads: RoadRowInput[],
    places: PlaceRowInput[],
    shapes: ShapeRowInput[],
  ): Promise<void> {
    if (roads.length > 0) await this.repository.insertRoads(this.importId, roads);
    if (places.length > 0) await this.repository.insertPlaces(this.importId, places);
    if (shapes.length > 0) await this.repository.insertShapes(this.importId, shapes);
  }
}
