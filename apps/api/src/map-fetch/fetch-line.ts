import { z } from 'zod';
import { MapFetchPhase, MapFetchProblem } from '#siaga/contracts';

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
  z.object({ kind: z.literal('failed'), problem: MapFetchProblem, detail: z.string() }),
]);
export type FetchLine = z.infer<typeof FetchLine>;
