import type { ListColumns } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { ReadableListKind } from './list-kind.js';

/** Throws INPUT.INVALID for a column of a field that such a list does not have. */
export function demandFields({ fields }: Pick<ReadableListKind, 'fields'>, columns: ListColumns): void {
  demandAmong(
    'columns',
    columns,
    fields.map(({ name }) => name),
  );
}

/** Throws INPUT.INVALID for a field that cannot be given for all of such a list. */
export function demandGivable(
  { givable = [] }: Pick<ReadableListKind, 'givable'>,
  given: Readonly<Record<string, string>>,
): void {
  demandAmong('given', given, givable);
}

function demandAmong(path: string, asked: object, names: readonly string[]): void {
  const none = Object.keys(asked).find((name) => !names.includes(name));
  if (none === undefined) return;
  const message = `Fields of such a list: ${names.join(', ')}`;
  throw new AppError('INPUT.INVALID', { fields: [{ path: `${path}.${none}`, message }] });
}
