import cliProgress from 'cli-progress';
import { MAX_EVENTS_PER_POST, RegionCode, regionTimeZone } from '#siaga/contracts';
import {
  type CallLayout,
  CANONICAL_COLUMNS,
  type PreparedRow,
  prepareRows,
  RECORD_PRESETS,
  type RecordContext,
  surveyDates,
  UnreadableTable,
} from '#siaga/tabular';
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
import { layoutOption, saveMapping } from './feed/layout-option.js';
import { openRecords, type OpenFile } from './feed/read-records.js';

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
  map: { value: 'PRESET', text: `form of the records: ${RECORD_PRESETS.join(', ')} (found by the columns)` },
  columns: {
    value: 'LIST',
    text: 'which column is what, for example "at=Datetime;locationText=Address;type:=offered"',
  },
  dates: { value: 'ORDER', text: 'what 05/11/2026 is: dmy or mdy (found by the column’s other rows)' },
  'time-zone': { value: 'ZONE', text: 'zone of times without an offset (the region’s, else Asia/Jakarta)' },
  mapping: { value: 'FILE', text: 'columns that were saved before with --save-mapping' },
  'save-mapping': { value: 'FILE', text: 'keeps which column is what, to read the next such file by' },
  preview: { text: 'shows how the file is read, and its first events, and sends nothing' },
  at: {
    value: 'TIME',
    text: 'time of records that have none (the file’s own time, so that running twice changes nothing)',
  },
  batch: { value: 'N', text: `events a request, 1 to ${String(MAX_EVENTS_PER_POST)} (200)` },
};
const ABOUT = [
  'Feeds a file of call records (CSV, Excel, JSONL) to a running Siaga. Safe to run twice: what it knows already changes nothing.',
  'Encoding, separator, heading and dates are found out. Ends with code 1 when a row was refused or a cell left out.',
  '',
  `canonical  columns ${CANONICAL_COLUMNS.join(', ')}, or Indonesian ones (Waktu, Nomor penelepon, Lokasi …)`,
  'asterisk   call detail records, several rows a call: Master.csv without a heading, FreePBX and Issabel with one',
  'places     columns alamat, desa, kecamatan: one ringing call each with these words; any pin in the file is not sent',
  'seattle, montgomery, nyc   published lists of other cities, as examples of --columns',
].join('\n');
const PREVIEWED = 5;

async function main(stop: AbortController): Promise<number> {
  const parsed = readCommandLine(process.argv.slice(2), SPECS);
  const [file] = parsed.positionals;
  if (parsed.values['help'] || file === undefined) {
    console.log(helpText('npm run ingest -- FILE [options]', ABOUT, SPECS));
    return parsed.values['help'] ? 0 : 1;
  }
  const opened = await openRecords(file);
  const layout = await layoutOption(parsed, file, opened.table.headings);
  const context = await contextOf(parsed, opened, layout);
  await saveMapping(parsed, layout);
  if (parsed.values['preview']) return preview(opened, layout, context);
  const source = await sourceOption(parsed, process.env);
  const client = new IngestClient(serverUrl(parsed, process.env), source, stop.signal);
  const batchSize = numberOption(parsed, 'batch', { otherwise: 200, from: 1, to: MAX_EVENTS_PER_POST });
  const bar = new cliProgress.SingleBar(
    { format: 'calls |{bar}| {percentage}% · {sent} events · {duration_formatted}', noTTYOutput: false },
    cliProgress.Presets.legacy,
  );
  bar.start(opened.bytes, 0, { sent: 0 });
  const rows = prepareRows(
    layout,
    opened.table.rows((bytes) => bar.update(bytes)),
    context,
  );
  const summary = await feedEvents(
    source.name === LOCAL_SOURCE ? withRegions(rows) : rows,
    batchSize,
    (batch) => client.post(batch),
    (sent) => bar.update({ sent }),
  )
    .catch((cause: unknown) => {
      throw cause instanceof UnreadableTable ? new UsageError(`${file}: ${cause.message}`, { cause }) : cause;
    })
    .finally(() => bar.stop());
  return report(file, summary);
}

async function contextOf(
  parsed: Parsed,
  { table, changedAt }: OpenFile,
  layout: CallLayout,
): Promise<RecordContext> {
  const order = textOption(parsed, 'dates', undefined);
  const given = order === undefined ? null : choiceOption(parsed, 'dates', ['dmy', 'mdy'] as const, 'dmy');
  const regionCode = regionOption(parsed);
  return {
    timeZone: zoneOption(parsed, regionCode),
    defaultAt: textOption(parsed, 'at', changedAt),
    regionCode,
    dateOrder: given ?? (await surveyDates(table, layout.mapping, layout.fields)),
  };
}

async function preview({ table }: OpenFile, layout: CallLayout, context: RecordContext): Promise<number> {
  const { format, encoding, delimiter, sheet, headingRow, hiddenColumns } = table.facts;
  const shownDelimiter = delimiter === '\t' ? 'tab' : delimiter;
  console.log([format, encoding, shownDelimiter, sheet].filter((fact) => fact !== null).join(', '));
  console.log(
    `Layout ${layout.preset}, heading in row ${headingRow}, times in ${layout.timeZone ?? context.timeZone}`,
  );
  if (hiddenColumns.length > 0) console.log(`Hidden columns, read like others: ${hiddenColumns.join(', ')}`);
  for (const [field, column] of Object.entries(layout.mapping.columns)) console.log(`  ${field} = ${column}`);
  for (const [field, text] of Object.entries(layout.mapping.fixed)) console.log(`  ${field} := ${text}`);
  let shown = 0;
  for await (const { line, events, problems } of prepareRows(layout, table.rows(), context)) {
    for (const event of events) console.log(`line ${line}: ${JSON.stringify(event)}`);
    for (const { column, message } of problems) console.log(`line ${line}, ${column}: ${message}`);
    if (++shown === PREVIEWED) break;
  }
  return 0;
}

/** The local source stands for the whole country: without a region no operator would see the call. */
async function* withRegions(rows: AsyncIterable<PreparedRow>): AsyncGenerator<PreparedRow> {
  for await (const row of rows) {
    const isBare = row.events.some((event) => event['regionCode'] === undefined);
    if (isBare)
      throw new UsageError(
        `Line ${String(row.line)} names no region: give one for all with --region, for example 35.29.`,
      );
    yield row;
  }
}

function report(file: string, summary: FeedSummary): number {
  const lines = [
    ...summary.refused.map(({ line, problems }) => ({ line, text: `line ${line}: ${problems}` })),
    ...summary.noted.map(({ line, problems }) => ({
      line,
      text: `line ${line}, taken without it: ${problems}`,
    })),
  ].sort((a, b) => a.line - b.line);
  for (const { text } of lines) console.log(text);
  const { rows, sent, accepted, duplicates, refusedCount, notedCount } = summary;
  if (lines.length < refusedCount + notedCount)
    console.log(`… and ${refusedCount + notedCount - lines.length} more`);
  console.log(
    `${file}: ${rows} rows, ${sent} call events sent: ${accepted} new, ${duplicates} known already, ` +
      `${refusedCount} refused, ${notedCount} taken without a cell.`,
  );
  return refusedCount + notedCount === 0 ? 0 : 1;
}

function regionOption(parsed: Parsed): string | undefined {
  const code = textOption(parsed, 'region', undefined);
  if (code === undefined || RegionCode.safeParse(code).success) return code;
  throw new UsageError(`--region must be a dotted code such as 35.29, not "${code}".`);
}

function zoneOption(parsed: Parsed, regionCode = 'ID'): string {
  const timeZone = textOption(parsed, 'time-zone', regionTimeZone(regionCode));
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
