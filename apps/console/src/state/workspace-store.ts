import {
  type ClosureKind,
  type ComplaintCode,
  complaintFact,
  type LocateCandidate,
  type Needs,
  type Place,
  type Triage,
} from '#siaga/contracts';
import { create } from 'zustand';

/** What the operator has typed for a call that is no incident yet. */
export interface Draft {
  complaint: ComplaintCode | null;
  triage: Triage | null;
  needs: Needs;
  /** Chosen by the operator; null while the call's own place is good enough. */
  place: Place | null;
  sex: 'male' | 'female' | null;
  age: string;
  patientCount: number;
  condition: string;
  notes: string;
}

export const EMPTY_DRAFT: Draft = {
  complaint: null,
  triage: null,
  needs: { unit: [], facility: [] },
  place: null,
  sex: null,
  age: '',
  patientCount: 1,
  condition: '',
  notes: '',
};

export interface InHand {
  kind: 'call' | 'incident';
  id: string;
}

/** Unit and destination the operator has chosen; null follows the default of the ranking. */
export interface Choice {
  unitId: string | null;
  facilityId: string | null;
}

export type Zone = 'queue' | 'card' | 'map' | 'fleet';
/** Which list the next digit or letter picks from. */
export type PickMode = 'default' | 'units' | 'facilities';

interface WorkspaceStore {
  inHand: InHand | null;
  drafts: Readonly<Record<string, Draft>>;
  choice: Choice;
  zone: Zone;
  /** Name of the window over the screen, as its manifest calls it; `none` when there is none. */
  overlay: string;
  pickMode: PickMode;
  isFleetFolded: boolean | null;
  /** The search result under the cursor: the map shows it before it is chosen. */
  lookedAt: LocateCandidate | null;
  /** What kind of area is being drawn on the map, if one is. */
  drawing: ClosureKind | null;
  /** The closed area whose window is open. */
  closureId: string | null;
  take: (inHand: InHand | null) => void;
  edit: (callId: string, change: Partial<Draft>) => void;
  forget: (callId: string) => void;
  choose: (choice: Partial<Choice>) => void;
  setZone: (zone: Zone) => void;
  open: (overlay: string) => void;
  setPickMode: (pickMode: PickMode) => void;
  setFleetFolded: (isFolded: boolean) => void;
  lookAt: (candidate: LocateCandidate | null) => void;
  draw: (kind: ClosureKind | null) => void;
  openClosure: (closureId: string | null) => void;
}

const NO_CHOICE: Choice = { unitId: null, facilityId: null };

/** What this operator has in hand: nobody else's business, so it stays out of the shared store. */
export const useWorkspace = create<WorkspaceStore>()((set) => ({
  inHand: null,
  drafts: {},
  choice: NO_CHOICE,
  zone: 'queue',
  overlay: 'none',
  pickMode: 'default',
  isFleetFolded: null,
  lookedAt: null,
  drawing: null,
  closureId: null,
  take: (inHand) => set({ inHand, choice: NO_CHOICE, pickMode: 'default', zone: inHand ? 'card' : 'queue' }),
  edit: (callId, change) =>
    set(({ drafts }) => ({
      drafts: { ...drafts, [callId]: { ...(drafts[callId] ?? EMPTY_DRAFT), ...change } },
    })),
  forget: (callId) =>
    set(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== callId)),
    })),
  choose: (choice) => set((state) => ({ choice: { ...state.choice, ...choice }, pickMode: 'default' })),
  setZone: (zone) => set({ zone }),
  open: (overlay) => set({ overlay }),
  setPickMode: (pickMode) => set({ pickMode }),
  setFleetFolded: (isFleetFolded) => set({ isFleetFolded }),
  lookAt: (lookedAt) => set({ lookedAt }),
  draw: (drawing) => set({ drawing }),
  openClosure: (closureId) => set({ closureId }),
}));

/** Choosing a complaint proposes its triage and needs; both stay the operator's to change. */
export function withComplaint(complaint: ComplaintCode): Partial<Draft> {
  const { triage, needs } = complaintFact(complaint);
  return { complaint, triage, needs };
}

/** The list with the value switched on or off. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((item) => item !== value) : [...list, value];
}
