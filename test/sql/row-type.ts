import ts from 'typescript';
import type { ResultColumn } from './describe.js';

type Kind = 'string' | 'number' | 'boolean' | 'date' | 'bytes' | 'json' | 'nothing';

/** What pg makes of a type of the database, by its number in `pg_type`. */
const KINDS: Readonly<Record<number, Kind>> = {
  16: 'boolean',
  17: 'bytes',
  18: 'string',
  19: 'string',
  20: 'string',
  21: 'number',
  23: 'number',
  25: 'string',
  26: 'number',
  114: 'json',
  700: 'number',
  701: 'number',
  1042: 'string',
  1043: 'string',
  1082: 'date',
  1114: 'date',
  1184: 'date',
  1700: 'string',
  2278: 'nothing',
  2950: 'string',
  3802: 'json',
};
/** Types of arrays and the type of their members. */
const MEMBERS: Readonly<Record<number, number>> = {
  1000: 16,
  1005: 21,
  1007: 23,
  1009: 25,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1115: 1114,
  1185: 1184,
  2951: 2950,
};

/** What is wrong between the columns of a statement and the type that its rows are said to be of; empty when they agree. */
export function mismatches(
  checker: ts.TypeChecker,
  row: ts.Type,
  columns: readonly ResultColumn[],
  { sql, neverNull }: { sql: string; neverNull: ReadonlySet<string> },
): string[] {
  const problems: string[] = [];
  const stated = new Map(checker.getPropertiesOfType(row).map((property) => [property.name, property]));
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column.name)) problems.push(`gives ${column.name} twice`);
    seen.add(column.name);
    const property = stated.get(column.name);
    const isRequired = neverNull.has(column.name) ? null : column.isRequired;
    if (property)
      problems.push(
        ...typeProblems(checker, checker.getTypeOfSymbol(property), { ...column, isRequired }, sql),
      );
    else problems.push(`gives ${column.name}, which the row type does not have`);
  }
  for (const property of stated.values()) {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    if (!isOptional && !seen.has(property.name)) problems.push(`does not give ${property.name}`);
  }
  return problems;
}

function typeProblems(checker: ts.TypeChecker, type: ts.Type, column: ResultColumn, sql: string): string[] {
  if (isAny(type)) return [];
  const plain = checker.getNonNullableType(type);
  const isNullable = plain !== type;
  const member = MEMBERS[column.typeId];
  const kind = KINDS[column.typeId];
  const words = checker.typeToString(type);
  if (member === undefined && kind === undefined)
    return [`gives ${column.name} as type ${column.typeId}, which pg hands over as text of its own`];
  const fits =
    member === undefined
      ? isOf(checker, plain, kind ?? 'nothing')
      : isArrayOf(checker, plain, KINDS[member] ?? 'nothing');
  const problems = fits ? [] : [`gives ${column.name} as ${nameOf(column.typeId)}, not as ${words}`];
  if (column.isRequired === false && !isNullable)
    problems.push(`may give null for ${column.name}, which is said to be ${words}`);
  if (column.isRequired === true && isNullable && !/\b(LEFT|RIGHT|FULL)\b/.test(sql))
    problems.push(`never gives null for ${column.name}, which is said to be ${words}`);
  return problems;
}

function isArrayOf(checker: ts.TypeChecker, type: ts.Type, kind: Kind): boolean {
  if (isAny(type)) return true;
  if (!checker.isArrayType(type)) return false;
  const [member] = checker.getTypeArguments(type as ts.TypeReference);
  return member !== undefined && isOf(checker, checker.getNonNullableType(member), kind);
}

function isOf(checker: ts.TypeChecker, type: ts.Type, kind: Kind): boolean {
  if (isAny(type)) return true;
  if (type.isUnion()) return type.types.every((part) => isOf(checker, part, kind));
  switch (kind) {
    case 'string':
      return (type.flags & ts.TypeFlags.StringLike) !== 0;
    case 'number':
      return (type.flags & ts.TypeFlags.NumberLike) !== 0;
    case 'boolean':
      return (type.flags & ts.TypeFlags.BooleanLike) !== 0;
    case 'date':
      return type.getSymbol()?.name === 'Date';
    case 'bytes':
      return ['Buffer', 'Uint8Array'].includes(type.getSymbol()?.name ?? '');
    case 'json':
      return !['Date', 'Buffer', 'Uint8Array'].includes(type.getSymbol()?.name ?? '');
    case 'nothing':
      return false;
  }
}

function isAny(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}

function nameOf(typeId: number): string {
  const member = MEMBERS[typeId];
  return member === undefined ? (KINDS[typeId] ?? String(typeId)) : `${KINDS[member] ?? ''}[]`;
}
