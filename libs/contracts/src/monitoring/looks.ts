import { z } from 'zod';
import { Id, Instant, RegionCode } from '../common/common.js';
import { notPersonal, personal } from '../define/personal.js';
import { FileLanguage } from '../records/records.js';

const STAFF = 'staff answer for what they do by name';
const LONGEST_MS = 92 * 86_400_000;

const fields = {
  regionCode: RegionCode,
  from: Instant,
  until: Instant,
  /** Of one person alone, with the lists that they may have stood on. */
  caseId: Id.optional(),
  /** By one account alone. */
  accountId: Id.optional(),
};
const isBounded = ({ from, until }: { from: string; until: string }): boolean => {
  const ms = Date.parse(until) - Date.parse(from);
  return ms > 0 && ms <= LONGEST_MS;
};
const BOUND = { error: 'Ask for 92 days at most, the earlier moment first', path: ['until'] };

export const CaseLooksInput = z.object(fields).refine(isBounded, BOUND);
export type CaseLooksInput = z.output<typeof CaseLooksInput>;

/** The same as a file. */
export const CaseLooksFileInput = z.object({ ...fields, language: FileLanguage }).refine(isBounded, BOUND);
export type CaseLooksFileInput = z.output<typeof CaseLooksFileInput>;

/** How somebody came to see a person: their case, where they were, a list or a search that they stood on, a file, or by changing the case. */
export const LookKind = z.enum(['viewed', 'trail', 'listed', 'searched', 'exported', 'changed']);
export type LookKind = z.infer<typeof LookKind>;

/** That somebody saw a person who is followed up, or people. */
export const CaseLook = z.object({
  at: Instant,
  kind: LookKind,
  /** What was done to the case, as its event is named; null for a look. */
  did: z.string().nullable(),
  /** Null for the person themselves, at their own page. */
  by: z
    .object({
      id: Id,
      username: notPersonal(z.string(), STAFF).nullable(),
      displayName: notPersonal(z.string(), STAFF),
    })
    .nullable(),
  /** Half of the address, with a mark by which two are told apart; null where it is not known. */
  from: z.string().nullable(),
  /** Null for a list: of whom it told is every open case of its regions. */
  caseId: Id.nullable(),
  /** Whose case it was; null for a list, and once the person was erased. */
  person: personal(z.string()).nullable(),
  regionCodes: z.array(RegionCode),
  /** How many were on the list or in the file, where that was told. */
  rows: z.number().int().nullable(),
});
export type CaseLook = z.infer<typeof CaseLook>;

export const CaseLooks = z.object({
  /** The newest first. */
  looks: z.array(CaseLook),
  /** There are more than are shown: the file has them, or a shorter time. */
  isCut: z.boolean(),
});
export type CaseLooks = z.infer<typeof CaseLooks>;
