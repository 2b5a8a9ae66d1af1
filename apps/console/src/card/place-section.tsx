import { type LocateCandidate, type Place } from '#siaga/contracts';
import { Age, Badge, Button, Kbd, useFormat } from '#siaga/web-kit';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceAround } from '../ground/place-around.js';
import { useKeys } from '../state/use-keys.js';
import { useWorkspace } from '../state/workspace-store.js';
import { CandidateList } from './candidate-list.js';
import { placeOf } from './place-of-candidate.policy.js';
import { useLocate } from './use-locate.js';

/** By its place on the keyboard: with Alt the key may give another letter. */
const DIGIT_KEY = /^(Digit|Numpad)[1-9]$/;

function ChosenPlace({ place }: { place: Place }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  return (
    <div className="cand chosen">
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
  place: Place | null;
  /** The caller's own fixes, newest first. */
  fixes: readonly { id: string; place: Place; at: string }[];
  /** What the caller or the source said in words. */
  saidText: string | null;
  regionCode: string;
  onPlace: (place: Place) => void;
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
                    onClick={() => onPlace({ ...fix.place, isConfirmed: true })}
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

/** The place of the case: what is known, search as you type, the caller's fixes. A digit picks outside the input, Alt and the digit inside it: there a digit is part of the text (RT 5, 17 Agustus). */
export function PlaceSection({
  place,
  fixes,
  saidText,
  regionCode,
  onPlace,
}: PlaceSectionProps): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isTyping, setTyping] = useState(false);
  const pickMode = useWorkspace((state) => state.pickMode);
  const { result, isSearching, hasFailed } = useLocate(text, place?.point ?? null, regionCode);
  const candidates = useMemo(() => result?.candidates.slice(0, 6) ?? [], [result]);
  const lookAt = useWorkspace((state) => state.lookAt);
  useEffect(() => {
    lookAt(candidates[active] ?? null);
    return () => lookAt(null);
  }, [candidates, active, lookAt]);

  const typed = text
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter((word) => word.length > 1);

  const pick = (candidate: LocateCandidate | undefined): void => {
    if (!candidate) return;
    onPlace(placeOf(candidate, text));
    setText('');
    setActive(0);
    lookAt(null);
  };
  // While a newer text is searched the list still shows the older answer: nothing may be picked from it.
  const picks = pickMode === 'default' && !isSearching ? candidates : [];
  useKeys(Object.fromEntries(picks.map((candidate, index) => [String(index + 1), () => pick(candidate)])));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      if (!isSearching) pick(candidates[active]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + candidates.length) % Math.max(1, candidates.length));
    } else if (event.altKey && DIGIT_KEY.test(event.code)) {
      event.preventDefault();
      if (!isSearching) pick(candidates[Number(event.code.at(-1)) - 1]);
    }
  };

  return (
    <div className="sec">
      <label className="sg-label" htmlFor="place-search">
        <span>{t('card.place')}</span>
        <Kbd>T</Kbd>
      </label>
      <div className="placebox">
        <input
          id="place-search"
          className="sg-input"
          value={text}
          placeholder={t('card.placeHint')}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          onKeyDown={onKeyDown}
        />
        {text.trim() !== '' && (
          <span className="count num">
            {isSearching && t('card.searching')}
            {hasFailed && <span className="is-amber">{t('card.searchFailed')}</span>}
            {!isSearching && !hasFailed && t('card.results', { n: candidates.length })}
          </span>
        )}
      </div>
      {candidates.length > 0 && (
        <CandidateList
          candidates={candidates}
          active={active}
          isTyping={isTyping}
          typed={typed}
          onLook={setActive}
          onPick={pick}
        />
      )}
      {result?.problem && <p className="note">{t(`common:locateProblem.${result.problem}`)}</p>}
      {text.trim() === '' && place && <ChosenPlace place={place} />}
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
