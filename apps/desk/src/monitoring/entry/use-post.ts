import { type EntryShiftFile } from '#siaga/contracts';
import { showError, useConnection, useEntities, useFetched, useSession } from '#siaga/web-kit';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { entrySender } from './kept/entry-device.js';
import { keepShift, type KeptShift, loadShift, postShift } from './kept/post-shift.js';
import { type PostRow, rowsOf, tripsOf } from './rows.policy.js';

const CHECK_AGAIN_MS = 5_000;
const EVERY_MS = 60_000;
const OFF_LINE_EVERY_MS = 5_000;

/** This phone's shift and its kept entries; undefined until they were looked for. While the server is out of reach it is asked again who is here. */
export function usePostDevice(): KeptShift | null | undefined {
  const shift = useSyncExternalStore(postShift.subscribe, postShift.read);
  const status = useSession((state) => state.status);
  const accountId = useSession((state) => state.session?.account.id);
  const check = useSession((state) => state.check);
  useEffect(() => {
    Promise.all([loadShift(), entrySender.reload()]).catch(showError);
  }, []);
  useEffect(() => {
    if (status !== 'unreachable') return;
    const timer = setInterval(() => void check(), CHECK_AGAIN_MS);
    const again = (): void => void check();
    globalThis.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', again);
    };
  }, [status, check]);
  const line = useConnection((state) => state.line);
  useEffect(() => {
    if (accountId === undefined) return;
    return entrySender.open(accountId, told);
  }, [accountId]);
  useEffect(() => {
    if (line === 'online') entrySender.hurry();
  }, [line]);
  return shift;
}

const tellers = new Set<() => void>();
function told(): void {
  for (const teller of tellers) teller();
}

/** All of a shift as far as this phone knows it: what the server said last, and what it has not been told yet. */
export interface Post {
  readonly file: EntryShiftFile | null;
  readonly rows: readonly PostRow[];
  readonly trips: ReturnType<typeof tripsOf>;
  readonly reload: () => void;
}

export function usePost(shift: KeptShift): Post {
  const { id } = shift.shift;
  const isHere = useSession((state) => state.session?.account.id === shift.accountId);
  const line = useConnection((state) => state.line);
  const heard = useEntities((state) => heardOf(state.entities.entry_traveller, id));
  const kept = useSyncExternalStore(entrySender.subscribe, entrySender.read);
  const fetched = useFetched('entryShift', isHere ? { id } : null, {
    everyMs: line === 'online' ? EVERY_MS : OFF_LINE_EVERY_MS,
    since: `${line} ${String(heard)}`,
    // Without a line there is what this phone keeps, and the screen says so.
    tells: 'refusals',
  });
  const { data, reload } = fetched;
  useEffect(() => {
    const now = postShift.read();
    if (data && now?.shift.id === data.shift.id) keepShift({ ...now, file: data }).catch(showError);
  }, [data]);
  useEffect(() => {
    tellers.add(reload);
    return () => void tellers.delete(reload);
  }, [reload]);
  const file = data ?? shift.file;
  return useMemo(
    () => ({
      file,
      rows: rowsOf(kept, file?.travellers ?? [], id),
      trips: tripsOf(kept, file?.trips ?? [], id),
      reload,
    }),
    [kept, file, id, reload],
  );
}

function heardOf(
  entries: ReadonlyMap<string, { shiftId: string; version: number }>,
  shiftId: string,
): number {
  let sum = 0;
  for (const entry of entries.values()) if (entry.shiftId === shiftId) sum += entry.version;
  return sum;
}
