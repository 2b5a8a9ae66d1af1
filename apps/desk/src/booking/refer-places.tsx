import { type ApiInput, type FreeWindow, type PlaceOffer, type PlaceOffers } from '#siaga/contracts';
import { Button, Chips, EmptyState, type Fetched, FetchedPart, Field, Kbd } from '#siaga/web-kit';
import { MapPinOff } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferWords } from './offer-words.js';

/** What is looked for, for a patient. */
export type AskedPlaces = Required<ApiInput<'referralPlaces'>>;

/** Places that a digit chooses. */
const MOST_KEYS = 9;

/** One clinic and doctor on a day, with the windows that are free; the first by a digit. */
function Offer({
  offer,
  index,
  onChoose,
  onOtherDays,
}: {
  offer: PlaceOffer;
  index: number;
  onChoose: (window: FreeWindow) => void;
  onOtherDays: (() => void) | null;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { placeOf, dayOf, windowOf } = useOfferWords();
  const { travelS, isTravelEstimated, delayMinutes, windows } = offer;
  const minutes = travelS === null ? null : Math.ceil(travelS / 60);
  const facts = [
    offer.doctorName,
    minutes !== null && t(isTravelEstimated ? 'refer.awayAbout' : 'refer.away', { minutes }),
    delayMinutes > 0 && t('refer.late', { minutes: delayMinutes }),
  ].filter((fact) => fact !== false);
  const name = `${placeOf(offer)}, ${dayOf(offer)}`;
  return (
    <li className="dk-offer">
      <h3>
        {index < MOST_KEYS && windows.length > 0 && <Kbd>{index + 1}</Kbd>} {offer.clinicName}, {dayOf(offer)}
      </h3>
      <p>
        {offer.facilityName}, <small>{facts.join(', ')}</small>
      </p>
      {windows.length === 0 && <p className="dk-none">{t('refer.full')}</p>}
      <div className="windows" role="group" aria-label={name}>
        {windows.map((window) => (
          <Button key={window.cluster} data-window onClick={() => onChoose(window)}>
            {t('refer.window', windowOf(offer, window))}, {t('refer.free', { n: window.free })}
          </Button>
        ))}
        {onOtherDays && (
          <Button
            kind="ghost"
            aria-label={t('refer.otherDaysOf', { place: placeOf(offer) })}
            onClick={onOtherDays}
          >
            {t('refer.otherDays')}
          </Button>
        )}
      </div>
    </li>
  );
}

const windowsIn = (within: Element | null | undefined): HTMLButtonElement | null =>
  within?.querySelector<HTMLButtonElement>('[data-window]') ?? null;

/** A digit takes the first window of that place. */
function chooseByDigit(event: KeyboardEvent<HTMLElement>): void {
  const digit = /^[1-9]$/.exec(event.key)?.[0];
  if (digit === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  windowsIn(event.currentTarget.children[Number(digit) - 1])?.click();
}

/** Brings the cursor to the first place once the answer to a search is there. */
function useCursorOnAnswer(
  list: RefObject<HTMLElement | null>,
  isThere: boolean,
  isWanted: boolean,
): () => void {
  const [searches, setSearches] = useState(Number(isWanted));
  const done = useRef(0);
  useEffect(() => {
    if (!isThere || done.current === searches) return;
    done.current = searches;
    windowsIn(list.current)?.focus();
  }, [list, isThere, searches]);
  return () => setSearches(searches + 1);
}

/** Where somebody can be sent to: looked for by words, who pays, and what comes first. */
export function ReferPlaces({
  asked,
  fetched,
  notice,
  takesCursor = false,
  onAsk,
  onChoose,
}: {
  asked: AskedPlaces;
  /** What the answer was; it must not be kept: what is gone must not be shown again from before. */
  fetched: Fetched<PlaceOffers>;
  notice: string | null;
  /** Whether the first place has the keys as soon as it is there. */
  takesCursor?: boolean;
  onAsk: (asked: AskedPlaces) => void;
  onChoose: (offer: PlaceOffer, window: FreeWindow) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [words, setWords] = useState(asked.words);
  const list = useRef<HTMLOListElement>(null);
  const bringCursor = useCursorOnAnswer(list, fetched.data !== null && !fetched.isFetching, takesCursor);
  const { clinicId } = asked;
  return (
    <>
      {notice !== null && (
        <p role="alert" className="note is-amber">
          {notice}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk({ ...asked, words: words.trim(), clinicId: null });
          bringCursor();
        }}
      >
        <Field
          label={t('refer.words')}
          hint={t('refer.wordsHint')}
          value={words}
          maxLength={80}
          type="search"
          autoComplete="off"
          onChange={({ target }) => setWords(target.value)}
        />
        <div className="choices">
          <Chips
            label={t('refer.kind')}
            options={[
              { value: 'jkn', text: t('refer.jkn') },
              { value: 'non_jkn', text: t('refer.nonJkn') },
            ]}
            selected={[asked.placeKind]}
            onToggle={(placeKind) => onAsk({ ...asked, placeKind })}
          />
          <Chips
            label={t('refer.order')}
            options={[
              { value: 'nearest', text: t('refer.nearest') },
              { value: 'soonest', text: t('refer.soonest') },
            ]}
            selected={[asked.order]}
            onToggle={(order) => onAsk({ ...asked, order })}
          />
          <Button type="submit">{t('refer.search')}</Button>
          {clinicId !== null && (
            <Button kind="ghost" onClick={() => onAsk({ ...asked, clinicId: null })}>
              {t('refer.allClinics')}
            </Button>
          )}
        </div>
      </form>
      <FetchedPart fetched={fetched}>
        {({ offers }) =>
          offers.length === 0 ? (
            <div role="status">
              <EmptyState icon={MapPinOff} title={t('refer.none')} text={t('refer.noneHint')} />
            </div>
          ) : (
            <ol className="dk-offers" ref={list} aria-label={t('refer.places')} onKeyDown={chooseByDigit}>
              {offers.map((offer, index) => (
                <Offer
                  key={offer.sessionId}
                  offer={offer}
                  index={index}
                  onChoose={(window) => onChoose(offer, window)}
                  onOtherDays={clinicId === null ? () => onAsk({ ...asked, clinicId: offer.clinicId }) : null}
                />
              ))}
            </ol>
          )
        }
      </FetchedPart>
    </>
  );
}
