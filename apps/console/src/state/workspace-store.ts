import {
  type ClosureKind,
  ComplaintCode,
  complaintFact,
  type LocateCandidate,
  Needs,
  Place,
  Triage,
} from '#siaga/contracts';
import {
  dropDraft,
  dropDraftsUnder,
  keepDraft,
  keepPlace,
  readDraft,
  readPlace,
  sayDraftPlace,
  useDrafts,
} from '#siaga/web-kit';
import { z } from 'zod';
import { create } from 'zustand';

/** What the operator has typed for a call that is no incident yet. */
export const Draft = z.object({
  complaint: ComplaintCode.nullable(),
  triage: Triage.nullable(),
  needs: Needs,
  /** Chosen by the operator and not with the call yet; null while the call's own place is good enough. */
  place: Place.nullable(),
  /** How many fixes the call had when that was chosen. */
  placeAfter: z.number().default(0),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.string(),
  patientCount: z.number(),
  condition: z.string(),
  notes: z.string(),
});
export type Draft = z.infer<typeof Draft>;

export const EMPTY_DRAFT: Draft = {
  complaint: null,
  triage: null,
  needs: { unit: [], facility: [] },
  place: null,
  placeAfter: 0,
  sex: null,
  age: '',
  patientCount: 1,
  condition: '',
  notes: '',
};

export const InHand = z.object({ kind: z.enum(['call', 'incident']), id: z.string() });
export type InHand = z.infer<typeof InHand>;

/** Where the console stood: what was in hand and which window was open. */
const Stand = z.object({ inHand: InHand.nullable(), overlay: z.string() });
const STAND = 'stand';

/** Units and destination the operator has chosen; no unit follows the default of the ranking. */
export interface Choice {
  unitIds: readonly string[];
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
  /** Throws away all that was typed for the call: on its card, in its windows, in the search of its place. */
  forget: (callId: string) => void;
  choose: (choice: Partial<Choice>) => void;
  /** Takes one more unit into the send, or out of it again; the picking goes on. */
  addUnit: (unitId: string) => void;
  setZone: (zone: Zone) => void;
  open: (overlay: string) => void;
  setPickMode: (pickMode: PickMode) => void;
  setFleetFolded: (isFolded: boolean) => void;
  lookAt: (candidate: LocateCandidate | null) => void;
  draw: (kind: ClosureKind | null) => void;
  openClosure: (closureId: string | null) => void;
}

/** Back to what the ranking proposes. */
export const NO_CHOICE: Choice = { unitIds: [], facilityId: null };

const START = {
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
} satisfies Partial<WorkspaceStore>;

/** The name a call's draft is kept under; those of its windows stand under it. */
export const callDraftKey = (callId: string): string => `call:${callId}`;
/** The name under which the text is kept that a case's place is searched by. */
export const placeDraftKey = (caseId: string): string => `place:${caseId}`;

/** An incident is over: what was typed into the windows that end it, or to search its place, can be sent no more. */
export function forgetIncident(id: string): void {
  for (const key of [`incident:${id}:close`, `incident:${id}:cancel`, placeDraftKey(id)]) dropDraft(key);
}

/** What this operator has in hand: nobody else's business, so it stays out of the shared store. */
export const useWorkspace = create<WorkspaceStore>()((set, get) => ({
  ...START,
  take: (inHand) => set({ inHand, choice: NO_CHOICE, pickMode: 'default', zone: inHand ? 'card' : 'queue' }),
  edit: (callId, change) => {
    const draft = { ...(get().drafts[callId] ?? EMPTY_DRAFT), ...change };
    set(({ drafts }) => ({ drafts: { ...drafts, [callId]: draft } }));
    keepDraft(callDraftKey(callId), draft);
  },
  forget: (callId) => {
    set(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== callId)),
    }));
    dropDraft(callDraftKey(callId));
    dropDraftsUnder(callDraftKey(callId));
    dropDraft(placeDraftKey(callId));
  },
  choose: (choice) => set((state) => ({ choice: { ...state.choice, ...choice }, pickMode: 'default' })),
  addUnit: (unitId) =>
    set(({ choice }) => ({ choice: { ...choice, unitIds: toggled(choice.unitIds, unitId) } })),
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

function parseStand(text: string | null): z.infer<typeof Stand> | null {
  try {
    return Stand.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const standNow = (): string => {
  const { inHand, overlay } = useWorkspace.getState();
  return JSON.stringify({ inHand, overlay });
};

/** What was in hand where a draft was written. */
export const inHandOf = (text: string | null): InHand | null => parseStand(text)?.inHand ?? null;

/** Goes back to where a draft was written. */
export function goToStand(text: string | null): void {
  const stand = parseStand(text);
  if (!stand) return;
  useWorkspace.getState().take(stand.inHand);
  useWorkspace.getState().open(stand.overlay);
}

/** The drafts of calls as this tab, or one that was killed, has kept them; what cannot be read back stays as it is in hand. */
function keptDrafts(inHand: WorkspaceStore['drafts']): WorkspaceStore['drafts'] {
  const prefix = callDraftKey('');
  const ids = [...useDrafts.getState().entries.keys()].flatMap((key) =>
    key.startsWith(prefix) && !key.slice(prefix.length).includes(':') ? [key.slice(prefix.length)] : [],
  );
  return Object.fromEntries(
    ids.flatMap((id) => {
      const draft = readDraft(callDraftKey(id), Draft) ?? inHand[id];
      return draft ? [[id, draft]] : [];
    }),
  );
}

sayDraftPlace(standNow);
useWorkspace.subscribe((state, before) => {
  if (state.inHand !== before.inHand || state.overlay !== before.overlay) keepPlace(STAND, standNow());
});
// Another person begins with empty hands; the same one, after a reload or a session that ended, where they stood.
useDrafts.subscribe(({ owner, entries }, before) => {
  if (owner !== before.owner) {
    const stand = owner === null ? null : parseStand(readPlace(STAND));
    useWorkspace.setState({ ...START, ...stand, zone: stand?.inHand ? 'card' : 'queue' });
  }
  if (entries !== before.entries && owner !== null)
    useWorkspace.setState(({ drafts }) => {
      const kept = keptDrafts(drafts);
      const isSame = JSON.stringify(kept) === JSON.stringify(drafts);
      return isSame ? {} : { drafts: kept };
    });
});
