import '../styles/menu-list.css';
import { type ReactElement, type RefObject } from 'react';
import { Menu as AriaMenu, MenuItem, Popover, Separator } from 'react-aria-components';
import { type MenuEntries } from './menu-entry.js';
import { keepOwnKeys } from './own-keys.js';

export interface MenuListProps {
  trigger: RefObject<HTMLButtonElement | null>;
  ariaLabel: string;
  entries: MenuEntries;
  side: 'start' | 'end';
  onClose: () => void;
}

/** The open list of a Menu: arrows and typed letters move, Esc and a press outside close, the focus goes back. */
export function MenuList({ trigger, ariaLabel, entries, side, onClose }: MenuListProps): ReactElement {
  return (
    <Popover
      className="sg-menu-list"
      aria-label={ariaLabel}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement={`bottom ${side}`}
      offset={6}
    >
      <div onKeyDown={keepOwnKeys}>
        <AriaMenu className="list" aria-label={ariaLabel} autoFocus="first" onClose={onClose}>
          {entries.map((entry, index) => {
            if (entry === false) return null;
            if (entry === null) return <Separator key={`line ${index}`} />;
            return (
              <MenuItem
                key={entry.key}
                id={entry.key}
                className="sg-menu-item"
                textValue={entry.text}
                shouldCloseOnSelect={entry.isSwitch !== true}
                onAction={entry.onSelect}
              >
                {entry.icon}
                <span>{entry.text}</span>
                {entry.end !== undefined && <span className="end">{entry.end}</span>}
              </MenuItem>
            );
          })}
        </AriaMenu>
      </div>
    </Popover>
  );
}
