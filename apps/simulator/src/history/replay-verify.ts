import {
  type Assignment,
  type Incident,
  type ResponseTimeReport,
  type Stamp,
  type StampName,
} from '#siaga/contracts';
import {
  type ExpectedFigures,
  type ImportCall,
  type ImportPlan,
  type ImportResponse,
} from '#siaga/simulation';
import { type Session } from '../client/session.js';
import { forEachBounded } from './bounded.js';
import { type ReplayedIds } from './replay-run.js';

/** How many were compared, and every difference in words. */
export interface Comparison {
  incidents: number;
  assignments: number;
  stamps: number;
  differences: string[];
}

/** Reads every incident and assignment through the API and compares it with the file, to the second. */
export async function compareRecords(
  plan: ImportPlan,
  ids: ReplayedIds,
  admin: Session,
  concurrency: number,
  onProgress: (done: number) => void,
): Promise<Comparison> {
  const result: Comparison = { incidents: 0, assignments: 0, stamps: 0, differences: [] };
  let done = 0;
  await forEachBounded(plan.calls, concurrency, async (call) => {
    const incidentId = ids.incidentIds.get(call.callNumber) ?? '';
    const incident = await admin.call('incident', { id: incidentId });
    result.incidents += 1;
    result.differences.push(...compareIncident(call, incident, ids.callIds.get(call.callNumber) ?? ''));
    for (const response of call.responses) {
      const assignment = await admin.call('assignment', { id: ids.assignmentIds.get(response.rowId) ?? '' });
      result.assignments += 1;
      result.stamps += Object.keys(response.stamps).length;
      result.differences.push(...compareAssignment(response, assignment, incidentId));
    }
    onProgress((done += 1));
  });
  result.differences.push(
    ...duplicatesIn('incident', ids.incidentIds),
    ...duplicatesIn('assignment', ids.assignmentIds),
  );
  return result;
}

function duplicatesIn(what: string, ids: ReadonlyMap<string, string>): string[] {
  const extra = ids.size - new Set(ids.values()).size;
  return extra === 0 ? [] : [`${String(extra)} rows share an ${what} with another`];
}

const sameSecond = (a: string | null, b: string | null): boolean =>
  a === null || b === null
    ? a === b
    : Math.floor(Date.parse(a) / 1_000) === Math.floor(Date.parse(b) / 1_000);

/** Differences of one incident: its times, its call, its end. */
export function compareIncident(call: ImportCall, incident: Incident, callId: string): string[] {
  const times: [string, string, string | null][] = [
    ['call offered', call.receivedAt, incident.callOfferedAt],
    ['call answered', call.entryAt, incident.callAnsweredAt],
    ['opened', call.entryAt, incident.openedAt],
    ['closed', call.closedAt, incident.closedAt],
  ];
  const wrong = times
    .filter(([, file, siaga]) => !sameSecond(file, siaga))
    .map(
      ([name, file, siaga]) => `call ${call.callNumber}: ${name} ${siaga ?? 'never'}, in the file ${file}`,
    );
  if (incident.status !== 'closed') wrong.push(`call ${call.callNumber}: the incident is ${incident.status}`);
  if (!incident.callIds.includes(callId))
    wrong.push(`call ${call.callNumber}: the incident has another call`);
  return wrong;
}

/** Differences of one response: every stamp that counts, none too many, its end. */
export function compareAssignment(
  response: ImportResponse,
  assignment: Assignment,
  incidentId: string,
): string[] {
  const current = currentStamps(assignment.stamps);
  const names = new Set([...(Object.keys(response.stamps) as StampName[]), ...current.keys()]);
  const wrong = [...names]
    .filter((name) => !sameSecond(response.stamps[name] ?? null, current.get(name)?.at ?? null))
    .map((name) => {
      const [siaga, file] = [current.get(name)?.at ?? 'never', response.stamps[name] ?? 'nothing'];
      return `response ${response.rowId}: ${name} ${siaga}, in the file ${file}`;
    });
  if (assignment.status !== 'available')
    wrong.push(`response ${response.rowId}: the job is ${assignment.status}`);
  if (assignment.incidentId !== incidentId) wrong.push(`response ${response.rowId}: another incident`);
  if (assignment.unitCallSign !== response.unitId) wrong.push(`response ${response.rowId}: another unit`);
  return wrong;
}

/** The stamps that count: those that no later one supersedes. */
function currentStamps(stamps: readonly Stamp[]): Map<StampName, Stamp> {
  const superseded = new Set(stamps.map((stamp) => stamp.supersedesId));
  return new Map(stamps.filter((stamp) => !superseded.has(stamp.id)).map((stamp) => [stamp.name, stamp]));
}

/** One line of the table of figures: the file's value, Siaga's, and whether they agree. */
export interface FigureLine {
  name: string;
  metric: string;
  file: number | null;
  siaga: number | null;
  isEqual: boolean;
}

/** The report may round to a tenth of a second. */
const TOLERANCE_S = 0.051;

/** Compares the response-time report with the figures computed from the file. */
export function compareFigures(
  expected: readonly ExpectedFigures[],
  report: ResponseTimeReport['intervals'],
): FigureLine[] {
  return expected.flatMap((file) => {
    const siaga = report.find((interval) => interval.name === file.name);
    const metrics = ['count', 'anomalies', 'p50S', 'p90S', 'meanS'] as const;
    return metrics.map((metric): FigureLine => {
      const [a, b] = [file[metric], siaga ? siaga[metric] : null];
      const isEqual =
        siaga !== undefined && (a === null || b === null ? a === b : Math.abs(a - b) < TOLERANCE_S);
      return { name: file.name, metric, file: a, siaga: b, isEqual };
    });
  });
}

/** The table of figures as text. */
export function figureTable(lines: readonly FigureLine[]): string {
  const cell = (value: number | null) => (value === null ? '-' : String(Number(value.toFixed(2))));
  const rows = [
    ['interval', 'figure', 'file', 'Siaga', ''],
    ...lines.map((line) => [
      line.name,
      line.metric,
      cell(line.file),
      cell(line.siaga),
      line.isEqual ? '' : 'DIFFERENT',
    ]),
  ];
  return rows
    .map(([name = '', metric = '', file = '', siaga = '', mark = '']) =>
      `${name.padEnd(12)}${metric.padEnd(11)}${file.padStart(12)}${siaga.padStart(12)}  ${mark}`.trimEnd(),
    )
    .join('\n');
}
