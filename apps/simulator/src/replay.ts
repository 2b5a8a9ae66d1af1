import cliProgress from 'cli-progress';
import { planImport, type ImportPlan, responseFigures, type SfResponse } from '#siaga/simulation';
import {
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
import { sourceOption } from './cli/source-option.js';
import { IngestClient } from './client/ingest-client.js';
import { anonymousClient, type Credentials, Session } from './client/session.js';
import { readSfFile } from './history/read-sf-file.js';
import { Replay, type ReplayTools } from './history/replay-run.js';
import { compareFigures, compareRecords, figureTable } from './history/replay-verify.js';

const SPECS: Record<string, OptionSpec> = {
  url: { value: 'URL', text: 'address of the server (SIAGA_URL, http://127.0.0.1:3119)' },
  source: { value: 'NAME', text: 'call source whose region holds the replay’s (SIAGA_INGEST_SOURCE, local)' },
  secret: {
    value: 'TEXT',
    text: 'its secret (SIAGA_INGEST_SECRET; for local what the server on this machine keeps)',
  },
  username: { value: 'NAME', text: 'account with the rights of an admin (admin)' },
  password: { value: 'TEXT', text: 'its password (SIAGA_ADMIN_PASSWORD; the demo’s own when left out)' },
  region: { value: 'CODE', text: 'region to make the history in (99.01); another one for a second replay' },
  concurrency: { value: 'N', text: 'incidents at a time, 1 to 64 (24)' },
  limit: { value: 'N', text: 'first calls of the file only' },
  columns: {
    value: 'LIST',
    text: 'which column of another file is which, for example "Call Number=Incident;Unit ID=Vehicle"',
  },
};
const ABOUT = [
  'Replays a file of San Francisco fire calls through the public API at high speed: a call record and an incident for every call,',
  'an assignment for every unit response, every stamp as in the file. Then reads all of it back and compares: counts, stamps to',
  'the second, and the response-time report with figures computed straight from the file. Ends with code 1 on any difference.',
].join('\n');
const SHOWN = 20;

async function main(stop: AbortController): Promise<number> {
  const parsed = readCommandLine(process.argv.slice(2), SPECS);
  const [file] = parsed.positionals;
  if (parsed.values['help'] || file === undefined) {
    console.log(helpText('npm run replay -- FILE [options]', ABOUT, SPECS));
    return parsed.values['help'] ? 0 : 1;
  }
  const regionCode = textOption(parsed, 'region', '99.01');
  const limit = numberOption(parsed, 'limit', { otherwise: 1e9, from: 1, to: 1e9 });
  const columns = textOption(parsed, 'columns', undefined);
  const { responses: rows, refused } = await readSfFile(file, { limit, columns });
  for (const { line, problems } of refused) console.log(`line ${line}: ${problems}`);
  if (rows.length === 0) throw new UsageError(`${file} has no row that can be replayed.`);
  const plan = planImport(rows, regionCode);
  sayPlan(file, rows.length, refused.length, plan);
  const tools = await prepare(parsed, regionCode, stop.signal);
  return (await replayAndCompare(plan, rows, tools)) && refused.length === 0 ? 0 : 1;
}

function sayPlan(file: string, rows: number, refused: number, plan: ImportPlan): void {
  const steps = plan.calls.flatMap((call) => call.responses).flatMap((response) => response.steps).length;
  console.log(
    `${file}: ${plan.calls.length} calls, ${rows} unit responses of ${plan.units.length} units, ${steps} steps; ` +
      `${refused} rows refused, ${plan.correctedStamps} stamps entered as corrections, ${plan.outOfOrder} responses with times out of order.`,
  );
}

async function prepare(parsed: Parsed, regionCode: string, signal: AbortSignal): Promise<ReplayTools> {
  const client = anonymousClient(serverUrl(parsed, process.env));
  const admin = new Session(client.baseUrl, await adminOption(parsed, client), signal);
  await admin.signIn();
  return {
    admin,
    ingest: new IngestClient(client.baseUrl, await sourceOption(parsed, process.env), signal),
    regionCode,
    concurrency: numberOption(parsed, 'concurrency', { otherwise: 24, from: 1, to: 64 }),
  };
}

async function adminOption(parsed: Parsed, client: ReturnType<typeof anonymousClient>): Promise<Credentials> {
  const username = textOption(parsed, 'username', 'admin');
  const given = textOption(parsed, 'password', process.env['SIAGA_ADMIN_PASSWORD']);
  const { demoAccounts } = await client.call('info', {});
  const password = given ?? demoAccounts.find((account) => account.username === username)?.password;
  if (password === undefined)
    throw new UsageError(`Give the password of ${username} with --password or SIAGA_ADMIN_PASSWORD.`);
  return { username, password, role: 'admin' };
}

async function replayAndCompare(
  plan: ImportPlan,
  rows: readonly SfResponse[],
  tools: ReplayTools,
): Promise<boolean> {
  const replay = new Replay(plan, tools);
  const startedMs = Date.now();
  const total = plan.calls.length;
  await withBar('units    ', plan.units.length, (show) => replay.makeUnits(show));
  await withBar('calls    ', total, (show) => replay.feedCalls(show));
  await withBar('incidents', total, (show) => replay.replayIncidents(show));
  const tookS = (Date.now() - startedMs) / 1_000;
  const seen = await withBar('comparing', total, (show) =>
    compareRecords(plan, replay.ids, tools.admin, tools.concurrency, show),
  );
  console.log(
    `Replayed in ${tookS.toFixed(0)} s: ${(rows.length / tookS).toFixed(0)} unit responses a second.`,
  );
  console.log(
    `Compared ${seen.incidents} incidents, ${seen.assignments} assignments, ${seen.stamps} stamps.`,
  );
  for (const difference of seen.differences.slice(0, SHOWN)) console.log(difference);
  const isReportRight = await compareReport(rows, tools);
  const count = seen.differences.length;
  console.log(
    count === 0 && isReportRight
      ? 'No difference.'
      : `${count} records differ; the report ${isReportRight ? 'agrees' : 'differs'}.`,
  );
  return count === 0 && isReportRight;
}

async function compareReport(
  rows: readonly SfResponse[],
  { admin, regionCode }: ReplayTools,
): Promise<boolean> {
  const times = rows.map((row) => Date.parse(row.receivedAt));
  const ends = rows.map((row) => Date.parse(row.availableAt));
  const report = await admin.call('responseTimes', {
    from: new Date(times.reduce((a, b) => Math.min(a, b))).toISOString(),
    to: new Date(ends.reduce((a, b) => Math.max(a, b)) + 1_000).toISOString(),
    regionCode,
  });
  const lines = compareFigures(responseFigures(rows), report.intervals);
  console.log(figureTable(lines));
  return lines.every((line) => line.isEqual);
}

async function withBar<T>(
  name: string,
  total: number,
  work: (show: (done: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new cliProgress.SingleBar(
    { format: `${name} |{bar}| {percentage}% · {value}/{total} · {duration_formatted}` },
    cliProgress.Presets.legacy,
  );
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
}

await runProgram(main);
