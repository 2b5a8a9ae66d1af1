import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.js';
import { type MenuEntries } from './menu-entry.js';

export interface MenuProps {
  /** What the button shows. */
  label: ReactNode;
  /** What a screen reader calls the button and the list. */
  ariaLabel: string;
  entries: MenuEntries;
  /** The edge of the button that the list stands under; `end` when left out. */
  side?: 'start' | 'end';
}

/** A list that is closed needs no code: it comes when the first screen stands. */
const MenuList = lazyPart(async () => (await import('./menu-list.js')).MenuList);

/** A button that opens a list; arrows and letters move in it, Esc and a press outside close it. */
export function Menu({ label, ariaLabel, entries, side = 'end' }: MenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <div className="sg-menu">
      <button
        ref={trigger}
        type="button"
        className="sg-button ghost"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={ariaLabel}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={onKeyDown}
      >
        {label}
      </button>
      {isOpen && (
        <MenuList
          trigger={trigger}
          ariaLabel={ariaLabel}
          entries={entries}
          side={side}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
