import { type JobNotice } from '#siaga/contracts';
import { TriangleAlert } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';
import { noticeFacts } from '../i18n/notice-facts.js';
import { Age } from './time.js';

interface Props {
  /** Missing in what a device or a journal kept from before there were any. */
  notices: readonly JobNotice[] | undefined;
  /** Whose sentence: the centre's names the unit, the crew's speaks to it. */
  voice: 'alert' | 'notice';
  about: { unitCallSign: string; incidentNumber: string };
}

/** What changed under a running job and what to do about it, a line each. */
export function NoticeList({ notices = [], voice, about }: Props): ReactElement | null {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (notices.length === 0) return null;
  return (
    <ul className="sg-notices" role="status">
      {notices.map(({ kind, severity, subjectId, since, facts }) => (
        <li key={`${kind} ${subjectId}`} className={`sg-notice ${severity}`}>
          <TriangleAlert aria-hidden />
          <span>
            {t(`${voice}.${kind}`, {
              ...about,
              facilityName: '',
              ...noticeFacts(facts, t, format),
            })}{' '}
            <small>
              <Age of={since} />
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
