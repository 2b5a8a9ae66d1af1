import type { ListColumns } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { ListKind } from './list-kind.js';

/** Throws INPUT.INVALID for a column of a field that such a list does not have. */
export function demandFields({ fields }: Pick<ListKind, 'fields'>, columns: ListColumns): void {
  const names = fields.map(({ name }) => name);
  const none = Object.keys(columns).find((name) => !names.includes(name));
  if (none === undefined) return;
  const message = `Fields of such a list: ${names.join(', ')}`;
  throw new AppError('INPUT.INVALID', { fields: [{ path: `columns.${none}`, message }] });
}
