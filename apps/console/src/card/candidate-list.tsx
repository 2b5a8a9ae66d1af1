import { type LocateCandidate } from '#siaga/contracts';
import { Kbd, useFormat } from '#siaga/web-kit';
import { type PointerEvent, type ReactElement } from 'react';
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
  isActive,
  keyHint,
  typed,
  onLook,
  onPick,
}: {
  candidate: LocateCandidate;
  isActive: boolean;
  keyHint: string;
  typed: readonly string[];
  onLook: () => void;
  onPick: () => void;
}): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  // A list that appears under a resting mouse is no look: what the keyboard chose stays.
  const onMove = ({ movementX, movementY }: PointerEvent): void => {
    if (!isActive && (movementX !== 0 || movementY !== 0)) onLook();
  };
  return (
    <li>
      <button
        type="button"
        className="cand"
        aria-current={isActive}
        onPointerMove={onMove}
        onClick={onPick}
        tabIndex={-1}
      >
        <Kbd>{keyHint}</Kbd>
        <span>
          <Matched label={candidate.label} typed={typed} />
          <small>{candidate.context}</small>
        </span>
        <span className="num acc">
          {format.accuracy(candidate.accuracyM)}
          <small>{t(`placeSource.${candidate.source}`)}</small>
        </span>
      </button>
    </li>
  );
}

export interface CandidateListProps {
  candidates: readonly LocateCandidate[];
  /** The one that the map shows and Enter takes. */
  active: number;
  /** True while the search box has the focus: a digit needs Alt there. */
  isTyping: boolean;
  /** The typed words, to be marked where a result has them. */
  typed: readonly string[];
  onLook: (index: number) => void;
  onPick: (candidate: LocateCandidate) => void;
}

/** What the search found, and which of the typed words it did not understand. */
export function CandidateList({
  candidates,
  active,
  isTyping,
  typed,
  onLook,
  onPick,
}: CandidateListProps): ReactElement {
  const { t } = useTranslation('console');
  const unclear = candidates[active]?.notUnderstood ?? [];
  return (
    <>
      <ul className="cands">
        {candidates.map((candidate, index) => (
          <CandidateLine
            key={candidate.id}
            candidate={candidate}
            isActive={index === active}
            keyHint={isTyping ? `Alt+${index + 1}` : String(index + 1)}
            typed={typed}
            onLook={() => onLook(index)}
            onPick={() => onPick(candidate)}
          />
        ))}
      </ul>
      {unclear.length > 0 && (
        <p className="note unclear">
          <span className="is-amber">{t('around.notUnderstood', { words: unclear.join(', ') })}</span>{' '}
          {t('around.kept')}
        </p>
      )}
    </>
  );
}
