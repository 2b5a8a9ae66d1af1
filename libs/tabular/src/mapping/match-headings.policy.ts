import { foldHeading } from '../read/heading.policy.js';
import type { MatchedColumns, TableField } from './field.js';

/** The folded names under which any of the fields is known, to tell a heading by. */
export function knownHeadings(fields: readonly TableField[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ name, synonyms }) => [name, ...synonyms].map(foldHeading)));
}

/**
 * Which heading is which field: its own name first, then its synonyms in their order. A heading serves one field, a field has one
 * heading.
 */
export function matchHeadings(headings: readonly string[], fields: readonly TableField[]): MatchedColumns {
  const free = new Map<string, string>();
  for (const heading of headings) {
    const folded = foldHeading(heading);
    if (!free.has(folded)) free.set(folded, heading);
  }
  const columns: Record<string, string> = {};
  const take = (field: TableField, name: string): void => {
    const heading = free.get(foldHeading(name));
    if (heading === undefined || columns[field.name] !== undefined) return;
    columns[field.name] = heading;
    free.delete(foldHeading(name));
  };
  for (const field of fields) take(field, field.name);
  for (const field of fields) for (const synonym of field.synonyms) take(field, synonym);
  const used = new Set(Object.values(columns));
  return { columns, unused: headings.filter((heading) => !used.has(heading)) };
}

/** Headings and how to name them, for a layout that fits nothing: what was seen, what is needed, and a line to begin with. */
export function unknownLayoutText(
  headings: readonly string[],
  fields: readonly TableField[],
  needed: string,
): string {
  const shown = headings.length === 0 ? '(none)' : headings.join(', ');
  return [
    `The layout of this file is not known. Columns seen: ${shown}.`,
    `Needed: ${needed}.`,
    `Say which column is what with --columns "field=Column;field=Column;field:=the same for all".`,
    `Fields: ${fields.map(({ name }) => name).join(', ')}.`,
  ].join('\n');
}

/** Reads `field=Column;field:=text`; the words of what is wrong with it instead. */
export function parseColumns(
  text: string,
  fields: readonly TableField[],
): { columns: Record<string, string>; fixed: Record<string, string> } | { problem: string } {
  const columns: Record<string, string> = {};
  const fixed: Record<string, string> = {};
  for (const part of text.split(';').map((each) => each.trim())) {
    if (part === '') continue;
    const [, name = '', sign = '', value = ''] = /^([^:=]+?)\s*(:?=)\s*(.+?)$/.exec(part) ?? [];
    if (!fields.some((field) => field.name === name))
      return { problem: `"${part}" names no field. Fields: ${fields.map((field) => field.name).join(', ')}` };
    if (sign === ':=') fixed[name] = value;
    else columns[name] = value;
  }
  return { columns, fixed };
}

/** The columns as the text that `parseColumns` reads, to be kept in a file; what it cannot say instead. */
export function columnsText(
  columns: Readonly<Record<string, string>>,
  fixed: Readonly<Record<string, string>> = {},
): { text: string } | { problem: string } {
  const parts = [
    ...Object.entries(columns).map(([field, column]) => `${field}=${column}`),
    ...Object.entries(fixed).map(([field, text]) => `${field}:=${text}`),
  ];
  const broken = parts.find((part) => part.includes(';'));
  if (broken !== undefined)
    return { problem: `cannot keep "${broken}": give the column a name without ";".` };
  return { text: parts.join(';') };
}
