import { ReasonCode } from '#siaga/contracts';
import { type TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A reason in the words of who reads it: one of the lists by its code, a person's own, or one from before the lists, as it was written. */
export function reasonText(reason: string, t: TFunction): string {
  const known = ReasonCode.safeParse(reason);
  return known.success ? t(`reason.${known.data}`) : reason;
}

/** {@link reasonText} in the language of the screen. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('common');
  return useCallback((reason) => reasonText(reason, t), [t]);
}
