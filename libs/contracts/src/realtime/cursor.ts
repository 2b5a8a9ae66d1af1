import { z } from 'zod';
import { STREAMS, type Stream } from '../streams.js';

const sequences = Object.fromEntries(STREAMS.map((stream) => [stream, z.number().int()])) as {
  [S in Stream]: z.ZodNumber;
};
const places = Object.fromEntries(STREAMS.map((stream) => [stream, z.number().optional()])) as {
  [S in Stream]: z.ZodOptional<z.ZodNumber>;
};

/** A sequence of each stream of the journal, up to which everything is known. */
export const StreamCursor = z.object(sequences);
export type StreamCursor = z.infer<typeof StreamCursor>;

/**
 * Where a client goes on from. A sequence that no journal ever had, or none for a stream, is not malformed: it asks for a new snapshot,
 * like one that is too old. A bare number is a page from before there were streams: the one of `dispatch`, the others from now on.
 */
export const ResumeFrom = z.union([z.number(), z.object(places)]);
export type ResumeFrom = z.infer<typeof ResumeFrom>;
