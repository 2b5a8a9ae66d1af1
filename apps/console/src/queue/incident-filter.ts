import { type Triage } from '#siaga/contracts';
import { create } from 'zustand';
import { type IncidentLine } from '../state/incident-line.js';

/** Where an incident stands, as one looks for it. */
export const STANDINGS = ['no_unit', 'offered', 'to_scene', 'at_scene', 'to_facility', 'done'] as const;
export type Standing = (typeof STANDINGS)[number];

const STANDING_OF: Partial<Record<IncidentLine['active'][number]['status'], Standing>> = {
  offered: 'offered',
  accepted: 'to_scene',
  en_route: 'to_scene',
  on_scene: 'at_scene',
  at_patient: 'at_scene',
};

/** Where this one stands. */
export function standingOf({ stage, active: [leading] }: IncidentLine): Standing {
  if (stage === 'none' || stage === 'partly') return 'no_unit';
  if (stage === 'done') return 'done';
  return (leading && STANDING_OF[leading.status]) ?? 'to_facility';
}

export interface IncidentFilter {
  /** Colours that are shown; all when empty. */
  triage: readonly (Triage | 'none')[];
  standing: Standing | null;
}

interface FilterStore extends IncidentFilter {
  set: (filter: Partial<IncidentFilter>) => void;
}

export const NO_FILTER: IncidentFilter = { triage: [], standing: null };

/** What this operator looks for; forgotten with the page, so that nothing stays hidden unseen. */
export const useIncidentFilter = create<FilterStore>()((set) => ({ ...NO_FILTER, set }));

/** Those that pass; the same list when nothing is looked for. Red ones that need somebody are never given to it. */
export function filtered(
  lines: readonly IncidentLine[],
  { triage, standing }: IncidentFilter,
): readonly IncidentLine[] {
  if (triage.length === 0 && standing === null) return lines;
  return lines.filter(
    (line) =>
      (triage.length === 0 || triage.includes(line.incident.triage ?? 'none')) &&
      (standing === null || standingOf(line) === standing),
  );
}
