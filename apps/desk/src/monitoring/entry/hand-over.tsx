import { type EntryFigures, type EntryHandover } from '#siaga/contracts';
import { Button, Lines, Select, useCommand, useFormat } from '#siaga/web-kit';
import { ArrowLeft } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { forgetShift } from './kept/post-shift.js';
import { figuresWith } from './rows.policy.js';
import { type PageProps } from './post-page.js';
import { useKeptForm } from './use-kept-form.js';

const HandOverDraft = z.object({ note: z.string(), toShiftId: z.string() });

function ShiftFigures({ figures }: { figures: EntryFigures }): ReactElement {
  const { t } = useTranslation('desk');
  return (
    <>
      <dl className="ent-sums">
        {(['in', 'paired', 'coded', 'household', 'waiting', 'withSigns', 'out'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`entry.figures.${name}`)}</dt>
            <dd className="num">{figures[name]}</dd>
          </div>
        ))}
      </dl>
      {figures.trips.length > 0 && (
        <table className="ent-trips">
          <caption>{t('entry.figures.trips')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('entry.trip.number')}</th>
              <th scope="col">{t('entry.figures.in')}</th>
              <th scope="col">{t('entry.figures.out')}</th>
              <th scope="col">{t('entry.figures.waiting')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.trips.map((trip) => (
              <tr key={trip.tripId ?? 'none'}>
                <th scope="row">{trip.number ?? t('entry.trip.none')}</th>
                <td className="num">{trip.in}</td>
                <td className="num">{trip.out}</td>
                <td className="num">{trip.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** What the officer before left to this one. */
function Before({ before }: { before: EntryHandover }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <section className="ent-part">
      <h3>{t('entry.hand.before', { name: before.shift.officer })}</h3>
      <p className="muted">
        {before.shift.endedAt !== null && format.dayTime(before.shift.endedAt)}{' '}
        {t('entry.hand.handedOn', { n: before.handedOn })}
      </p>
      {before.note !== null && <p className="ent-note">{before.note}</p>}
    </section>
  );
}

/** The end of a shift: the sums, a note, and who goes on with those that are not paired. */
export function HandOver({ shift, post, onBack }: PageProps): ReactElement {
  const { t } = useTranslation('desk');
  const form = useKeptForm(`entry-handover:${shift.shift.id}`, HandOverDraft, () => ({
    note: '',
    toShiftId: '',
  }));
  const [ended, setEnded] = useState<EntryHandover | null>(null);
  const command = useCommand('endEntryShift');
  const { unsent } = figuresWith(post.file?.figures ?? null, post.rows);
  const others = post.file?.others ?? [];
  const { note, toShiftId } = form.value;
  const end = async (): Promise<void> => {
    const handover = await command.run({
      id: shift.shift.id,
      note: note.trim() === '' ? null : note.trim(),
      toShiftId: toShiftId === '' ? null : toShiftId,
    });
    if (!handover) return;
    form.drop({ note: '', toShiftId: '' });
    setEnded(handover);
  };
  if (ended)
    return (
      <section className="ent-form form">
        <h2>{t('entry.hand.ended')}</h2>
        <p role="status">{t('entry.hand.handedOn', { n: ended.handedOn })}</p>
        <ShiftFigures figures={ended.figures} />
        <div className="ent-foot">
          <Button kind="primary" onClick={() => void forgetShift()}>
            {t('entry.hand.close')}
          </Button>
        </div>
      </section>
    );
  return (
    <form
      className="form ent-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <header className="ent-head">
        <Button kind="ghost" onClick={onBack} aria-label={t('entry.back')}>
          <ArrowLeft size={20} aria-hidden />
        </Button>
        <h2>{t('entry.hand.title')}</h2>
      </header>
      {post.file?.before && <Before before={post.file.before} />}
      {post.file && <ShiftFigures figures={post.file.figures} />}
      {unsent > 0 && (
        <p className="is-amber" role="status">
          {t('entry.hand.unsent', { n: unsent })}
        </p>
      )}
      <Select
        label={t('entry.hand.to')}
        value={toShiftId}
        options={[
          { value: '', text: t('entry.hand.toNext') },
          ...others.map(({ id, officer }) => ({ value: id, text: officer })),
        ]}
        onChange={(next) => form.set({ ...form.value, toShiftId: next })}
      />
      <Lines
        label={t('entry.hand.note')}
        value={note}
        rows={3}
        maxLength={2_000}
        onChange={(next) => form.set({ ...form.value, note: next })}
      />
      <div className="ent-foot">
        <Button kind="primary" type="submit" isBusy={command.isBusy} disabled={unsent > 0}>
          {t('entry.hand.end')}
        </Button>
      </div>
    </form>
  );
}
