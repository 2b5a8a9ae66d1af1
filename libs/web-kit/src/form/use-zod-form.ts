import { ApiError } from '#siaga/client';
import { type EndpointName, type ErrorCode } from '#siaga/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { type TFunction } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { type Command, useCommand } from '../api/use-command.js';
import { shapedLike } from '../draft/draft-entry.js';
import { dropDraft, keepDraft, useDrafts } from '../draft/draft-store.js';
import { useRestoredMark } from '../draft/use-draft.js';
import { errorText } from '../i18n/error-text.js';
import { showError } from '../lib/toast-store.js';
import { issueText } from './issue-text.js';

/** A form whose values are judged by a schema of the contracts, in what is typed (`In`) and what is sent (`Out`). */
export type ZodForm<In extends FieldValues, Out = In> = UseFormReturn<In, unknown, Out>;

/** Marks a problem whose message is a sentence for the person already. */
export const SAID = 'said';

/**
 * Where a form's text is kept until it is sent (ADR 0035): under the thing and the field, `incident:ID:close`. `about` is the
 * version of what is changed, where another may change it meanwhile. The word `never` for passwords and the like.
 */
export type FormDraft = string | { key: string; about: string };

/** What the parts of a form know of its draft. */
export interface DraftOfForm {
  key: string;
  about: string | null;
  /** The form as it is without the draft. */
  plain: FieldValues;
}

const drafts = new WeakMap<object, DraftOfForm>();

/** The draft of a form; undefined where it has none. */
export function draftOf<In extends FieldValues, Out>({
  control,
}: Pick<ZodForm<In, Out>, 'control'>): DraftOfForm | undefined {
  return drafts.get(control);
}

/** Keeps what is typed as it is typed, and lets go of it when the form is as it was. */
function useKeeping<In extends FieldValues, Out>(form: ZodForm<In, Out>, draft: DraftOfForm | null): void {
  const { key = null, about = null, plain } = draft ?? {};
  const { control, subscribe } = form;
  const plainText = JSON.stringify(plain);
  useRestoredMark(key);
  // While drawing, so that the parts below find it the first time.
  if (draft) drafts.set(control, draft);
  useEffect(() => {
    if (key === null) return;
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const known = useDrafts.getState().entries.get(key);
        if (JSON.stringify(values) === plainText) dropDraft(key);
        else keepDraft(key, values, known?.about ?? about);
      },
    });
  }, [control, subscribe, key, about, plainText]);
}

/**
 * A form judged by `schema` when it is sent, and from then on as it is mended. The focus goes to the first field that
 * is wrong; what was typed stays whatever the answer, and outlives the page until it is sent (`draft`).
 */
export function useZodForm<In extends FieldValues, Out>(
  schema: z.ZodType<Out, In>,
  defaultValues: DefaultValues<In>,
  draft: FormDraft,
): ZodForm<In, Out> {
  const { key, about } = typeof draft === 'string' ? { key: draft, about: null } : draft;
  const isKept = key !== 'never';
  // As the form was when it came: what changes under it must not change what is typed.
  const [plain] = useState(defaultValues);
  const [start] = useState(() => {
    const entry = isKept ? useDrafts.getState().entries.get(key) : undefined;
    return entry ? shapedLike(entry.value, plain) : plain;
  });
  const form = useForm<In, unknown, Out>({
    resolver: zodResolver(schema, { error: issueText }),
    defaultValues: start,
  });
  useKeeping(form, isKept ? { key, about, plain } : null);
  return form;
}

/** Puts a refusal at the fields it is about; false when it is about none of them. */
function placeRefusal<In extends FieldValues, Out>(
  form: ZodForm<In, Out>,
  error: unknown,
  fieldOf: Partial<Record<ErrorCode, FieldPath<In>>>,
  t: TFunction,
): boolean {
  if (!(error instanceof ApiError)) return false;
  const own = fieldOf[error.code];
  const names = Object.keys(form.getValues());
  const wrong = error.fields
    .map(({ path }) => path.split('.')[0] ?? '')
    .filter((name) => names.includes(name));
  const fields = own ? [own] : (wrong as FieldPath<In>[]);
  for (const [index, field] of fields.entries()) {
    const message = own ? errorText(error, t) : t('form.refused');
    form.setError(field, { type: SAID, message }, { shouldFocus: index === 0 });
  }
  return fields.length > 0;
}

/**
 * A command whose refusal shows at the field it is about: by the fields the server names, or by its code in `fieldOf`. Any other goes to
 * `onOther`; left out, a message shows it. Both must stay the same between renders.
 */
export function useFormCommand<N extends EndpointName, In extends FieldValues, Out>(
  form: ZodForm<In, Out>,
  name: N,
  fieldOf: Partial<Record<ErrorCode, FieldPath<In>>> = NOWHERE,
  onOther: (error: unknown) => void = showError,
): Command<N> {
  const { t } = useTranslation('common');
  const onFailure = useCallback(
    (error: unknown) => {
      if (!placeRefusal(form, error, fieldOf, t)) onOther(error);
    },
    [form, fieldOf, onOther, t],
  );
  const { run: send, isBusy } = useCommand(name, onFailure);
  const { control } = form;
  const run = useCallback<Command<N>['run']>(
    async (input) => {
      const output = await send(input);
      const draft = drafts.get(control);
      if (output !== null && draft) dropDraft(draft.key);
      return output;
    },
    [send, control],
  );
  return { run, isBusy };
}

const NOWHERE = {};
