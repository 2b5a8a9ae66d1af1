import { ApiError } from '#siaga/client';
import { type EndpointName, type ErrorCode } from '#siaga/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { type TFunction } from 'i18next';
import { useCallback } from 'react';
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
import { errorText } from '../i18n/error-text.js';
import { showError } from '../lib/toast-store.js';
import { issueText } from './issue-text.js';

/** A form whose values are judged by a schema of the contracts, in what is typed (`In`) and what is sent (`Out`). */
export type ZodForm<In extends FieldValues, Out = In> = UseFormReturn<In, unknown, Out>;

/** Marks a problem whose message is a sentence for the person already. */
export const SAID = 'said';

/**
 * A form judged by `schema` when it is sent, and from then on as it is mended. The focus goes to the first field that
 * is wrong; what was typed stays whatever the answer.
 */
export function useZodForm<In extends FieldValues, Out>(
  schema: z.ZodType<Out, In>,
  defaultValues: DefaultValues<In>,
): ZodForm<In, Out> {
  return useForm<In, unknown, Out>({ resolver: zodResolver(schema, { error: issueText }), defaultValues });
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

/** A command whose refusal shows at the field it is about: by the fields the server names, or by its code in `fieldOf`, which must stay the same object. */
export function useFormCommand<N extends EndpointName, In extends FieldValues, Out>(
  form: ZodForm<In, Out>,
  name: N,
  fieldOf: Partial<Record<ErrorCode, FieldPath<In>>> = NOWHERE,
): Command<N> {
  const { t } = useTranslation('common');
  const onFailure = useCallback(
    (error: unknown) => {
      if (!placeRefusal(form, error, fieldOf, t)) showError(error);
    },
    [form, fieldOf, t],
  );
  return useCommand(name, onFailure);
}

const NOWHERE = {};
