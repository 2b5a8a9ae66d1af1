import { HandoverReason } from '#siaga/contracts';
import { useTranslation } from 'react-i18next';

/** A reason in words: Siaga's own ones by their code, a person's as they wrote it. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('console');
  return (reason) => {
    const known = HandoverReason.safeParse(reason);
    return known.success ? t(`handover.reason.${known.data}`) : reason;
  };
}
