import { type CaseFlag } from '#siaga/contracts';
import { useFormat, useNow } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { WeightMark } from './weight-mark.js';

/** How long the officer who was asked still has, or since when it is overdue. */
function Due({ dueAt }: { dueAt: string }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const leftMs = Date.parse(dueAt) - useNow();
  return (
    <b className={`num ${leftMs < 0 ? 'is-red' : ''}`}>
      {leftMs < 0 ? t('monitoring.flag.late') : t('monitoring.flag.left')} {format.clock(Math.abs(leftMs))}
    </b>
  );
}

/** Something that waits for an officer: what, how long still, of whom it was asked or who has it. */
export function FlagLine({ flag }: { flag: CaseFlag }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { kind, raisedAt, dueAt, rounds, officerId, officer, takenUpAt } = flag;
  const name = officer ?? t('monitoring.flag.someone');
  const asked = officerId === null ? t('monitoring.flag.askedNobody') : t('monitoring.flag.asked', { name });
  return (
    <span className="mon-flag">
      <WeightMark weight={kind} />
      {takenUpAt === null && dueAt !== null && <Due dueAt={dueAt} />}
      <small>
        {takenUpAt !== null && t('monitoring.flag.taken', { name, time: format.time(takenUpAt) })}
        {takenUpAt === null && dueAt !== null && asked}
        {takenUpAt === null &&
          dueAt === null &&
          t('monitoring.flag.since', { time: format.dayTime(raisedAt) })}
        {rounds > 0 && `, ${t('monitoring.flag.rounds', { n: rounds })}`}
      </small>
    </span>
  );
}
