import {
  type MonitoredCase,
  type MonitoringProgram,
  OpenCaseInput,
  readNik,
  RiskFactor,
} from '#siaga/contracts';
import { z } from 'zod';

/** A case as it is typed. */
export const CaseDraft = z.object({
  programId: z.string(),
  kind: z.string(),
  dayOne: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** Of the same house; empty where it is the first of it. */
  householdOf: z.string(),
  householdName: z.string(),
  /** The case that named this person; empty where nobody did. */
  contactOf: z.string(),
  contactName: z.string(),
  name: z.string(),
  nik: z.string(),
  bornOn: z.string(),
  sex: z.string(),
  phone: z.string(),
  address: z.string(),
  rt: z.string(),
  rw: z.string(),
  risks: z.array(RiskFactor),
  place: z.object({ lon: z.number(), lat: z.number() }).nullable(),
});
export type CaseDraft = z.infer<typeof CaseDraft>;

const NAMED_BY_NOBODY = { contactOf: '', contactName: '' };
const NOBODY = {
  ...{ name: '', nik: '', bornOn: '', sex: '', phone: '' },
  risks: [] as RiskFactor[],
};

/** The form as it begins: of the first program, in the officer's region, from today on. */
export function newCase(
  program: MonitoringProgram | undefined,
  region: { code: string; name: string },
  today: string,
): CaseDraft {
  return {
    ...{ programId: program?.id ?? '', kind: program?.kinds[0] ?? '', dayOne: today },
    ...{ regionCode: region.code, regionName: region.name, householdOf: '', householdName: '' },
    ...NAMED_BY_NOBODY,
    ...NOBODY,
    ...{ address: '', rt: '', rw: '', place: null },
  };
}

/** Another person of a house: where they live stays, and how it is followed up; who they are does not. */
export function memberOf(
  { id, programId, kind, dayOne, regionCode, place, person }: MonitoredCase,
  regionName: string,
): CaseDraft {
  const { name, address, rt, rw } = person;
  return {
    ...{ programId, kind, dayOne, regionCode, regionName, place, householdOf: id, householdName: name },
    ...NAMED_BY_NOBODY,
    ...NOBODY,
    ...{ address, rt: rt ?? '', rw: rw ?? '' },
  };
}

/** Somebody whom a case named: under the same program, followed up from the day that is typed. */
export function contactOf(
  { id, programId, dayOne, person: { name } }: MonitoredCase,
  region: { code: string; name: string },
): CaseDraft {
  return {
    ...newCase(undefined, region, dayOne),
    ...{ programId, kind: 'contact', contactOf: id, contactName: name },
  };
}

/** What a NIK says of the rest of the form. */
export interface NikSays {
  /** Dates that it may mean, newest first; one is filled in by itself. */
  readonly bornOn: readonly string[];
  readonly sex: 'male' | 'female';
  /** What was typed otherwise: to be looked at, never refused. */
  readonly doubts: readonly ('born_on' | 'sex')[];
}

/** Null while it is no NIK. */
export function nikSays({ nik, bornOn, sex }: CaseDraft, today: string): NikSays | null {
  const read = readNik(nik, today);
  if ('problem' in read) return null;
  return {
    ...{ bornOn: read.bornOn, sex: read.sex },
    doubts: [
      ...(bornOn !== '' && !read.bornOn.includes(bornOn) ? (['born_on'] as const) : []),
      ...(sex !== '' && sex !== read.sex ? (['sex'] as const) : []),
    ],
  };
}

/** The draft with a NIK typed into it: what it alone knows is filled in where nothing stood. */
export function withNik(draft: CaseDraft, nik: string, today: string): CaseDraft {
  const said = nikSays({ ...draft, nik }, today);
  if (said === null) return { ...draft, nik };
  const [date, other] = said.bornOn;
  return {
    ...{ ...draft, nik },
    bornOn: draft.bornOn === '' && date !== undefined && other === undefined ? date : draft.bornOn,
    sex: draft.sex === '' ? said.sex : draft.sex,
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export type ReadCase =
  { readonly ok: true; readonly input: OpenCaseInput } | { readonly ok: false; readonly field: string };

/** What is typed, as it is sent; else the first field that cannot be, by its name in the form. */
export function readCase(draft: CaseDraft, today: string): ReadCase {
  const nik = orNull(draft.nik);
  if (nik !== null && 'problem' in readNik(nik, today)) return { ok: false, field: 'nik' };
  const read = OpenCaseInput.safeParse({
    ...{ programId: draft.programId, kind: draft.kind, regionCode: draft.regionCode, dayOne: draft.dayOne },
    ...{ householdOf: orNull(draft.householdOf), contactOf: orNull(draft.contactOf) },
    person: {
      ...{ name: draft.name, nik, bornOn: orNull(draft.bornOn), sex: orNull(draft.sex) },
      ...{ phone: orNull(draft.phone), address: draft.address, rt: orNull(draft.rt), rw: orNull(draft.rw) },
      risks: draft.risks,
    },
    place: draft.place,
  });
  return read.success
    ? { ok: true, input: read.data }
    : { ok: false, field: fieldOf(read.error.issues[0]?.path ?? []) };
}

/** The field of the form that a path of the contract means: `person.nik` is `nik`. */
export function fieldOf(path: readonly PropertyKey[]): string {
  return String((path[0] === 'person' ? path[1] : path[0]) ?? '');
}
