import {
  defaultRangeExtractor,
  measureElement,
  type Range,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

/** Rows drawn above and below what is seen. */
const OVERSCAN = 8;
const PAGE_ROWS = 10;
const PRESSABLE = 'a[href],button:not(:disabled),[tabindex="0"]';
const TYPED_INTO = 'input,textarea,select';

/** The nearest box around the list that scrolls. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let box = element?.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

interface Start {
  scroller: HTMLElement | null;
  startPx: number;
}

/** Tells where the list starts inside its scroller, now and when what stands above it comes, goes or grows. */
function watchStart(list: HTMLElement, tell: (start: Start) => void): () => void {
  const scroller = scrollerOf(list);
  if (!scroller) return () => undefined;
  const measure = (): void => {
    const top = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    tell({ scroller, startPx: Math.round(top + scroller.scrollTop) });
  };
  const sizes = new ResizeObserver(measure);
  const observe = (): void => {
    sizes.observe(scroller);
    for (const child of scroller.children) sizes.observe(child);
  };
  const parts = new MutationObserver(() => {
    observe();
    measure();
  });
  observe();
  parts.observe(scroller, { childList: true });
  return () => {
    sizes.disconnect();
    parts.disconnect();
  };
}

function useStart(list: RefObject<HTMLElement | null>): Start {
  const [start, setStart] = useState<Start>({ scroller: null, startPx: 0 });
  useEffect(() => {
    if (!list.current) return;
    return watchStart(list.current, (next) =>
      setStart((known) =>
        known.scroller === next.scroller && known.startPx === next.startPx ? known : next,
      ),
    );
  }, [list]);
  return start;
}

function targetOf(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + PAGE_ROWS);
    case 'PageUp':
      return Math.max(0, at - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

const indexOf = (target: EventTarget): number =>
  Number(
    target instanceof Element ? (target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1) : -1,
  );

export interface RowsOptions {
  count: number;
  estimatePx: number;
  keyOf: (index: number) => string;
  /** Brought into sight when it changes; -1 for none. */
  selected: number;
  /** Rows beside each other. */
  lanes?: number;
  /** Told how many rows lie below what is seen. */
  onBelow?: ((count: number) => void) | undefined;
}

export interface Rows {
  shown: readonly VirtualItem[];
  totalPx: number;
  startPx: number;
  measure: (row: Element | null) => void;
  /** For the element around the rows. */
  handlers: {
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
  };
}

/**
 * The rows of a long list that are worth drawing. Arrows, Page, Home and End move the focus from row to row; the row
 * that has it stays drawn wherever the list is scrolled to. `selected` is brought into sight when it changes.
 */
export function useRows(
  list: RefObject<HTMLElement | null>,
  { count, estimatePx, keyOf, selected, lanes = 1, onBelow }: RowsOptions,
): Rows {
  const { scroller, startPx } = useStart(list);
  const [focused, setFocused] = useState(-1);
  const wanted = useRef(-1);
  const rows = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => estimatePx,
    // In a part of the page that is not shown a row has no height: rows of none would all have to be drawn.
    measureElement: (row, entry, instance) => measureElement(row, entry, instance) || estimatePx,
    getItemKey: keyOf,
    overscan: OVERSCAN / lanes,
    lanes,
    scrollMargin: startPx,
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        const isKept = focused >= 0 && focused < count && !indexes.includes(focused);
        return isKept ? [...indexes, focused].sort((a, b) => a - b) : indexes;
      },
      [focused, count],
    ),
  });
  const shown = rows.getVirtualItems();
  const bottomPx = (rows.scrollOffset ?? 0) + (rows.scrollRect?.height ?? 0);
  const lastWhole = shown.findLast(({ end }) => end <= bottomPx + 1)?.index ?? -1;
  const below = scroller ? count - 1 - lastWhole : 0;
  useEffect(() => onBelow?.(below), [below, onBelow]);
  useEffect(() => {
    if (wanted.current < 0) return;
    const row = list.current?.querySelector(`[data-index="${wanted.current}"]`);
    const press = row?.matches(PRESSABLE) ? row : row?.querySelector(PRESSABLE);
    if (!(press instanceof HTMLElement)) return;
    wanted.current = -1;
    press.focus({ preventScroll: true });
  }, [shown, list]);
  useEffect(() => {
    if (selected >= 0 && scroller) rows.scrollToIndex(selected);
  }, [selected, scroller, rows]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.matches(TYPED_INTO)) return;
    const at = indexOf(event.target);
    const target = at < 0 ? null : targetOf(event.key, at, count - 1);
    if (target === null) return;
    event.preventDefault();
    wanted.current = target;
    setFocused(target);
    rows.scrollToIndex(target);
  };
  return {
    shown,
    totalPx: rows.getTotalSize(),
    startPx,
    measure: rows.measureElement,
    handlers: {
      onKeyDown,
      onFocus: (event) => setFocused(indexOf(event.target)),
      onBlur: () => setFocused(-1),
    },
  };
}
