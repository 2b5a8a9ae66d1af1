import { ApiError, OfflineError } from '#siaga/client';
import { type ErrorCode } from '#siaga/contracts';
import i18next, { type TFunction } from 'i18next';

function textOf(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

/** A module's folder may have the sentence in its app's own namespace. */
function sentenceOf(code: ErrorCode, facts: Record<string, string>): string {
  const { ns = [] } = i18next.options;
  const namespaces = typeof ns === 'string' ? [ns] : ns;
  const say = i18next.t as (keys: string[], facts: Record<string, string>) => string;
  return say(
    namespaces.map((name) => `${name}:errors.${code}`),
    facts,
  );
}

/**
 * The operator's sentence for a failure: what happened and what to do. Facts come from the problem's `details`
 * (`byName`, `unitCallSign`, `incidentNumber`, `retryAfterS`); a missing fact is replaced by a plain word.
 */
export function errorText(error: unknown, t: TFunction): string {
  if (error instanceof OfflineError) return t(`offline.${error.reason}`);
  if (!(error instanceof ApiError)) return t('offline.unknown');
  const { details, fields, code, correlationId } = error;
  const waitS = details['retryAfterS'];
  if (code === 'IDENTITY.THROTTLED' && typeof waitS === 'number') {
    return t('throttled', { span: t('age.seconds', { n: Math.ceil(waitS) }) });
  }
  const facts = Object.entries(details).filter(([, value]) => ['string', 'number'].includes(typeof value));
  const sentence = sentenceOf(code, {
    ...Object.fromEntries(facts.map(([name, value]) => [name, String(value)])),
    byName: textOf(details['byName'], t('someone')),
    unitCallSign: textOf(details['unitCallSign'], t('thatUnit')),
    incidentNumber: textOf(details['incidentNumber'], t('otherIncident')),
    correlationId,
  });
  if (fields.length === 0) return sentence;
  return `${sentence} ${t('fieldProblem', { paths: fields.map((field) => field.path).join(', ') })}`;
}
