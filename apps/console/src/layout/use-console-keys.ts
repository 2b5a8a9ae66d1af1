import { type Call } from '#siaga/contracts';
import { useEntities } from '#siaga/web-kit';
import { FACILITY_LETTERS } from '../rank/rank-panel.js';
import { type CaseRanking } from '../rank/use-case-ranking.js';
import { TRIAGE_KEYS } from '../card/case-fields.js';
import { useWorkspace } from '../state/workspace-store.js';
import { type KeyMap, useKeys } from '../state/use-keys.js';
import { useQueues } from '../state/views.js';

interface Settings {
  answer: (call: Call) => Promise<void>;
  ranking: CaseRanking;
  isFolded: boolean;
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}

/** Digits pick units, except while a list of places is open and takes them first. */
function unitKeys({ ranking }: Settings): KeyMap {
  const { choose, pickMode } = useWorkspace.getState();
  if (pickMode !== 'units' && document.querySelector('.cands')) return {};
  return Object.fromEntries(
    (ranking.recommendation?.units ?? []).map((unit, index) => [
      String(index + 1),
      () => choose({ unitId: unit.unitId }),
    ]),
  );
}

/** False when the digit picks no unit: the list of places may want it. */
function pickUnit(settings: Settings, digit: string): boolean {
  const pick = unitKeys(settings)[digit];
  pick?.();
  return pick !== undefined;
}

function facilityKeys({ ranking }: Settings): KeyMap {
  const { choose } = useWorkspace.getState();
  return Object.fromEntries(
    (ranking.recommendation?.facilities ?? []).map((facility, index) => [
      FACILITY_LETTERS[index] ?? '',
      () => choose({ facilityId: facility.facilityId }),
    ]),
  );
}

function triageKeys({ ranking }: Settings): KeyMap {
  const { inHand } = ranking;
  if (inHand?.kind !== 'call') return {};
  const { edit } = useWorkspace.getState();
  const triages = ['merah', 'kuning', 'hijau', 'hitam'] as const;
  return Object.fromEntries(
    triages.map((triage) => [TRIAGE_KEYS[triage].toLowerCase(), () => edit(inHand.call.id, { triage })]),
  );
}

/** The console's own single keys; each is printed where it acts. */
export function useConsoleKeys(settings: Settings): void {
  const { ringing, dropped } = useQueues();
  const pickMode = useWorkspace((state) => state.pickMode);
  const { open, take, setPickMode, setFleetFolded } = useWorkspace.getState();
  const isLoaded = useEntities((state) => state.isLoaded);
  const [first, missed] = [ringing[0], dropped[0]];
  const digits: KeyMap = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [String(index + 1), () => pickUnit(settings, String(index + 1))]),
  );
  const base: KeyMap = {
    a: first && (() => void settings.answer(first)),
    m: missed && (() => take({ kind: 'call', id: missed.id })),
    c: () => open('new_call'),
    t: () => focus('place-search'),
    k: () => focus('complaint'),
    u: () => setPickMode('units'),
    f: () => setPickMode('facilities'),
    b: () => setFleetFolded(!settings.isFolded),
    l: () => open('alerts'),
    '/': () => open('search'),
    '?': () => open('keys'),
    escape: () => setPickMode('default'),
    ...triageKeys(settings),
    ...digits,
  };
  const picking: KeyMap = { ...facilityKeys(settings), escape: () => setPickMode('default') };
  useKeys(isLoaded ? (pickMode === 'facilities' ? picking : base) : {});
}
