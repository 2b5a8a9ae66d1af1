import { type ApiInput, type Centre, CreateCentreInput } from '#siaga/contracts';
import { z } from 'zod';

/** A centre as it stands in the form: lists are lines of text. */
export interface CentreDraft {
  code: string;
  name: string;
  /** The region whose administrators keep the entry. */
  regionCode: string;
  /** Codes with commas or spaces between them. */
  regionCodes: string;
  /** One a line: the number alone, or a label, a colon and the number. */
  phones: string;
  script: string;
  baseUrl: string;
  /** Never shown again once saved: empty leaves the one that is set. */
  secret: string;
  isSecretRemoved: boolean;
  isOwn: boolean;
}

export type CentreField = 'code' | 'name' | 'regionCodes' | 'phones' | 'script' | 'baseUrl' | 'secret';
const FIELDS: readonly CentreField[] = [
  'code',
  'name',
  'regionCodes',
  'phones',
  'script',
  'baseUrl',
  'secret',
];

/** A centre in the form, or an empty one of a region. */
export function draftOf(centre: Centre | null, regionCode: string): CentreDraft {
  return {
    code: centre?.code ?? '',
    name: centre?.name ?? '',
    regionCode: centre?.regionCode ?? regionCode,
    regionCodes: (centre?.regionCodes ?? []).join(', '),
    phones: (centre?.phones ?? [])
      .map(({ label, number }) => (label === '' ? number : `${label}: ${number}`))
      .join('\n'),
    script: centre?.script ?? '',
    baseUrl: centre?.baseUrl ?? '',
    secret: '',
    isSecretRemoved: false,
    isOwn: centre?.isOwn ?? false,
  };
}

function phonesOf(text: string): { label: string; number: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.lastIndexOf(':');
      return { label: line.slice(0, Math.max(0, colon)).trim(), number: line.slice(colon + 1).trim() };
    });
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What stands in the form as a new centre. */
export function newCentreOf(draft: CentreDraft): ApiInput<'createCentre'> {
  const { code, name, regionCode, isOwn } = draft;
  return {
    code: code.trim(),
    name: name.trim(),
    regionCode,
    regionCodes: draft.regionCodes.split(/[\s,;]+/).filter((each) => each !== ''),
    phones: phonesOf(draft.phones),
    script: orNull(draft.script),
    baseUrl: orNull(draft.baseUrl),
    secret: draft.isSecretRemoved ? null : orNull(draft.secret),
    isOwn,
  };
}

/** What stands in the form as a change of `centre`; borders and a secret that is not typed stay as they are. */
export function changeOf(centre: Centre, draft: CentreDraft): ApiInput<'updateCentre'> {
  const { secret, regionCode: _kept, ...rest } = newCentreOf(draft);
  const change = { ...rest, id: centre.id, version: centre.version };
  if (draft.isSecretRemoved) return { ...change, secret: null };
  return secret === null ? change : { ...change, secret };
}

/** The fields that the server would refuse. */
export function wrongFields(draft: CentreDraft): ReadonlySet<CentreField> {
  const parsed = CreateCentreInput.safeParse(newCentreOf(draft));
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return new Set(FIELDS.filter((field) => wrong.has(field)));
}

/** The form's values, judged by what the server would say to the centre they make. */
export const CentreDraft = z.custom<CentreDraft>().superRefine((draft, context) => {
  for (const field of wrongFields(draft))
    context.addIssue({ code: 'custom', path: [field], message: 'wrong', input: draft[field] });
});
