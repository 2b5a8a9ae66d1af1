/** What the city counts for its status line. */
export type Counter =
  | 'calls'
  | 'leftForHuman'
  | 'takenByHuman'
  | 'abandoned'
  | 'incidents'
  | 'offers'
  | 'accepted'
  | 'declined'
  | 'silent'
  | 'finished'
  | 'inbound'
  | 'numbers'
  | 'patientsServed'
  | 'followedUp'
  | 'dailyReports'
  | 'travellers'
  | 'paired'
  | 'errors';

const REPEAT_MS = 60_000;

/** Prints for the person who started the simulator: one line a minute, and each kind of trouble at most once a minute. */
export class Reporter {
  readonly #counts = new Map<Counter, number>();
  readonly #lastSaid = new Map<string, number>();
  #isStopping = false;

  constructor(
    private readonly isQuiet: boolean,
    private readonly print: (line: string) => void = (line) => console.log(line),
  ) {}

  count(counter: Counter): void {
    this.#counts.set(counter, this.counted(counter) + 1);
  }

  counted(counter: Counter): number {
    return this.#counts.get(counter) ?? 0;
  }

  say(text: string): void {
    if (!this.isQuiet) this.print(`${new Date().toISOString().slice(11, 19)} ${text}`);
  }

  /** Counts an error and says it, unless the same was said a moment ago. */
  trouble(where: string, error: unknown): void {
    if (this.#isStopping) return;
    this.count('errors');
    this.#sayOnce(where, error instanceof Error ? error.message : String(error));
  }

  /** Says that a line is away, but counts no error: it comes back by itself, and each try would count again. */
  lineDown(where: string, reason: string): void {
    if (!this.#isStopping) this.#sayOnce(where, reason);
  }

  #sayOnce(where: string, reason: string): void {
    const text = `${where}: ${reason.replace(/\s*\[[^\]]*\]$/, '')}`;
    const now = Date.now();
    if (now - (this.#lastSaid.get(text) ?? 0) < REPEAT_MS) return;
    if (this.#lastSaid.size > 200) this.#lastSaid.clear();
    this.#lastSaid.set(text, now);
    this.print(`${new Date().toISOString().slice(11, 19)} ! ${where}: ${reason}`);
  }

  /** After this nothing is counted as trouble: everything that breaks now breaks because of stopping. */
  stop(): void {
    this.#isStopping = true;
  }

  /** The minute's line. `now` are the figures of this moment. */
  status(now: { ringing: number; jobs: number; moving: number; units: number; linesDown: number }): void {
    const of = (counter: Counter) => String(this.counted(counter));
    const parts = [
      `calls ${of('calls')} (${String(now.ringing)} ringing, ${of('takenByHuman')} taken by people, ${of('abandoned')} hung up)`,
      `incidents ${of('incidents')}`,
      `offers ${of('offers')}: ${of('accepted')} accepted, ${of('declined')} declined, ${of('silent')} silent`,
      `jobs ${String(now.jobs)} running, ${of('finished')} finished`,
      `units ${String(now.units)}, ${String(now.moving)} moving`,
      `inbound ${of('inbound')}`,
      `numbers ${of('numbers')}, treated ${of('patientsServed')}`,
      `followed up ${of('followedUp')}, reports ${of('dailyReports')}, travellers ${of('travellers')}, paired ${of('paired')}`,
      `errors ${of('errors')}${now.linesDown > 0 ? `, ${String(now.linesDown)} lines down` : ''}`,
    ];
    this.say(parts.join(' · '));
  }
}
