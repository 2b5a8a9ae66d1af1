import { type LocateCandidate } from '#siaga/contracts';
import { type ComboBox, ComboList, Kbd, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The label with the words that the operator typed marked in it. */
function Matched({ label, typed }: { label: string; typed: readonly string[] }): ReactElement {
  return (
    <>
      {label.split(/(\s+)/).map((word, index) => {
        const isHit = typed.includes(word.toLowerCase().replace(/[.,]/g, ''));
        return (
          <span key={index} className={isHit ? 'hit' : undefined}>
            {word}
          </span>
        );
      })}
    </>
  );
}

function CandidateLine({
  candidate,
  keyHint,
  typed,
}: {
  candidate: LocateCandidate;
  keyHint: string;
  typed: readonly string[];
}): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <>
      <Kbd>{keyHint}</Kbd>
      <span>
        <Matched label={candidate.label} typed={typed} />
        <small>
          {candidate.isOutside && <span className="is-amber">{t('placeOutside')} </span>}
          {candidate.ownAccuracyM !== null && <span className="is-amber">{t('placeNamesake')} </span>}
          {candidate.context}
        </small>
      </span>
      <span className="num acc">
        {format.accuracy(candidate.ownAccuracyM ?? candidate.accuracyM)}
        <small>{t(`placeSource.${candidate.source}`)}</small>
      </span>
    </>
  );
}

export interface CandidateListProps {
  box: ComboBox<LocateCandidate>;
  /** True while the search box has the focus: a digit needs Alt there. */
  isTyping: boolean;
  /** The typed words, to be marked where a result has them. */
  typed: readonly string[];
}

/** What the search found, and which of the typed words it did not understand. */
export function CandidateList({ box, isTyping, typed }: CandidateListProps): ReactElement {
  const { t } = useTranslation('console');
  const unclear = box.rows[box.active]?.notUnderstood ?? [];
  const keyOf = (index: number): string => (isTyping ? `Alt+${index + 1}` : String(index + 1));
  return (
    <>
      <ComboList
        box={box}
        className="cands"
        rowClassName="cand"
        shortcutOf={keyOf}
        headingOf={(candidate, index) =>
          candidate.isOutside && box.rows[index - 1]?.isOutside !== true ? (
            <p className="note outside">{t('card.outside')}</p>
          ) : null
        }
      >
        {(candidate, index) => <CandidateLine candidate={candidate} keyHint={keyOf(index)} typed={typed} />}
      </ComboList>
      {unclear.length > 0 && (
        <p className="note unclear">
          <span className="is-amber">{t('around.notUnderstood', { words: unclear.join(', ') })}</span>{' '}
          {t('around.kept')}
        </p>
      )}
    </>
  );
}
