import { showNote } from '#siaga/web-kit';
import i18next from 'i18next';
import { useWorkspace } from '../state/workspace-store.js';

/** Two presses within this are meant: the first has said what the second does. */
const AGAIN_MS = 4_000;
let armedAtMs = -AGAIN_MS;

/** What holds the focus lets go of it; false when nothing did. */
function letGo(): boolean {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || held === document.body) return false;
  held.blur();
  return true;
}

/** The first part of the case comes back before the case is left. */
function firstTab(): boolean {
  const first = document.querySelector<HTMLElement>('.card [role=tab]:first-child[aria-selected=false]');
  first?.click();
  return first !== null;
}

/** From a call only by a second press, for a caller is on the line; what was typed stays with the call in any case. */
function leaveCase(pressedMs: number): void {
  const { inHand, take } = useWorkspace.getState();
  const isMeant = pressedMs - armedAtMs < AGAIN_MS;
  if (inHand?.kind === 'call' && !isMeant) {
    armedAtMs = pressedMs;
    showNote(i18next.t('console:keys.again'));
    return;
  }
  armedAtMs = -AGAIN_MS;
  take(null);
}

/**
 * One step back for each press of Esc, whatever is open: the picking of units or a destination, the focus, units that were
 * chosen, the case in hand, the zone of a narrow screen. Windows, menus and drawing hear the key before this.
 */
export function back({ timeStamp }: KeyboardEvent): boolean {
  const { pickMode, setPickMode, choice, choose, inHand, zone, setZone, drawing } = useWorkspace.getState();
  if (drawing !== null) return false;
  if (pickMode !== 'default') setPickMode('default');
  else if (letGo()) return true;
  else if (choice.unitIds.length > 0) choose({ unitIds: [] });
  else if (firstTab()) return true;
  else if (inHand) leaveCase(timeStamp);
  else if (zone !== 'queue') setZone('queue');
  else return false;
  return true;
}
