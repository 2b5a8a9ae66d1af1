import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

/** Signs of a pairing code: none is taken for another when it is read from a wall or said across a room. */
export const BOARD_CODE_SIGNS = 'ACDEFHJKMNPRTVWXY3479';
export const BOARD_CODE_LENGTH = 6;

/** As staff type it: small letters and gaps are forgiven. */
export const BoardCode = z
  .string()
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[${BOARD_CODE_SIGNS}]{${BOARD_CODE_LENGTH}}$`)));

/** A waiting room’s board, paired with the television that shows it. */
export const PairedBoard = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'where it hangs'),
  /** Whose numbers it shows; empty for all clinics of the house. */
  clinicIds: z.array(Id),
  pairedAt: Instant,
  /** When it was cut off. */
  endedAt: Instant.nullable(),
});
export type PairedBoard = z.infer<typeof PairedBoard>;

export const BoardsInput = z.object({ facilityId: Id });
/** Those that are not cut off, with when their televisions last asked. */
export const BoardList = z.object({
  boards: z.array(PairedBoard.extend({ seenAt: Instant.nullable() })),
});
export type BoardList = z.infer<typeof BoardList>;

export const PairBoardInput = z.object({
  facilityId: Id,
  code: BoardCode,
  name: z.string().trim().min(2).max(60),
  clinicIds: z.array(Id).max(200).default([]),
});
export type PairBoardInput = z.output<typeof PairBoardInput>;
