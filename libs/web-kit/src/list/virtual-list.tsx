import '../styles/rows.css';
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
  /** Rows beside each other; one when left out. */
  lanes?: number;
  /** Where this is a part of a longer list, which has the role: how many stand before it and how many there are. */
  part?: { before: number; of: number };
  /** Told how many rows lie below what is seen. */
  onBelow?: (count: number) => void;
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
  lanes = 1,
  part,
  onBelow,
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
  const { shown, totalPx, startPx, measure, handlers } = useRows(list, {
    count: items.length,
    estimatePx,
    keyOf: keyAt,
    selected,
    lanes,
    onBelow,
  });
  return (
    <ul
      ref={list}
      className={`sg-rows ${className}`}
      role={part && 'presentation'}
      aria-label={part ? undefined : label}
      style={{ height: totalPx }}
      {...handlers}
    >
      {shown.map(({ index, key, start, lane }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={key}
            ref={measure}
            data-index={index}
            role={part && 'listitem'}
            aria-setsize={part?.of ?? items.length}
            aria-posinset={(part?.before ?? 0) + index + 1}
            style={{
              transform: `translateY(${start - startPx}px)`,
              ...(lanes > 1 && { left: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }),
            }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
