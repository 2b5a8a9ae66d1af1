import cliProgress from 'cli-progress';
import { MAX_EVENTS_PER_POST, RegionCode } from '#siaga/contracts';
import { CANONICAL_COLUMNS, type PreparedEvent, prepareEvents, RECORD_PRESETS } from '#siaga/simulation';
import {
  choiceOption,
  helpText,
  numberOption,
  type OptionSpec,
  type Parsed,
  readCommandLine,
  runProgram,
  serverUrl,
  textOption,
  UsageError,
} from './cli/options.js';
import { LOCAL_SOURCE, sourceOption } from './cli/source-option.js';
import { IngestClient } from './client/ingest-client.js';
import { feedEvents, type FeedSummary } from './feed/feed-events.js';
import { readRecords, type UnreadableLine } from './feed/read-records.js';

const SPECS: Record<string, OptionSpec> = {
  url: { value: 'URL', text: 'address of the server (SIAGA_URL, http://127.0.0.1:3119)' },
  source: { value: 'NAME', text: 'call source as the server knows it (SIAGA_INGEST_SOURCE, local)' },
  secret: {
    value: 'TEXT',
    text: 'its secret (SIAGA_INGEST_SECRET; for local what the server on this machine keeps)',
  },
  region: {
    value: 'CODE',
    text: 'region of records that have none, for example 35.29; the source’s own when left out (local: none)',
  },
  map: { value: 'PRESET', text: `form of the records: ${RECORD_PRESETS.join(', ')} (canonical)` },
  'time-zone': { value: 'ZONE', text: 'zone of times without an offset (Asia/Jakarta)' },
  at: {
    value: 'TIME',
    text: 'time of records that have none (the file’s own time, so that running twice changes nothing)',
  },
  batch: { value: 'N', text: `events a request, 1 to ${String(MAX_EVENTS_PER_POST)} (200)` },
};
const ABOUT = [
  'Feeds a CSV or JSONL file of call records to a running Siaga. Safe to run twice: what it knows already changes nothing.',
  'Ends with code 1 when a row was refused.',
  '',
  `canonical  columns ${CANONICAL_COLUMNS.join(', ')}`,
  'asterisk   Master.csv call detail records, without a heading, several rows a call',
  'places     columns alamat, desa, kecamatan: one ringing call each with these words; any pin in the file is not sent',
].join('\n');

async function main(stop: AbortController): Promise<number> {
  const parsed = readCommandLine(process.argv.slice(2), SPECS);
  const [file] = parsed.positionals;
  if (parsed.values['help'] || file === undefined) {
    console.log(helpText('npm run ingest -- FILE [options]', ABOUT, SPECS));
    return parsed.values['help'] ? 0 : 1;
  }
  const preset = choiceOption(parsed, 'map', RECORD_PRESETS, 'canonical');
  const { records, unreadable, changedAt } = await readRecords(file, preset);
  const events = prepareEvents(preset, records, {
    timeZone: zoneOption(parsed),
    defaultAt: textOption(parsed, 'at', changedAt),
    regionCode: regionOption(parsed),
  });
  const source = await sourceOption(parsed, process.env);
  if (source.name === LOCAL_SOURCE) requireRegions(events);
  const client = new IngestClient(serverUrl(parsed, process.env), source, stop.signal);
  const batchSize = numberOption(parsed, 'batch', { otherwise: 200, from: 1, to: MAX_EVENTS_PER_POST });
  const bar = new cliProgress.SingleBar(
    { format: 'calls |{bar}| {percentage}% · {value}/{total} · {duration_formatted}', noTTYOutput: false },
    cliProgress.Presets.legacy,
  );
  bar.start(events.length, 0);
  const summary = await feedEvents(
    events,
    batchSize,
    (batch) => client.post(batch),
    (sent) => bar.update(sent),
  ).finally(() => bar.stop());
  return report(file, records.length, unreadable, summary);
}

/** The local source stands for the whole country: without a region no operator would see the call. */
function requireRegions(events: readonly PreparedEvent[]): void {
  const bare = events.find(({ event }) => event['regionCode'] === undefined);
  if (bare)
    throw new UsageError(
      `Line ${String(bare.line)} names no region: give one for all with --region, for example 35.29.`,
    );
}

function report(
  file: string,
  rows: number,
  unreadable: readonly UnreadableLine[],
  summary: FeedSummary,
): number {
  const lines = [
    ...unreadable.map(({ line, message }) => ({ line, text: `line ${line}: ${message}` })),
    ...summary.refused.map(({ line, problems }) => ({ line, text: `line ${line}: ${problems}` })),
  ].sort((a, b) => a.line - b.line);
  for (const { text } of lines) console.log(text);
  console.log(
    `${file}: ${rows + unreadable.length} rows, ${summary.sent} call events sent: ${summary.accepted} new, ` +
      `${summary.duplicates} known already, ${lines.length} refused.`,
  );
  return lines.length === 0 ? 0 : 1;
}

function regionOption(parsed: Parsed): string | undefined {
  const code = textOption(parsed, 'region', undefined);
  if (code === undefined || RegionCode.safeParse(code).success) return code;
  throw new UsageError(`--region must be a dotted code such as 35.29, not "${code}".`);
}

function zoneOption(parsed: Parsed): string {
  const timeZone = textOption(parsed, 'time-zone', 'Asia/Jakarta');
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch (cause) {
    throw new UsageError(`--time-zone must be an IANA zone such as Asia/Jakarta, not "${timeZone}".`, {
      cause,
    });
  }
}

await runProgram(main);
