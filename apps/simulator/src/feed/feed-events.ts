import { type IngestResult } from '#siaga/contracts';
import { type CellProblem, type PreparedRow } from '#siaga/tabular';

/** Something refused: which line of the file, and which fields with what to do. */
export interface RefusedRow {
  line: number;
  problems: string;
}

/** What became of a file. */
export interface FeedSummary {
  /** Rows that came to something, or to nothing for a reason. */
  rows: number;
  sent: number;
  accepted: number;
  duplicates: number;
  /** Rows refused here, and events refused by the server; the first of them by line. */
  refused: RefusedRow[];
  refusedCount: number;
  /** Cells that were left out of rows which were taken. */
  noted: RefusedRow[];
  notedCount: number;
}

/** More lines are counted, not kept: a file of millions may be wrong in every row. */
const MOST_KEPT = 1_000;

interface Pending {
  line: number;
  event: Record<string, unknown>;
}

/** Sends the events of rows in batches, one batch after the other, and gathers the judgements. Memory holds one batch. */
export async function feedEvents(
  rows: AsyncIterable<PreparedRow>,
  batchSize: number,
  post: (batch: readonly unknown[]) => Promise<IngestResult>,
  onProgress: (sent: number) => void,
): Promise<FeedSummary> {
  const feed = new Feed(batchSize, post, onProgress);
  for await (const row of rows) await feed.add(row);
  await feed.flush();
  return feed.summary;
}

class Feed {
  readonly summary: FeedSummary = {
    ...{ rows: 0, sent: 0, accepted: 0, duplicates: 0 },
    ...{ refused: [], refusedCount: 0, noted: [], notedCount: 0 },
  };
  #pending: Pending[] = [];

  constructor(
    private readonly batchSize: number,
    private readonly post: (batch: readonly unknown[]) => Promise<IngestResult>,
    private readonly onProgress: (sent: number) => void,
  ) {}

  async add({ line, events, isRefused, problems }: PreparedRow): Promise<void> {
    this.summary.rows++;
    if (problems.length > 0) this.#say(isRefused, { line, problems: problems.map(wordsOf).join('; ') });
    if (isRefused) return;
    for (const event of events) {
      this.#pending.push({ line, event });
      if (this.#pending.length >= this.batchSize) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    const result = await this.post(batch.map(({ event }) => event));
    this.summary.sent += batch.length;
    this.summary.accepted += result.accepted;
    this.summary.duplicates += result.duplicates;
    for (const row of refusedRows(batch, result)) this.#say(true, row);
    this.onProgress(this.summary.sent);
  }

  #say(isRefused: boolean, row: RefusedRow): void {
    const kept = isRefused ? this.summary.refused : this.summary.noted;
    if (isRefused) this.summary.refusedCount++;
    else this.summary.notedCount++;
    if (kept.length < MOST_KEPT) kept.push(row);
  }
}

const wordsOf = ({ row, column, message }: CellProblem): string =>
  column === 'row' ? message : `row ${String(row)}, column "${column}": ${message}`;

function refusedRows(batch: readonly Pending[], result: IngestResult): RefusedRow[] {
  return result.events
    .filter((outcome) => outcome.status === 'refused')
    .map((outcome) => ({
      line: batch[outcome.index]?.line ?? 0,
      problems: (outcome.fields ?? [])
        .map(({ path, message }) => `${path || 'record'}: ${message}`)
        .join('; '),
    }));
}
