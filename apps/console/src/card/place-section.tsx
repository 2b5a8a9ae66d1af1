import { type LocateCandidate, type Place } from '#siaga/contracts';
import {
  Age,
  Badge,
  Button,
  ComboInput,
  Kbd,
  useComboBox,
  useDraftState,
  useFormat,
  useKeys,
} from '#siaga/web-kit';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { PlaceAround } from '../ground/place-around.js';
import { placeDraftKey, useWorkspace } from '../state/workspace-store.js';
import { CandidateList } from './candidate-list.js';
import { placeOf } from './place-of-candidate.policy.js';
import { useLocate } from './use-locate.js';

/** That a place is not believed, and why: nothing is ranked by it until somebody says that it is right. */
function Doubt({ of: { doubt } }: { of: Place }): ReactElement | null {
  const { t } = useTranslation(['console', 'common']);
  if (doubt === undefined) return null;
  return (
    <>
      {' '}
      <Badge tone="red">{t('card.doubted', { why: t(`common:fixDoubt.${doubt}`) })}</Badge>
    </>
  );
}

/**
 * Takes the focus when its digit or the mouse chose it: the next key is a key of the screen, not a letter in the box, and a
 * screen reader says what was chosen. `pickedAtMs` is when; Enter is the box's own key and leaves the hand in it.
 */
function ChosenPlace({ place, pickedAtMs }: { place: Place; pickedAtMs: number | null }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pickedAtMs !== null) box.current?.focus();
  }, [pickedAtMs]);
  return (
    <div ref={box} className="cand chosen" tabIndex={-1}>
      <span>
        <b>{place.label}</b>
        <small>
          {place.context}
          {!place.isConfirmed && (
            <>
              {' '}
              <Badge tone="amber">{t('card.unconfirmed')}</Badge>
            </>
          )}
          <Doubt of={place} />
        </small>
      </span>
      <span className="num acc">
        {format.accuracy(place.accuracyM)}
        <small>{t(`common:placeSource.${place.source}`)}</small>
      </span>
    </div>
  );
}

export interface PlaceSectionProps {
  /** Whose place it is: what is typed is kept under it. */
  caseId: string;
  place: Place | null;
  /** The caller's own fixes, newest first. */
  fixes: readonly { id: string; place: Place; at: string }[];
  /** What the caller or the source said in words. */
  saidText: string | null;
  regionCode: string;
  onPlace: (place: Place) => void;
  /** Takes the last choice of a place back; left out while there is nothing to take back. */
  onUndo?: (() => void) | undefined;
}

function Fixes({
  fixes,
  place,
  onPlace,
}: Pick<PlaceSectionProps, 'fixes' | 'place' | 'onPlace'>): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  return (
    <ul>
      {fixes.map((fix) => {
        const isUsed = place?.point.lon === fix.place.point.lon && place.point.lat === fix.place.point.lat;
        return (
          <li key={fix.id} className="cand fix">
            <span>
              {t('card.fix', { source: t(`common:placeSource.${fix.place.source}`) })}
              <small>
                <Age of={fix.at} />
                <Doubt of={fix.place} />
              </small>
            </span>
            <span className="num acc">
              {format.accuracy(fix.place.accuracyM)}
              <small>
                {isUsed ? (
                  t('card.chosen')
                ) : (
                  <button
                    type="button"
                    className="more"
                    onClick={() => onPlace({ ...fix.place, doubt: undefined, isConfirmed: true })}
                  >
                    {t('card.useFix')}
                  </button>
                )}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const keyOf = ({ id }: LocateCandidate): string => id;

/** How the search goes, said as it changes. */
function SearchState({
  isSearching,
  hasFailed,
  found,
}: {
  isSearching: boolean;
  hasFailed: boolean;
  found: number;
}): ReactElement {
  const { t } = useTranslation('console');
  if (isSearching) return <>{t('card.searching')}</>;
  if (hasFailed) return <span className="is-amber">{t('card.searchFailed')}</span>;
  return <>{t('card.results', { n: found })}</>;
}

/** The place of the case: what is known, search as you type, the caller's fixes. A digit picks outside the input, Alt and the digit inside it: there a digit is part of the text (RT 5, 17 Agustus). */
export function PlaceSection({
  caseId,
  place,
  fixes,
  saidText,
  regionCode,
  onPlace,
  onUndo,
}: PlaceSectionProps): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const draft = useDraftState(placeDraftKey(caseId), z.string(), '');
  const { value: text, set: setText } = draft;
  const [isTyping, setTyping] = useState(false);
  const [pickedAtMs, setPickedAtMs] = useState<number | null>(null);
  const pickMode = useWorkspace((state) => state.pickMode);
  const { result, isSearching, hasFailed } = useLocate(text, place?.point ?? null, regionCode);
  const candidates = useMemo(() => result?.candidates.slice(0, 6) ?? [], [result]);
  const lookAt = useWorkspace((state) => state.lookAt);
  const box = useComboBox({
    label: t('card.found'),
    text,
    onText: setText,
    rows: candidates,
    keyOf,
    // While a newer text is searched the list still shows the older answer: nothing may be picked from it.
    isStale: isSearching,
    hasDigits: true,
    takesEnter: ({ isOutside }) => !isOutside,
    onChoose: (candidate, isByEnter) => {
      onPlace(placeOf(candidate, text));
      setText('');
      if (!isByEnter) setPickedAtMs(performance.now());
      lookAt(null);
    },
  });
  const looked = candidates[box.active] ?? null;
  useEffect(() => {
    lookAt(looked);
    return () => lookAt(null);
  }, [looked, lookAt]);

  useKeys({ z: onUndo });
  const typed = text
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter((word) => word.length > 1);
  const picks = pickMode === 'default' && !isSearching ? candidates : [];
  useKeys(
    Object.fromEntries(
      picks.map((_, index) => [
        String(index + 1),
        ({ timeStamp }: { timeStamp: number }) => box.chooseAt(index, timeStamp),
      ]),
    ),
  );

  return (
    <div className="sec">
      <label className="sg-label" htmlFor="place-search">
        <span>{t('card.place')}</span>
        <Kbd>T</Kbd>
      </label>
      <div className="placebox">
        <ComboInput
          box={box}
          id="place-search"
          placeholder={t('card.placeHint')}
          aria-describedby="place-search-state"
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
        />
        <span id="place-search-state" className="count num" role="status">
          {text.trim() !== '' && (
            <SearchState isSearching={isSearching} hasFailed={hasFailed} found={candidates.length} />
          )}
        </span>
      </div>
      {candidates.length > 0 && <CandidateList box={box} isTyping={isTyping} typed={typed} />}
      {result?.problem && <p className="note">{t(`common:locateProblem.${result.problem}`)}</p>}
      {text.trim() === '' && place && <ChosenPlace place={place} pickedAtMs={pickedAtMs} />}
      {onUndo && (
        <Button kind="ghost" kbd="Z" onClick={onUndo}>
          {t('card.undo')}
        </Button>
      )}
      {text.trim() === '' && place && <PlaceAround place={place} />}
      {text.trim() === '' && !place && <p className="note">{t('card.mapHint')}</p>}
      {text.trim() === '' && <Fixes fixes={fixes.slice(0, 2)} place={place} onPlace={onPlace} />}
      {saidText && (
        <p className="note">
          {t('card.callerText', { text: saidText })}{' '}
          {text.trim() === '' && (
            <Button kind="ghost" onClick={() => setText(saidText)}>
              {t('card.change')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
