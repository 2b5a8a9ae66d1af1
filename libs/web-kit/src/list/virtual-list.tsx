import { type ReactElement, type ReactNode, useCallback, useRef } from 'react';
import { useRows } from './use-rows.js';

export interface VirtualListProps<T> {
  items: readonly T[];
  /** Stays the same for the same thing, whatever its place. */
  keyOf: (item: T) => string;
  /** About how high a row is; each is measured once it is drawn. */
  estimatePx: number;
  label: string;
  /** The row that is in hand, brought into sight when it changes; -1 for none. */
  selected?: number;
  className?: string;
  children: (item: T) => ReactNode;
}

/** A list of any length that draws what is seen; a screen reader is told how many there are and which this one is. */
export function VirtualList<T>({
  items,
  keyOf,
  estimatePx,
  label,
  selected = -1,
  className = '',
  children,
}: VirtualListProps<T>): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const keyAt = useCallback(
    (index: number) => {
      const item = items[index];
      return item === undefined ? String(index) : keyOf(item);
    },
    [items, keyOf],
  );
  const { shown, totalPx, startPx, measure, handlers } = useRows(
    list,
    items.length,
    estimatePx,
    keyAt,
    selected,
  );
  return (
    <ul
      ref={list}
      className={`sg-rows ${className}`}
      aria-label={label}
      style={{ height: totalPx }}
      {...handlers}
    >
      {shown.map(({ index, key, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={key}
            ref={measure}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - startPx}px)` }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
