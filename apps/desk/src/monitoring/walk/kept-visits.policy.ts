import { ApiError, isSignedOut, isWorthRetrying, type Sorted } from '#siaga/client';
import { type ApiInput, type FollowUpStatus, type NotedVisit } from '#siaga/contracts';

type SentVisit = ApiInput<'visitCase'>;

/** What the officer has to read of a visit: refused, or noted beside another officer's. */
export type VisitNews =
  | { readonly kind: 'refused'; readonly code: string; readonly status: FollowUpStatus | null }
  | { readonly kind: 'meanwhile'; readonly visit: NotedVisit['meanwhile'][number] };

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

/** What another version of this page kept, or somebody's hand, is null. */
export function readVisit(kept: unknown): KeptVisit | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { visitId, caseId, accountId, name, at, way, result, order } = kept as Partial<KeptVisit>;
  const isNamed = [visitId, caseId, accountId, name, at, way, result].every((one) => typeof one === 'string');
  return isNamed && typeof order === 'number' ? (kept as KeptVisit) : null;
}
