import { Minus, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BedCapacity } from '#siaga/contracts';
import { useFormat, useNow } from '#siaga/web-kit';
import { withAvailable, withTotal, type BedDraft } from './bed-draft.policy.js';

/** Figures older than this are said to be old: a shift has changed since. */
export const OLD_AFTER_S = 4 * 3_600;

interface Props {
  draft: BedDraft;
  published: BedCapacity | undefined;
  isChanged: boolean;
  onChange: (draft: BedDraft) => void;
}

function digitsOf(text: string): number {
  return Number(text.replace(/\D/g, '').slice(0, 4));
}

/** One kind of bed: free beds by plus and minus, the number of beds by typing, and how old the figure is. */
export function BedRow({ draft, published, isChanged, onChange }: Props): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const nowMs = useNow();
  const kind = common(`bedKind.${draft.kind}`);
  const ageS = published ? (nowMs - Date.parse(published.updatedAt)) / 1_000 : null;
  const ageText = ageS === null ? t('capacity.never') : common('age.updated', { age: format.ago(ageS) });
  return (
    <li className={`dk-bed ${isChanged ? 'changed' : ''}`}>
      <div>
        <b>{kind}</b>
        <span className={`num ${ageS !== null && ageS > OLD_AFTER_S ? 'is-amber' : ''}`}>{ageText}</span>
      </div>
      <div className="dk-step">
        <button
          type="button"
          aria-label={t('capacity.fewer', { kind })}
          disabled={draft.available === 0}
          onClick={() => onChange(withAvailable(draft, draft.available - 1))}
        >
          <Minus size={20} aria-hidden />
        </button>
        <input
          className="num"
          inputMode="numeric"
          aria-label={`${kind}: ${t('capacity.available')}`}
          value={draft.available}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(withAvailable(draft, digitsOf(event.target.value)))}
        />
        <button
          type="button"
          aria-label={t('capacity.more', { kind })}
          disabled={draft.available >= draft.total}
          onClick={() => onChange(withAvailable(draft, draft.available + 1))}
        >
          <Plus size={20} aria-hidden />
        </button>
      </div>
      <label className="dk-total">
        <span>/</span>
        <input
          className="num"
          inputMode="numeric"
          aria-label={`${kind}: ${t('capacity.total')}`}
          value={draft.total}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(withTotal(draft, digitsOf(event.target.value)))}
        />
      </label>
    </li>
  );
}
