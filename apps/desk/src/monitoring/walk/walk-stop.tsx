import { type MonitoredCase } from '#siaga/contracts';
import { Badge, Button, useFormat } from '#siaga/web-kit';
import { Navigation } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FlagLine } from '../flag-line.js';
import { PhoneLink } from '../person-row.js';
import { useWords } from '../use-words.js';
import { flagsInOrder, weightOfCase } from '../work.policy.js';
import { type NumberedStop } from './kept-walk.policy.js';

/** What an officer does at a stop; a case is opened with a line alone. */
export interface StopActs {
  onChoose: (stop: NumberedStop) => void;
  onVisit: (one: MonitoredCase) => void;
  onOpen: ((one: MonitoredCase) => void) | null;
}

/** The button of a stop that the keys bring the focus to. */
export const stopButtonId = (id: string): string => `mon-stop-${id}`;

function Person({ one, acts }: { one: MonitoredCase; acts: StopActs }): ReactElement {
  const { t } = useTranslation('desk');
  const { name, phone } = one.person;
  const { onOpen } = acts;
  return (
    <li data-weight={weightOfCase(one)}>
      {onOpen === null ? (
        <b>{name}</b>
      ) : (
        <button
          type="button"
          className="mon-name"
          aria-label={t('monitoring.act.open', { name })}
          onClick={() => onOpen(one)}
        >
          {name}
        </button>
      )}
      {flagsInOrder(one.flags).map((flag) => (
        <FlagLine key={flag.id} flag={flag} />
      ))}
      <span className="acts">
        {phone !== null && <PhoneLink name={name} phone={phone} />}
        <Button aria-label={`${t('monitoring.act.visit')}: ${name}`} onClick={() => acts.onVisit(one)}>
          {t('monitoring.act.visit')}
        </Button>
      </span>
    </li>
  );
}

/** A house of the walk: its number on the map, who is to be seen there, and the way to it. */
export function WalkStop({
  stop,
  fromM,
  isChosen,
  acts,
}: {
  stop: NumberedStop;
  /** How far from the house before; null where nobody knows. */
  fromM: number | null;
  isChosen: boolean;
  acts: StopActs;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const words = useWords();
  const { number, point, people, isDone } = stop;
  const [first] = people;
  if (first === undefined) return null;
  const where = words.neighbourhood(first.person) || t('monitoring.walk.noWhere');
  return (
    <li className={`mon-stop ${isChosen ? 'is-chosen' : ''}`} data-done={isDone}>
      <button
        id={stopButtonId(stop.id)}
        type="button"
        className="mon-pin"
        aria-label={t('monitoring.walk.stop', { n: number, name: first.person.name })}
        aria-pressed={isChosen}
        onFocus={() => acts.onChoose(stop)}
        onClick={() => acts.onChoose(stop)}
      >
        {number}
      </button>
      <div className="what">
        <small>{[words.neighbourhood(first.person), first.person.address].filter(Boolean).join(', ')}</small>
        {point === null && <small className="is-amber">{t('monitoring.walk.noPoint', { where })}</small>}
        {fromM !== null && <small>{t('monitoring.walk.from', { way: format.distance(fromM) })}</small>}
        {isDone && <Badge tone="ok">{t('monitoring.walk.doneMark')}</Badge>}
        <ul>
          {people.map((one) => (
            <Person key={one.id} one={one} acts={acts} />
          ))}
        </ul>
      </div>
      {point !== null && !isDone && (
        // The phone's own navigation: a point, and of nobody.
        <a
          className="sg-button secondary mon-way"
          href={`geo:${coordinates(point)}?q=${coordinates(point)}`}
          aria-label={t('monitoring.walk.wayTo', { n: number })}
        >
          <Navigation size={18} aria-hidden /> {t('monitoring.walk.way')}
        </a>
      )}
    </li>
  );
}

function coordinates({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(6)},${lon.toFixed(6)}`;
}
