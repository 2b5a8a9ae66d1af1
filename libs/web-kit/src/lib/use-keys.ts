import { useEffect, useEffectEvent } from 'react';

/** What each key does, told of the press itself; an action that gives `false` leaves the key to the next listener. */
export type KeyMap = Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>;

const INPUTS = 'input,textarea,select,[contenteditable="true"]';

function isTyping(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(INPUTS);
}

/** The name a key has in a KeyMap: lower case, with `ctrl+` in front of Enter only. */
function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey || event.metaKey) return null;
  if (event.ctrlKey) return event.key === 'Enter' ? 'ctrl+enter' : null;
  return event.key.toLowerCase();
}

/**
 * Single-key commands. Letters typed into an input are the input's; Esc leaves it; Ctrl+Enter works everywhere.
 * Enter on a button presses that button and nothing else. A held key does not repeat.
 */
export function useKeys(keys: KeyMap): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    const name = nameOf(event);
    if (name === null) return;
    if (isTyping(event.target) && name !== 'ctrl+enter') {
      if (name === 'escape') event.target.blur();
      return;
    }
    if (name === 'enter' && event.target instanceof HTMLButtonElement) return;
    const act = keys[name];
    if (act && act(event) !== false) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
