import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pairsOf } from '../network/line-geometry.js';

const BYTES_PER_NUMBER = 8;

/** Lines of the ways that relations are made of, in a temporary file: borders of a whole province need no memory. */
export class WaySpill {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'siaga-map-'));
  private readonly file = openSync(path.join(this.folder, 'ways'), 'w+', 0o600);
  private readonly places = new Map<number, { readonly offset: number; readonly bytes: number }>();
  private end = 0;

  put(wayId: number, line: readonly number[]): void {
    const values = Float64Array.from(line);
    writeSync(this.file, values, 0, values.byteLength, this.end);
    this.places.set(wayId, { offset: this.end, bytes: values.byteLength });
    this.end += values.byteLength;
  }

  /** [lon, lat] of the way; null when the file did not have it. */
  get(wayId: number): [number, number][] | null {
    const place = this.places.get(wayId);
    if (place === undefined) return null;
    const values = new Float64Array(place.bytes / BYTES_PER_NUMBER);
    readSync(this.file, values, 0, place.bytes, place.offset);
    return pairsOf(Array.from(values));
  }

  /** Closes and removes the file. */
  remove(): void {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
