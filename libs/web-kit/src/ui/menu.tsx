import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';

export interface MenuProps {
  /** What the button shows. */
  label: ReactNode;
  ariaLabel?: string;
  /** Items; call `close` after acting. */
  children: (close: () => void) => ReactNode;
}

function moveFocus(list: HTMLElement, step: number): void {
  const items = [...list.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}

/** A button that opens a list; arrows move, Esc and a press outside close. */
export function Menu({ label, ariaLabel, children }: MenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector<HTMLElement>('button')?.focus();
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || !list.current) return;
    event.stopPropagation();
    if (event.key === 'Escape') {
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(list.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  return (
    <div className="sg-menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="sg-button ghost"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={ariaLabel}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div className="list" role="menu" ref={list}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}

/** One line of a menu; `end` stands at its right, for a key or the present value. */
export function MenuItem({
  icon,
  end,
  children,
  onSelect,
}: {
  icon?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
}): ReactElement {
  return (
    <button type="button" role="menuitem" className="sg-menu-item" onClick={onSelect}>
      {icon}
      <span>{children}</span>
      {end !== undefined && <span className="end">{end}</span>}
    </button>
  );
}
