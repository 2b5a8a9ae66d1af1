import { type Inbound, type JobNotice } from '#siaga/contracts';
import { noticeFacts, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The list is missing in what was kept from before there were any. */
type Shown = Pick<Inbound, 'unitCallSign'> & Partial<Pick<Inbound, 'notices'>>;
type Told = 'facility' | 'unit' | 'road';

/** A desk waits for a patient: it hears what delays or diverts it, not what the centre and the crew settle between them. */
function toldOf({ kind }: JobNotice): Told | null {
  if (kind.startsWith('facility_')) return 'facility';
  if (kind === 'road_closed') return 'road';
  return kind === 'unit_out_of_service' || kind === 'crew_gone' ? 'unit' : null;
}

/** What changed under the job that brings the patient. */
export function InboundNotices({ inbound }: { inbound: Shown }): ReactElement | null {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { notices = [] } = inbound;
  const told = notices.flatMap((notice) => {
    const about = toldOf(notice);
    return about ? [{ about, notice }] : [];
  });
  if (told.length === 0) return null;
  return (
    <ul className="dk-notices" role="status">
      {told.map(({ about, notice }) => (
        <li
          key={`${notice.kind} ${notice.subjectId}`}
          className={notice.severity === 'red' ? 'is-red' : 'is-amber'}
        >
          {t(`inbound.notice.${about}`, {
            unit: inbound.unitCallSign,
            ...noticeFacts(notice.facts, common, format),
          })}
        </li>
      ))}
    </ul>
  );
}
