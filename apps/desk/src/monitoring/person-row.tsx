import { type MonitoredCase } from '#siaga/contracts';
import { Button, formatPhone } from '#siaga/web-kit';
import { Phone } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FlagLine } from './flag-line.js';
import { useWords } from './use-words.js';
import { daysInPeriod, flagsInOrder, flagToTake, weightOfCase } from './work.policy.js';

/** What an officer does from a row, by its button or its key. */
export interface RowActs {
  onOpen: (one: MonitoredCase) => void;
  onChoose: (one: MonitoredCase) => void;
  onTakeUp: (one: MonitoredCase) => void;
  onReport: (one: MonitoredCase) => void;
  onVisit: (one: MonitoredCase) => void;
}

/** A telephone number that is dialled by pressing it. */
export function PhoneLink({ name, phone }: { name: string; phone: string }): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <a
      className="mon-phone"
      href={`tel:${phone}`}
      aria-label={t('monitoring.act.call', { name, phone: formatPhone(phone) })}
    >
      <Phone size={16} aria-hidden />
      <span className="num">{formatPhone(phone)}</span>
    </a>
  );
}

/** The button that opens a person: the keys bring the focus to it. */
export const rowButtonId = (caseId: string): string => `mon-open-${caseId}`;

/** One person of the day's list. */
export function PersonRow({
  one,
  today,
  isChosen,
  isOpen,
  isBusy,
  acts,
}: {
  one: MonitoredCase;
  today: string;
  isChosen: boolean;
  isOpen: boolean;
  isBusy: boolean;
  acts: RowActs;
}): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const { person, day, kind } = one;
  const { name, address, phone } = person;
  const flag = flagToTake(one.flags);
  const dayText =
    day < 1
      ? t('monitoring.notYet', { date: words.dateOf(one.dayOne) })
      : t('monitoring.day', { n: day, all: daysInPeriod(one) });
  return (
    <li className={`mon-row ${isChosen ? 'is-chosen' : ''}`} data-weight={weightOfCase(one)}>
      <div className="who">
        <button
          id={rowButtonId(one.id)}
          type="button"
          className="mon-name"
          aria-label={t('monitoring.act.open', { name })}
          aria-current={isOpen ? 'true' : undefined}
          onFocus={() => acts.onChoose(one)}
          onClick={() => acts.onOpen(one)}
        >
          {name}
        </button>
        <small>
          {[words.ageText(person.bornOn, today), words.neighbourhood(person), address]
            .filter(Boolean)
            .join(', ')}
        </small>
        <small>
          {[dayText, t(`monitoring.kind.${kind}`), words.lastText(one)].join(' · ')}
          {one.isReporter && !one.isActivated && ` · ${t('monitoring.notActivated')}`}
        </small>
      </div>
      {one.flags.length > 0 && (
        <div className="flags">
          {flagsInOrder(one.flags).map((each) => (
            <FlagLine key={each.id} flag={each} />
          ))}
        </div>
      )}
      <div className="acts">
        {phone !== null && <PhoneLink name={name} phone={phone} />}
        {flag && (
          <Button
            kind="primary"
            isBusy={isBusy && isChosen}
            aria-label={t('monitoring.act.takeUpOf', { flag: t(`monitoring.weight.${flag.kind}`), name })}
            onClick={() => acts.onTakeUp(one)}
          >
            {t('monitoring.act.takeUp')}
          </Button>
        )}
        <Button aria-label={`${t('monitoring.act.report')}: ${name}`} onClick={() => acts.onReport(one)}>
          {t('monitoring.act.report')}
        </Button>
        <Button aria-label={`${t('monitoring.act.visit')}: ${name}`} onClick={() => acts.onVisit(one)}>
          {t('monitoring.act.visit')}
        </Button>
      </div>
    </li>
  );
}
