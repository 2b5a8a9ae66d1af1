import { type KeyMap } from '#siaga/web-kit';
import { type ConsoleKeyContext } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';
import { FACILITY_LETTERS, shownFacilities } from './sendable.policy.js';

/** A digit picks the unit that goes, except while a list of places is open and takes it first; after U one more that goes with it. */
function unitKeys({ ranking }: ConsoleKeyContext): KeyMap {
  const { choose, addUnit, pickMode } = useWorkspace.getState();
  const isAdding = pickMode === 'units';
  if (!isAdding && document.querySelector('.cands')) return {};
  return Object.fromEntries(
    ranking.sendable.map((unit, index) => [
      String(index + 1),
      () => (isAdding ? addUnit(unit.unitId) : choose({ unitIds: [unit.unitId] })),
    ]),
  );
}

/** False when the digit picks no unit: the list of places may want it. */
function pickUnit(context: ConsoleKeyContext, digit: string, event: KeyboardEvent): boolean {
  const pick = unitKeys(context)[digit];
  pick?.(event);
  return pick !== undefined;
}

/** A digit for each unit of the ranking. */
export function digitKeys(context: ConsoleKeyContext): KeyMap {
  return Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => {
      const digit = String(index + 1);
      return [digit, (event: KeyboardEvent) => pickUnit(context, digit, event)];
    }),
  );
}

/** A letter for each destination of the ranking: the only keys while one is picked. */
export function facilityKeys({ ranking }: Pick<ConsoleKeyContext, 'ranking'>): KeyMap {
  const { choose } = useWorkspace.getState();
  return Object.fromEntries(
    shownFacilities(ranking.recommendation).map((facility, index) => [
      FACILITY_LETTERS[index] ?? '',
      () => choose({ facilityId: facility.facilityId }),
    ]),
  );
}
