import { type ReactNode } from 'react';

/** One line of a menu; `end` stands at its right, for a key or the present value. */
export interface MenuEntry {
  key: string;
  text: string;
  icon?: ReactNode;
  end?: ReactNode;
  /** A switch that may be pressed again: the menu stays open. */
  isSwitch?: boolean;
  onSelect: () => void;
}

/** What a menu lists; `null` draws a line between groups, `false` is left out. */
export type MenuEntries = readonly (MenuEntry | null | false)[];
