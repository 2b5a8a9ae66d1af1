const FIRST_CAPACITY = 4096;

/** Many lines, their points one after the other in one typed array: 8 bytes a point. */
export class LineSet {
  private buffer = new Int32Array(FIRST_CAPACITY);
  private used = 0;
  private readonly starts: number[] = [0];

  /** `line`: lon, lat ... in 1e-7 degrees. Gives the number of the line. */
  add(line: readonly number[]): number {
    if (this.used + line.length > this.buffer.length) {
      const larger = new Int32Array(Math.max(this.buffer.length * 2, this.used + line.length));
      larger.set(this.buffer.subarray(0, this.used));
      this.buffer = larger;
    }
    this.buffer.set(line, this.used);
    this.used += line.length;
    this.starts.push(this.used / 2);
    return this.starts.length - 2;
  }

  get count(): number {
    return this.starts.length - 1;
  }

  /** All points of all lines. */
  get coords(): Int32Array {
    return this.buffer.subarray(0, this.used);
  }

  /** First vertex of the line, counted over all lines. */
  startOf(line: number): number {
    return this.starts[line] ?? 0;
  }

  /** The vertex behind the last one of the line. */
  endOf(line: number): number {
    return this.starts[line + 1] ?? 0;
  }

  /** Whether the vertex is the first or last of its line. */
  isEnd(line: number, vertex: number): boolean {
    return vertex === this.startOf(line) || vertex === this.endOf(line) - 1;
  }

  /** lon, lat ... in 1e-7 degrees of part of a line. */
  slice(fromVertex: number, endVertex: number): Int32Array {
    return this.buffer.subarray(2 * fromVertex, 2 * endVertex);
  }
}
