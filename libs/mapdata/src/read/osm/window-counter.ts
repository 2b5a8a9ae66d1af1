/** Counts into how many windows ways of given lengths fall, each taken into the window before as long as that one holds it. */
export class WindowCounter {
  windows = 1;
  private used = 0;

  constructor(private readonly capacity: number) {}

  add(length: number): void {
    if (this.used + length > this.capacity) {
      this.windows += 1;
      this.used = 0;
    }
    this.used += length;
  }
}
