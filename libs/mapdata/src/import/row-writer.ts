import { isDataProblem } from '#siaga/persistence';
import type {
  MapRowRepository,
  PlaceRowInput,
  RoadRowInput,
  ShapeRowInput,
} from '../store/map-row.repository.js';

/** Rows of one statement; more do not make it faster, and a statement must not hold the embedded engine for long. */
const MOST_ROWS = 2_000;
const MOST_BYTES = 2_000_000;

/** Rows that the database refuses before the whole import is: more of them are no chance. */
const MOST_REFUSED = 1_000;

/** A row that the database refuses, and why. */
export type RefusedRow = { readonly why: string } & (
  | { readonly kind: 'road'; readonly row: RoadRowInput }
  | { readonly kind: 'place'; readonly row: PlaceRowInput }
  | { readonly kind: 'shape'; readonly row: ShapeRowInput }
);

interface Buffered {
  roads: RoadRowInput[];
  places: PlaceRowInput[];
  shapes: ShapeRowInput[];
}

const empty = (): Buffered => ({ roads: [], places: [], shapes: [] });

/**
 * Gathers rows and writes them batch by batch, one batch being written while the next is gathered. A row that the database refuses (a NUL in
 * its name) is found by halves and told; the others of its batch are written.
 */
export class RowWriter {
  private rows = empty();
  private count = 0;
  private bytes = 0;
  private writing: Promise<void> = Promise.resolve();
  private refused = 0;

  constructor(
    private readonly importId: string,
    private readonly repository: MapRowRepository,
    private readonly onRefused: (refused: RefusedRow) => void,
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
    const { importId, repository, onRefused } = this;
    await this.insert(
      roads,
      (some) => repository.insertRoads(importId, some),
      (row, why) => onRefused({ kind: 'road', row, why }),
    );
    await this.insert(
      places,
      (some) => repository.insertPlaces(importId, some),
      (row, why) => onRefused({ kind: 'place', row, why }),
    );
    await this.insert(
      shapes,
      (some) => repository.insertShapes(importId, some),
      (row, why) => onRefused({ kind: 'shape', row, why }),
    );
  }

  private async insert<Row>(
    rows: readonly Row[],
    write: (rows: readonly Row[]) => Promise<void>,
    onRefused: (row: Row, why: string) => void,
  ): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    try {
      await write(rows);
    } catch (error) {
      if (!isDataProblem(error) || this.refused >= MOST_REFUSED) throw error;
      if (rows.length === 1) {
        this.refused += 1;
        onRefused(first, error instanceof Error ? error.message : String(error));
        return;
      }
      const half = Math.ceil(rows.length / 2);
      await this.insert(rows.slice(0, half), write, onRefused);
      await this.insert(rows.slice(half), write, onRefused);
    }
  }
}
