import { Badge, Button, Clock, Countdown, Select, showError, useFormat } from '#siaga/web-kit';
import { Bus, LogOut, Plus, QrCode as QrIcon } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusedRow } from './refused-row.js';
import { figuresWith, type PostRow } from './rows.policy.js';
import { keepShift } from './kept/post-shift.js';
import { type PageProps } from './post-page.js';

const MOST_SHOWN = 40;

function Figures({ post, shift }: Pick<PageProps, 'post' | 'shift'>): ReactElement {
  const { t } = useTranslation('desk');
  const figures = figuresWith(post.file?.figures ?? null, post.rows);
  const seconds = post.file?.figures.secondsEach ?? null;
  return (
    <section className="ent-figures" aria-label={t('entry.figures.title')}>
      <dl>
        {(['in', 'paired', 'waiting', 'withSigns', 'out'] as const).map((name) => (
          <div key={name} data-figure={name} data-some={figures[name] > 0}>
            <dt>{t(`entry.figures.${name}`)}</dt>
            <dd className="num">{figures[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {t('entry.figures.since')} <Clock since={shift.shift.openedAt} /> · {t('entry.figures.left')}{' '}
        <Countdown to={shift.shift.endsAt} />
        {seconds !== null && <> · {t('entry.figures.seconds', { n: Math.round(seconds) })}</>}
      </p>
      {figures.unsent > 0 && (
        <p className="is-amber" role="status">
          {t('entry.unsent', { n: figures.unsent })}
        </p>
      )}
    </section>
  );
}

function Row({ row, onPage }: { row: PostRow } & Pick<PageProps, 'onPage'>): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const name = row.name === '' ? t('entry.nameless') : row.name;
  return (
    <li className="ent-row" data-state={row.state}>
      <span className="who">
        <b>{name}</b>
        <small>
          {row.state === 'paired' && row.pairedAt !== null
            ? t(row.isLate ? 'entry.pairedLate' : 'entry.pairedAt', { time: format.time(row.pairedAt) })
            : row.name === ''
              ? format.time(row.enteredAt)
              : t(`entry.state.${row.state}`)}
        </small>
      </span>
      {row.hasSigns && <Badge tone="red">{t('entry.signs')}</Badge>}
      {row.isToPair && (
        <Button
          aria-label={t('entry.showOf', { name })}
          onClick={() => onPage({ kind: 'code', id: row.id, draft: null })}
        >
          <QrIcon size={18} aria-hidden /> {t('entry.show')}
        </Button>
      )}
    </li>
  );
}

/** The post at a glance: which vehicle, whose phone is not paired yet, what comes next. */
export function PostList({ shift, post, onPage }: PageProps): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const tripOf = new Map(post.trips.map(({ id, number }) => [id, number]));
  const refused = post.rows.filter(({ state }) => state === 'refused');
  const open = post.rows.filter(({ isToPair }) => isToPair);
  const others = post.rows.filter((row) => !row.isToPair && row.state !== 'refused');
  const shown = isAll ? others : others.slice(0, 5);
  return (
    <>
      <header className="ent-head">
        <h2>{shift.post.name}</h2>
        <Button kind="ghost" onClick={() => onPage({ kind: 'handover' })}>
          {t('entry.handOver')}
        </Button>
      </header>
      <Figures post={post} shift={shift} />
      <div className="ent-trip">
        <Select
          label={t('entry.trip.now')}
          value={shift.tripId ?? ''}
          options={[
            { value: '', text: t('entry.trip.none') },
            ...post.trips.map((trip) => ({
              value: trip.id,
              text: t('entry.trip.line', {
                number: trip.number,
                origin: trip.origin,
                time: format.time(trip.arrivedAt),
              }),
            })),
          ]}
          onChange={(tripId) =>
            void keepShift({ ...shift, tripId: tripId === '' ? null : tripId }).catch(showError)
          }
        />
        <Button onClick={() => onPage({ kind: 'trip' })}>
          <Bus size={18} aria-hidden /> {t('entry.trip.fresh')}
        </Button>
      </div>
      {refused.length > 0 && (
        <section className="ent-part">
          <h3>{t('entry.refused.title')}</h3>
          <ul>
            {refused.map((row) => (
              <RefusedRow key={row.id} row={row} onPage={onPage} />
            ))}
          </ul>
        </section>
      )}
      <section className="ent-part">
        <h3>{t('entry.waiting', { n: open.length })}</h3>
        {open.length === 0 && <p className="muted">{t('entry.nobodyWaits')}</p>}
        <ul>
          {open.slice(0, MOST_SHOWN).map((row) => (
            <Row key={row.id} row={row} onPage={onPage} />
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section className="ent-part">
          <h3>{t('entry.done', { n: others.length })}</h3>
          <ul>
            {shown.map((row) => (
              <Row key={row.id} row={row} onPage={onPage} />
            ))}
          </ul>
          {others.length > shown.length && <Button onClick={() => setAll(true)}>{t('entry.all')}</Button>}
        </section>
      )}
      <div className="ent-foot">
        <Button onClick={() => onPage({ kind: 'leaving' })}>
          <LogOut size={18} aria-hidden /> {t('entry.leaving.button')}
        </Button>
        <Button
          kind="primary"
          onClick={() => onPage({ kind: 'form', before: null, beforeId: null, mendsId: null })}
        >
          <Plus size={20} aria-hidden />{' '}
          {shift.tripId === null
            ? t('entry.next')
            : t('entry.nextOf', { number: tripOf.get(shift.tripId) ?? '' })}
        </Button>
      </div>
    </>
  );
}
