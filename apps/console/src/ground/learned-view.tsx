import { type LearnedPlace } from '#siaga/contracts';
import {
  Age,
  Badge,
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  Field,
  useCommand,
  useEntities,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { MapPinCheck } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const LEAST_NAME = 3;
const TONES = { proposed: 'amber', approved: 'ok', rejected: undefined } as const;

function LearnedLine({ place }: { place: LearnedPlace }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const [name, setName] = useState(place.name);
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('decideLearnedPlace');
  const decide = async (decision: 'approve' | 'reject'): Promise<void> => {
    const input = decision === 'approve' ? { name: name.trim() } : {};
    const decided = await run({ id: place.id, decision, ...input });
    if (decided) put('learned_place', decided);
  };
  const isTooShort = name.trim().length < LEAST_NAME;
  return (
    <li className="learned">
      <div className="line">
        <span className="grow">
          <b>{place.name}</b>
          <small>
            {t('learned.off', { distance: format.distance(place.distanceM) })}, <Age of={place.proposedAt} />
          </small>
        </span>
        <Badge tone={TONES[place.status]}>{t(`learned.status.${place.status}`)}</Badge>
        {place.decidedBy && (
          <small className="muted">{t('learned.by', { name: place.decidedBy.name })}</small>
        )}
      </div>
      {place.status === 'proposed' && (
        <form
          className="line"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isTooShort) void decide('approve');
          }}
        >
          <span className="grow">
            <Field
              label={t('learned.name')}
              value={name}
              maxLength={120}
              problem={isTooShort ? t('learned.tooShort') : null}
              onChange={(event) => setName(event.target.value)}
            />
          </span>
          <Button kind="primary" type="submit" isBusy={isBusy} disabled={isTooShort}>
            {t('learned.approve')}
          </Button>
          <Button isBusy={isBusy} onClick={() => void decide('reject')}>
            {t('learned.reject')}
          </Button>
        </form>
      )}
    </li>
  );
}

/** Fetched ones with what changed since: decided here or by another, and new proposals. */
function useCurrent(fetched: readonly LearnedPlace[]): LearnedPlace[] {
  const live = useEntities((state) => state.entities.learned_place);
  return useMemo(() => {
    const byId = new Map(fetched.map((place) => [place.id, place]));
    for (const place of live.values()) {
      const known = byId.get(place.id);
      if (!known || known.version < place.version) byId.set(place.id, place);
    }
    return [...byId.values()].sort(
      (a, b) =>
        Number(b.status === 'proposed') - Number(a.status === 'proposed') ||
        b.proposedAt.localeCompare(a.proposedAt),
    );
  }, [fetched, live]);
}

function LearnedList({ fetched }: { fetched: readonly LearnedPlace[] }): ReactElement {
  const { t } = useTranslation('console');
  const places = useCurrent(fetched);
  if (places.length === 0) return <EmptyState icon={MapPinCheck} title={t('learned.none')} />;
  return (
    <ul className="learnedlist">
      {places.map((place) => (
        <LearnedLine key={`${place.id} ${place.version}`} place={place} />
      ))}
    </ul>
  );
}

/** Landmarks learned from arrivals: a supervisor approves or rejects each. */
export function LearnedView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const fetched = useFetched('learnedPlaces', {});
  return (
    <Dialog title={t('learned.title')} onClose={onClose} isWide>
      <p className="muted">{t('learned.intro')}</p>
      <FetchedPart fetched={fetched}>{(data) => <LearnedList fetched={data.places} />}</FetchedPart>
    </Dialog>
  );
}
