const STEP_PCT = 10;

/** Says on the console how far a long step is, every ten per cent. */
export class ProgressLine {
  private shown = -1;

  constructor(private readonly name: string) {}

  show(done: number, total: number): void {
    const pct = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (pct < this.shown + STEP_PCT) return;
    this.shown = pct - (pct % STEP_PCT);
    process.stdout.write(`siaga: ${this.name} ... ${this.shown} %\n`);
  }

  end(): void {
    if (this.shown >= 0) process.stdout.write(`siaga: ${this.name}: done\n`);
  }
}
