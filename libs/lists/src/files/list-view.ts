import type {
  ListCounts,
  ListImport,
  ListPreview,
  ListProblem,
  ListRow,
  ListRowResult,
} from '#siaga/contracts';
import type { RowOutcome, RowProblem } from '../kinds/list-kind.js';
import type { StoredFile } from './list-file.repository.js';
import type { ReadList } from './list-reader.js';

const SHOWN_ROWS = 20;
const SHOWN_PROBLEMS = 300;

/** What an import would do, with the first rows and all that is wrong with any. */
export function previewOf(
  file: StoredFile,
  read: ReadList,
  outcomes: readonly RowOutcome[],
  previewId: string | null,
): ListPreview {
  const problems = problemsOf(read, outcomes);
  const { headings, columns, mapping, refusal, rows } = read;
  return {
    file: file.view,
    previewId,
    headings: [...headings],
    columns,
    layout: rows?.layout ?? null,
    mapping: mapping === null ? null : { id: mapping.id, name: mapping.name },
    refusal,
    rows: rows?.total ?? 0,
    counts: countsOf(read, outcomes),
    first: inOrder(outcomes).slice(0, SHOWN_ROWS).map(toRow),
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: problems.length,
  };
}

/** What an import did, row by row in the order of the file. */
export function importOf(read: ReadList, outcomes: readonly RowOutcome[]): ListImport {
  const taken = outcomes.map(({ line, name, result, problem }) => {
    return { line, name, result, problem: problem && say(problem, true) };
  });
  const first = new Map<number, RowProblem>();
  for (const problem of read.rows?.refused ?? [])
    if (!first.has(problem.line)) first.set(problem.line, problem);
  const refused = [...first].map(([line, problem]) => {
    return { line, name: '', result: 'refused' as const, problem: say(problem, true) };
  });
  return {
    rows: read.rows?.total ?? 0,
    left: 0,
    counts: countsOf(read, outcomes),
    results: [...taken, ...refused].sort((a, b) => a.line - b.line),
  };
}

/** How far an import is that goes on. */
export function importSoFar(read: ReadList, outcomes: readonly RowOutcome[], left: number): ListImport {
  const counts = countsOf(read, outcomes);
  return {
    rows: read.rows?.total ?? 0,
    left,
    counts: { ...counts, refused: counts.refused - left },
    results: [],
  };
}

const inOrder = (outcomes: readonly RowOutcome[]): RowOutcome[] =>
  [...outcomes].sort((a, b) => a.line - b.line);

function countsOf({ rows }: ReadList, outcomes: readonly RowOutcome[]): ListCounts {
  const count = (wanted: ListRowResult): number => outcomes.filter(({ result }) => result === wanted).length;
  const [created, updated, unchanged] = [count('created'), count('updated'), count('unchanged')];
  // A row may be wrong in several places: what was not taken was refused.
  return { created, updated, unchanged, refused: (rows?.total ?? 0) - created - updated - unchanged };
}

function problemsOf({ rows }: ReadList, outcomes: readonly RowOutcome[]): ListProblem[] {
  const refused = [...(rows?.refused ?? []), ...outcomes.flatMap(({ problem }) => problem ?? [])];
  const all = [
    ...refused.map((problem) => say(problem, true)),
    ...(rows?.notes ?? []).map((problem) => say(problem, false)),
  ];
  return all.sort((a, b) => Number(b.isRefusal) - Number(a.isRefusal) || a.line - b.line);
}

const say = (problem: RowProblem, isRefusal: boolean): ListProblem => ({ ...problem, isRefusal });

function toRow({ line, name, cells, point, flags, result }: RowOutcome): ListRow {
  return { line, name, cells, point, flags, result };
}
