import { type IngestResult } from '#siaga/contracts';
import { type PreparedEvent } from '#siaga/simulation';

/** Something refused: which line of the file, and which fields with what to do. */
export interface RefusedRow {
  line: number;
  problems: string;
}

/** What became of a file. */
export interface FeedSummary {
  sent: number;
  accepted: number;
  duplicates: number;
  refused: RefusedRow[];
}

/** Sends the events in batches, one batch after the other, and gathers the judgements. */
export async function feedEvents(
  events: readonly PreparedEvent[],
  batchSize: number,
  post: (batch: readonly unknown[]) => Promise<IngestResult>,
  onProgress: (sent: number) => void,
): Promise<FeedSummary> {
  const summary: FeedSummary = { sent: 0, accepted: 0, duplicates: 0, refused: [] };
  for (let from = 0; from < events.length; from += batchSize) {
    const batch = events.slice(from, from + batchSize);
    const result = await post(batch.map((prepared) => prepared.event));
    summary.sent += batch.length;
    summary.accepted += result.accepted;
    summary.duplicates += result.duplicates;
    summary.refused.push(...refusedRows(batch, result));
    onProgress(summary.sent);
  }
  return summary;
}

function refusedRows(batch: readonly PreparedEvent[], result: IngestResult): RefusedRow[] {
  return result.events
    .filter((outcome) => outcome.status === 'refused')
    .map((outcome) => ({
      line: batch[outcome.index]?.line ?? 0,
      problems: (outcome.fields ?? [])
        .map(({ path, message }) => `${path || 'record'}: ${message}`)
        .join('; '),
    }));
}
