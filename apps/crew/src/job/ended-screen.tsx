import { OctagonX } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReasonText } from '#siaga/web-kit';
import { vibrate } from '../device/vibrate.js';
import type { EndedJob } from '../duty/use-duty.js';
import { useJobWords } from './job-words.js';

/** The job went away by somebody else's hand: said in full, since the crew may be driving to it. */
export function EndedScreen({ ended, onRead }: { ended: EndedJob; onRead: () => void }): ReactElement {
  const { t } = useTranslation('crew');
  const { assignment, how } = ended;
  const words = useJobWords(assignment);
  const reasonText = useReasonText();
  useEffect(() => {
    vibrate([300, 100, 300]);
  }, [assignment.id]);
  return (
    <main className="cr-screen">
      <section className="cr-standby ended" role="alert">
        <OctagonX size={72} aria-hidden />
        <h1>{t(`ended.${how}`)}</h1>
        <p>{assignment.reason === null ? t(`ended.hint.${how}`) : reasonText(assignment.reason)}</p>
        <p className="context">
          {words.complaint}, {assignment.job.place.label}
        </p>
      </section>
      <div className="cr-actions">
        <button type="button" className="cr-button go" onClick={onRead}>
          {t('ended.ok')}
        </button>
      </div>
    </main>
  );
}
