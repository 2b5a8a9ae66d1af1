import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode, useCallback, useMemo, useRef } from 'react';
import '../styles/table.css';
import { type Rows, useRows } from './use-rows.js';

/** From so many rows on only what is seen is drawn. */
const LONG = 200;

export interface TableColumn<T> {
  name: string;
  title: string;
  /** What its order follows: words as people sort them, numbers by size, null last. Left out, it cannot be sorted by. */
  order?: (item: T) => string | number | null;
  cell: (item: T) => ReactNode;
  /** Names the row: a screen reader says it with each cell. */
  isHead?: boolean;
  /** Figures stand at the end of their cell. */
  isFigure?: boolean;
  /** What can be done with the row: its title is for screen readers only, and where it is narrow it stands under the row. */
  isBare?: boolean;
}

export interface TableProps<T> {
  label: string;
  /** The same list between renders while nothing changed. */
  columns: readonly TableColumn<T>[];
  items: readonly T[];
  /** Stays the same for the same thing, whatever its place. */
  keyOf: (item: T) => string;
  /** The column it is sorted by at first; without it the rows stand as given until somebody sorts. */
  sortedBy?: { name: string; isDescending?: boolean };
  /** Stands where there are no rows. */
  empty: ReactNode;
  /** About how high a row is; 40 px when left out. */
  estimatePx?: number;
  className?: string;
  /** Marks a row for its style. */
  rowClass?: (item: T) => string;
  /** What stands open under a row, over its whole width; null for nothing. */
  under?: (item: T) => ReactNode;
}

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;

const classOf = ({
  isFigure,
  isBare,
}: Pick<TableColumn<never>, 'isFigure' | 'isBare'>): string | undefined =>
  isFigure ? 'figure' : isBare ? 'bare' : undefined;

/** What of a row its order is read from. */
interface Valued {
  getValue: (column: string) => unknown;
}

/** Ascending; an order that is null came as undefined and stands last whichever way. */
function compare(a: Valued, b: Valued, column: string): number {
  const [one, other] = [a.getValue(column), b.getValue(column)];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

function useSorted<T>({ columns, items, keyOf, sortedBy }: TableProps<T>) {
  const definitions = useMemo(
    () =>
      columns.map(({ name, order }): ColumnDef<Features, T & object> => ({
        id: name,
        accessorFn: (item) => order?.(item) ?? undefined,
        enableSorting: order !== undefined,
        sortFn: compare,
        sortUndefined: 'last',
      })),
    [columns],
  );
  return useTable({
    features,
    columns: definitions,
    data: items as readonly (T & object)[],
    getRowId: keyOf,
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
    initialState: {
      sorting: sortedBy ? [{ id: sortedBy.name, desc: sortedBy.isDescending ?? false }] : [],
    },
  });
}

const SORTS = { asc: 'ascending', desc: 'descending' } as const;
const SORT_ICONS = { asc: ArrowUp, desc: ArrowDown };

function Head<T>({
  column,
  sorted,
  onSort,
}: {
  column: TableColumn<T>;
  sorted: false | 'asc' | 'desc';
  onSort: () => void;
}): ReactElement {
  const Icon = sorted ? SORT_ICONS[sorted] : ChevronsUpDown;
  const title = column.isBare ? <span className="visually-hidden">{column.title}</span> : column.title;
  return (
    <th scope="col" className={classOf(column)} aria-sort={sorted ? SORTS[sorted] : undefined}>
      {column.order ? (
        <button type="button" onClick={onSort}>
          {title} <Icon size={12} aria-hidden className={sorted ? undefined : 'is-faint'} />
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function Line<T>({ columns, item }: { columns: readonly TableColumn<T>[]; item: T }): ReactNode {
  return columns.map(({ name, cell, isHead, ...rest }) => {
    const className = rest.isFigure ? 'figure num' : classOf(rest);
    return isHead ? (
      <th key={name} scope="row" className={className}>
        {cell(item)}
      </th>
    ) : (
      <td key={name} className={className}>
        {cell(item)}
      </td>
    );
  });
}

/** Room for the rows that are not drawn. */
function Gap({ px, columns }: { px: number; columns: number }): ReactElement | null {
  if (px <= 0) return null;
  return (
    <tbody aria-hidden>
      <tr>
        <td colSpan={columns} style={{ height: px, padding: 0 }} />
      </tr>
    </tbody>
  );
}

/** What is drawn of the rows, each with the room left out before it. */
function drawn({ shown, totalPx, startPx }: Rows, isLong: boolean, count: number) {
  if (!isLong) {
    const lines = Array.from({ length: count }, (_, index) => ({ index, beforePx: 0 }));
    return { lines, afterPx: 0 };
  }
  let endPx = 0;
  const lines = shown.map(({ index, start, size }) => {
    const beforePx = start - startPx - endPx;
    endPx = start - startPx + size;
    return { index, beforePx };
  });
  return { lines, afterPx: totalPx - endPx };
}

/**
 * A table whose headings sort it; a long one draws what is seen. Each row is a body of its own, so that what stands open
 * under it is measured and moved with it.
 */
export function Table<T>(props: TableProps<T>): ReactElement {
  const { label, columns, keyOf, empty, estimatePx = 40, className = '', rowClass, under } = props;
  const table = useSorted(props);
  const rows = table.getRowModel().rows;
  const isLong = rows.length > LONG;
  const element = useRef<HTMLTableElement>(null);
  const keyAt = useCallback((index: number) => rows[index]?.id ?? String(index), [rows]);
  const windowed = useRows(element, {
    count: isLong ? rows.length : 0,
    estimatePx,
    keyOf: keyAt,
    selected: -1,
  });
  const { lines, afterPx } = drawn(windowed, isLong, rows.length);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="sg-tablebox">
      <table
        ref={element}
        className={`sg-table ${className}`}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        {...(isLong && windowed.handlers)}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const sorting = table.getColumn(column.name);
              return (
                <Head
                  key={column.name}
                  column={column}
                  sorted={sorting?.getIsSorted() ?? false}
                  onSort={() => sorting?.toggleSorting()}
                />
              );
            })}
          </tr>
        </thead>
        {lines.map(({ index, beforePx }) => {
          const item = rows[index]?.original as T | undefined;
          if (item === undefined) return null;
          const open = under?.(item) ?? null;
          return (
            <Fragment key={keyOf(item)}>
              <Gap px={beforePx} columns={columns.length} />
              <tbody
                ref={isLong ? windowed.measure : undefined}
                data-index={index}
                className={rowClass?.(item)}
              >
                <tr aria-rowindex={index + 2} tabIndex={isLong ? 0 : undefined}>
                  <Line columns={columns} item={item} />
                </tr>
                {open !== null && (
                  <tr className="under">
                    <td colSpan={columns.length}>{open}</td>
                  </tr>
                )}
              </tbody>
            </Fragment>
          );
        })}
        <Gap px={afterPx} columns={columns.length} />
      </table>
    </div>
  );
}
