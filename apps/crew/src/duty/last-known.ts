import {
  type Assignment,
  type Closure,
  emptyLists,
  type Facility,
  type Snapshot,
  type Unit,
} from '#siaga/contracts';
import {
  isActiveAssignment,
  type KeptSnapshot,
  serverNowMs,
  useConnection,
  useEntities,
  useSession,
} from '#siaga/web-kit';

const KEY = 'siaga.crew.last-known';
const FORMAT = 1;
const WRITE_DELAY_MS = 400;
const MAX_FACILITIES = 60;
const MAX_CLOSURES = 60;

/** What this phone shows without a signal: the own unit, its job, and where patients can go. */
export interface LastKnown {
  format: typeof FORMAT;
  /** Server time in ms when all of this was true. */
  atMs: number;
  account: { id: string; name: string };
  ownUnitIds: string[];
  units: Unit[];
  assignments: Assignment[];
  facilities: Facility[];
  /** Left out by the first version of the app. */
  closures?: Closure[];
  stalePositionS: number;
  /** Left out by the first versions of the app. */
  lateTimes?: Snapshot['lateTimes'] | null;
}

/** Reads what an earlier page wrote; null when there is nothing, or it is of another format. */
export function readLastKnown(storage: Pick<Storage, 'getItem'> = localStorage): LastKnown | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    const isKnown =
      typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
    return isKnown ? (value as LastKnown) : null;
  } catch (error) {
    // Something else wrote there, or the browser keeps nothing: the same as never having been here.
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}

export function forgetLastKnown(): void {
  localStorage.removeItem(KEY);
}

/** As a snapshot, so that the screens read one store whether the data came just now or before the tunnel. */
export function asSnapshot(known: LastKnown): KeptSnapshot {
  return {
    seq: 0,
    cursor: { dispatch: 0, booking: 0, monitoring: 0 },
    at: new Date(known.atMs).toISOString(),
    topics: [],
    ...emptyLists(),
    regions: [],
    assignments: known.assignments,
    units: known.units,
    facilities: known.facilities,
    closures: known.closures ?? [],
    ownUnitIds: known.ownUnitIds,
    stalePositionS: known.stalePositionS,
    lateTimes: known.lateTimes ?? null,
  };
}

function collect(): LastKnown | null {
  const { session } = useSession.getState();
  const { entities, ownUnitIds, isLoaded, stalePositionS, lateTimes } = useEntities.getState();
  if (!session || !isLoaded) return null;
  const isOwn = (unitId: string) => ownUnitIds.includes(unitId);
  return {
    format: FORMAT,
    atMs: useConnection.getState().lastMessageAtMs ?? serverNowMs(),
    account: { id: session.account.id, name: session.account.displayName },
    ownUnitIds: [...ownUnitIds],
    units: [...entities.unit.values()].filter((unit) => isOwn(unit.id)),
    assignments: [...entities.assignment.values()].filter(
      (one) => isOwn(one.unitId) && isActiveAssignment(one),
    ),
    facilities: [...entities.facility.values()]
      .filter((one) => one.kind !== 'ambulance_post')
      .slice(0, MAX_FACILITIES),
    closures: [...entities.closure.values()].slice(0, MAX_CLOSURES),
    stalePositionS,
    lateTimes,
  };
}

function write(): void {
  const known = collect();
  if (!known) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch (error) {
    // Full: the queue of taps has the first right to the space, so what is only for looking at gives way.
    if (!(error instanceof DOMException)) throw error;
    forgetLastKnown();
  }
}

/** Writes after each change, a little later so that a burst is one write, and at once when the page is put away. */
export function keepLastKnown(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    write();
  };
  const later = () => {
    timer ??= setTimeout(flush, WRITE_DELAY_MS);
  };
  const stopEntities = useEntities.subscribe(later);
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
  return () => {
    stopEntities();
    document.removeEventListener('visibilitychange', flush);
    window.removeEventListener('pagehide', flush);
    if (timer !== null) clearTimeout(timer);
  };
}
