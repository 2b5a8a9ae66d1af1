import {
  type BookedKind,
  type FindPlacesInput,
  type FoundPlaces,
  type PlaceOffer,
  type Point,
} from '#siaga/contracts';
import { Button, Loading } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingApi } from './booking-api.js';
import { LineField, OneOf, PickOne } from '../parts/line-field.js';
import { OfferCard } from './offer-card.js';
import { type Refusal, refusalOf } from './refusal.js';

const EMPTY: FindPlacesInput = {
  ...{
    words: '',
    placeKind: 'jkn',
    clinicId: null,
    facilityId: null,
    doctorId: null,
    date: null,
    point: null,
    order: 'soonest',
  },
};
const LOOK_MS = 10_000;

/** Where the phone is; null when it does not say. */
function askPoint(): Promise<Point | null> {
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve(null),
      { maximumAge: 300_000, timeout: LOOK_MS },
    ),
  );
}

/** Looks for places by words, day and way; shows where there are some. */
export function FindPlaces({
  choose,
  wait,
  isBusy,
}: {
  choose: (offer: PlaceOffer, cluster: number, kind: BookedKind) => void;
  wait: (offer: PlaceOffer, kind: BookedKind) => void;
  isBusy: boolean;
}): ReactElement {
  const { t } = useTranslation('portal');
  const [typed, setTyped] = useState(EMPTY);
  const [asked, setAsked] = useState(EMPTY);
  const [offers, setOffers] = useState<readonly PlaceOffer[] | null>(null);
  // Of the last search that picked nothing: what was picked leaves the others to be picked instead.
  const [picks, setPicks] = useState<Pick<FoundPlaces, 'facilities' | 'doctors'> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [hasNoPoint, setNoPoint] = useState(false);

  useEffect(() => {
    let isOver = false;
    bookingApi.find(asked).then(
      ({ offers: found, facilities, doctors }) => {
        if (isOver) return;
        setOffers(found);
        if (asked.facilityId === null && asked.doctorId === null) setPicks({ facilities, doctors });
      },
      (error: unknown) => !isOver && setRefusal(() => refusalOf(error)),
    );
    return () => {
      isOver = true;
    };
  }, [asked]);

  const search = (input: FindPlacesInput): void => {
    setTyped(input);
    setRefusal(null);
    setOffers(null);
    setAsked(input);
  };
  const nearest = async (): Promise<void> => {
    const point = await askPoint();
    setNoPoint(point === null);
    if (point !== null) search({ ...typed, point, order: 'nearest' });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    search({ ...typed, clinicId: null, facilityId: null, doctorId: null });
  };
  return (
    <>
      <h1>{t('booking.find.title')}</h1>
      <form className="bk-form" onSubmit={submit}>
        <LineField
          label={t('booking.find.words')}
          hint={t('booking.find.wordsHint')}
          value={typed.words}
          maxLength={80}
          type="search"
          onChange={({ target }) => setTyped({ ...typed, words: target.value })}
        />
        <LineField
          label={t('booking.find.date')}
          type="date"
          value={typed.date ?? ''}
          onChange={({ target }) => setTyped({ ...typed, date: target.value === '' ? null : target.value })}
        />
        <OneOf
          label={t('booking.find.kind')}
          value={typed.placeKind}
          options={[
            { value: 'jkn', text: t('booking.find.jkn') },
            { value: 'non_jkn', text: t('booking.find.nonJkn') },
          ]}
          onChange={(placeKind) => search({ ...typed, placeKind })}
        />
        <Button kind="primary" type="submit">
          {t('booking.find.search')}
        </Button>
        <Button onClick={() => void nearest()}>{t('booking.find.near')}</Button>
        {hasNoPoint && <p role="status">{t('booking.find.noPoint')}</p>}
      </form>
      {picks !== null && (
        <div className="bk-form">
          <PickOne
            label={t('booking.find.facility')}
            all={t('booking.find.allFacilities')}
            of={picks.facilities}
            value={asked.facilityId}
            onChange={(facilityId) => search({ ...typed, facilityId })}
          />
          <PickOne
            label={t('booking.find.doctor')}
            all={t('booking.find.allDoctors')}
            of={picks.doctors}
            value={asked.doctorId}
            onChange={(doctorId) => search({ ...typed, doctorId })}
          />
        </div>
      )}
      {refusal && <p role="alert">{t(`booking.refused.${refusal.key}`, refusal.facts)}</p>}
      {offers === null && refusal === null && <Loading />}
      {offers?.length === 0 && <p role="status">{t('booking.find.none')}</p>}
      {offers?.map((offer) => (
        <OfferCard
          key={offer.sessionId}
          offer={offer}
          isBusy={isBusy}
          choose={(cluster) => choose(offer, cluster, asked.placeKind)}
          wait={() => wait(offer, asked.placeKind)}
          otherDays={
            asked.clinicId === null ? () => search({ ...typed, clinicId: offer.clinicId, date: null }) : null
          }
        />
      ))}
    </>
  );
}
