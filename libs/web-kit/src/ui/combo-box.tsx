import {
  Fragment,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { activeIndex, type Standing, standingsOf, stepFrom, wasSeen } from './combo-box.policy.js';

/** By its place on the keyboard: with Alt the key may give another letter. */
const DIGIT_KEY = /^(Digit|Numpad)[1-9]$/;

export interface ComboBoxOptions<T> {
  /** What a screen reader calls the list. */
  label: string;
  text: string;
  onText: (text: string) => void;
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** While true the rows answer an older text: they may stand, nothing is chosen from them. */
  isStale?: boolean;
  /** Alt and a digit choose a row while the box has the focus; the digit alone is part of the text. */
  hasDigits?: boolean;
  /** False for a row that Enter never takes: it is chosen by its digit or by pointing at it. All are taken when left out. */
  takesEnter?: (row: T) => boolean;
  /** `isByEnter` when the box took it itself: the hand goes on typing there, as after no other choice. */
  onChoose: (row: T, isByEnter: boolean) => void;
}

/** A text box with the list of what it found: made by `useComboBox`, shown by `ComboInput` and `ComboList`. */
export interface ComboBox<T> {
  text: string;
  rows: readonly T[];
  /** The row that is looked at, and that Enter takes unless the box says otherwise; there is one as long as there are rows. */
  active: number;
  /** Chooses what stands in a place, if whoever pressed at `pressedMs` (an event's `timeStamp`) had seen it there. */
  chooseAt: (index: number, pressedMs: number) => void;
  /** What `ComboInput` and `ComboList` need besides. */
  inner: {
    listId: string;
    label: string;
    isStale: boolean;
    keyOf: (row: T) => string;
    onText: (text: string) => void;
    onKeyDown: (event: KeyboardEvent) => void;
    lookAt: (index: number) => void;
  };
}

/** What has been painted in which place. Rows that wait for their first frame were seen by nobody. */
function useStandings(
  keys: readonly string[],
  text: string,
  isStale: boolean,
): { readonly current: readonly Standing[] } {
  const standings = useRef<readonly Standing[]>([]);
  const answered = useRef<string | null>(null);
  const order = JSON.stringify(keys);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame((nowMs) => {
      const now = JSON.parse(order) as string[];
      standings.current = standingsOf(standings.current, now, nowMs, answered.current === text);
      if (!isStale) answered.current = text;
    });
    return () => cancelAnimationFrame(frame);
  }, [order, text, isStale]);
  return standings;
}

/**
 * State and keys of a box whose rows come from elsewhere, mostly late. Arrows look at a row, Enter takes it, Esc and Tab are
 * left to the screen; leaving the box chooses nothing and takes nothing back. See ADR 0020 for why it is not the library's.
 */
export function useComboBox<T>({
  label,
  text,
  onText,
  rows,
  keyOf,
  isStale = false,
  hasDigits = false,
  takesEnter,
  onChoose,
}: ComboBoxOptions<T>): ComboBox<T> {
  const listId = useId();
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const keys = rows.map(keyOf);
  const active = activeIndex(keys, activeKey);
  const standings = useStandings(keys, text, isStale);

  const lookAt = (index: number): void => setActiveKey(keys[index] ?? null);
  const choose = (index: number, pressedMs: number, isByEnter: boolean): void => {
    const [row, key] = [rows[index], keys[index]];
    if (row === undefined || key === undefined || isStale) return;
    if (!wasSeen(standings.current, index, key, pressedMs)) return;
    setActiveKey(null);
    onChoose(row, isByEnter);
  };
  const chooseAt = (index: number, pressedMs: number): void => choose(index, pressedMs, false);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, code, altKey, ctrlKey, timeStamp, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    if (key === 'Enter' && !ctrlKey) {
      event.preventDefault();
      // A key that is held was pressed before what it would choose stood there.
      const row = rows[active];
      if (!event.repeat && row !== undefined && takesEnter?.(row) !== false) choose(active, timeStamp, true);
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      lookAt(stepFrom(active, key === 'ArrowDown' ? 1 : -1, rows.length));
    } else if (hasDigits && altKey && DIGIT_KEY.test(code)) {
      event.preventDefault();
      if (!event.repeat) chooseAt(Number(code.at(-1)) - 1, timeStamp);
    }
  };
  const change = (next: string): void => {
    setActiveKey(null);
    onText(next);
  };
  const inner = { listId, label, isStale, keyOf, onText: change, onKeyDown, lookAt };
  return { text, rows, active, chooseAt, inner };
}

const optionId = (listId: string, index: number): string => `${listId}-${index}`;

type OwnInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onKeyDown' | 'role'>;

/** The text box. Name it by a `label` of its id or by `aria-label`. */
export function ComboInput<T>({ box, ...rest }: { box: ComboBox<T> } & OwnInputProps): ReactElement {
  const { text, rows, active, inner } = box;
  const isOpen = rows.length > 0;
  return (
    <input
      {...rest}
      className="sg-input"
      role="combobox"
      autoComplete="off"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded={isOpen}
      aria-controls={isOpen ? inner.listId : undefined}
      aria-activedescendant={isOpen && !inner.isStale ? optionId(inner.listId, active) : undefined}
      value={text}
      onChange={(event) => inner.onText(event.target.value)}
      onKeyDown={inner.onKeyDown}
    />
  );
}

/** A list that appears under a resting mouse is no look: what the keyboard chose stays. */
const hasMoved = ({ movementX, movementY }: PointerEvent): boolean => movementX !== 0 || movementY !== 0;

/** The rows that were found; nothing at all while there are none. */
export function ComboList<T>({
  box,
  className,
  rowClassName,
  shortcutOf,
  headingOf,
  children,
}: {
  box: ComboBox<T>;
  className: string;
  rowClassName: string;
  /** The key that chooses a row, for who hears it instead of seeing it. */
  shortcutOf?: (index: number) => string | undefined;
  /** What stands above a row, for the eye: the row says it too, for who hears it. */
  headingOf?: (row: T, index: number) => ReactNode;
  children: (row: T, index: number, isActive: boolean) => ReactNode;
}): ReactElement | null {
  const { rows, active, chooseAt, inner } = box;
  const list = useRef<HTMLUListElement>(null);
  const activeRow = inner.isStale ? -1 : active;
  useEffect(() => {
    const row = list.current?.querySelectorAll('[role=option]')[activeRow];
    if (activeRow > 0) row?.scrollIntoView({ block: 'nearest' });
  }, [activeRow]);
  if (rows.length === 0) return null;
  return (
    <ul
      ref={list}
      id={inner.listId}
      className={className}
      role="listbox"
      aria-label={inner.label}
      aria-busy={inner.isStale}
    >
      {rows.map((row, index) => {
        const heading = headingOf?.(row, index);
        return (
          <Fragment key={inner.keyOf(row)}>
            {heading !== undefined && heading !== null && (
              <li role="presentation" aria-hidden="true">
                {heading}
              </li>
            )}
            <li
              id={optionId(inner.listId, index)}
              className={rowClassName}
              role="option"
              aria-selected={index === activeRow}
              aria-keyshortcuts={shortcutOf?.(index)}
              onPointerMove={(event) => index !== active && hasMoved(event) && inner.lookAt(index)}
              onClick={(event) => chooseAt(index, event.timeStamp)}
            >
              {children(row, index, index === activeRow)}
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
