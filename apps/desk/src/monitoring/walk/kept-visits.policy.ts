import { ApiError, isSignedOut, isWorthRetrying, type Sorted } from '#siaga/client';
import { type ApiInput, type FollowUpStatus, type NotedVisit } from '#siaga/contracts';

type SentVisit = ApiInput<'visitCase'>;

const DAY_MS = 86_400_000;

/** So many days after a visit what was written of it leaves a device that had no line. */
export const KEPT_DAYS = 14;
/** So long a visit waits as visits do; from then on its officer reads until when it stays. */
const SAID_AFTER_MS = DAY_MS;

/** What the officer has to read of a visit: refused, noted beside another officer's, or never sent and erased. */
export type VisitNews =
  | { readonly kind: 'refused'; readonly code: string; readonly status: FollowUpStatus | null }
  | { readonly kind: 'meanwhile'; readonly visit: NotedVisit['meanwhile'][number] }
  | { readonly kind: 'dropped' };

/** A visit that this device has not sent, or whose news nobody has read. */
export interface KeptVisit {
  readonly visitId: string;
  readonly caseId: string;
  /** Who was there: nobody else sends it. */
  readonly accountId: string;
  /** Of whom: the list that says so may be gone. */
  readonly name: string;
  /** By the server's clock as this device knows it. */
  readonly at: string;
  readonly readAt: string | null;
  readonly way: SentVisit['way'];
  readonly result: SentVisit['result'];
  readonly note: string | null;
  readonly order: number;
  readonly refusal: VisitNews | null;
}

/**
 * Sends a visit; null where the same is sent again later. What is refused stays with why, and what another officer noted meanwhile is said.
 * Throws what is neither a refusal nor a bad line: a fault of this program.
 */
export async function sentVisit(
  visit: KeptVisit,
  send: (input: SentVisit, key: string) => Promise<NotedVisit>,
): Promise<Sorted<KeptVisit, NotedVisit> | null> {
  const { visitId, caseId: id, at, readAt, way, result, note } = visit;
  try {
    const answer = await send({ id, visitId, at, readAt, way, result, note }, visitId);
    const other = answer.meanwhile.at(-1);
    if (other === undefined) return { taken: [visit], refused: [], answer };
    return { taken: [], refused: [{ ...visit, refusal: { kind: 'meanwhile', visit: other } }], answer };
  } catch (error) {
    if (isWorthRetrying(error) || isSignedOut(error)) return null;
    if (!(error instanceof ApiError)) throw error;
    const status = (error.details.status ?? null) as FollowUpStatus | null;
    return { taken: [], refused: [{ ...visit, refusal: { kind: 'refused', code: error.code, status } }] };
  }
}

/** When what was written of a visit leaves this device; null while it is too soon to say so. */
export function leavesAt({ at, refusal }: KeptVisit, nowMs: number): number | null {
  const atMs = Date.parse(at);
  return refusal === null && nowMs - atMs > SAID_AFTER_MS ? atMs + KEPT_DAYS * DAY_MS : null;
}

/**
 * What of kept visits stays on this device. After `KEPT_DAYS` a note is erased and nothing is sent any more; who was visited stays as long again,
 * until their officer has read that it was not sent. A device whose clock was turned keeps nothing longer for it.
 */
export function agedVisits(
  visits: readonly KeptVisit[],
  nowMs: number,
): { staying: readonly KeptVisit[]; changed: readonly KeptVisit[]; gone: readonly string[] } {
  const days = ({ at }: KeptVisit): number => {
    const age = Math.abs(nowMs - Date.parse(at)) / DAY_MS;
    return Number.isNaN(age) ? Infinity : age;
  };
  const isAged = (one: KeptVisit): boolean => days(one) > KEPT_DAYS;
  const left = visits.filter((one) => days(one) <= 2 * KEPT_DAYS);
  const staying = left.map((one) =>
    isAged(one) ? { ...one, note: null, refusal: one.refusal ?? ({ kind: 'dropped' } as const) } : one,
  );
  const changed = staying.filter((_, index) => {
    const before = left[index];
    return before !== undefined && isAged(before) && (before.note !== null || before.refusal === null);
  });
  const gone = visits.filter((one) => !left.includes(one)).map(({ visitId }) => visitId);
  return { staying, changed, gone };
}

/** What another version of this page kept, or somebody's hand, is null. */
export function readVisit(kept: unknown): KeptVisit | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { visitId, caseId, accountId, name, at, way, result, order } = kept as Partial<KeptVisit>;
  const isNamed = [visitId, caseId, accountId, name, at, way, result].every((one) => typeof one === 'string');
  return isNamed && typeof order === 'number' ? (kept as KeptVisit) : null;
}
