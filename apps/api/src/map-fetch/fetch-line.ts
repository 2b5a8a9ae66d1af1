import { z } from 'zod';
import { MapFetchPhase, MapFetchProblem } from '#siaga/contracts';
import { cutText, storable } from '#siaga/kernel';

const MOST_DETAIL = 2_000;

/** A line by which `region fetch --lines` tells the server how far it is and how it ended. */
export const FetchLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    phase: MapFetchPhase,
    done: z.number().int(),
    total: z.number().int(),
    bytes: z.number().int(),
  }),
  z.object({ kind: z.literal('done') }),
  z.object({
    kind: z.literal('failed'),
    problem: MapFetchProblem,
    /** Holds what a map server said, which is stored. */
    detail: z.string().transform((text) => cutText(storable(text), MOST_DETAIL)),
  }),
]);
export type FetchLine = z.infer<typeof FetchLine>;
