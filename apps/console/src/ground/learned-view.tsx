import { DecideLearnedPlaceInput, type LearnedPlace } from '#siaga/contracts';
import {
  Age,
  Badge,
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  FormBox,
  FormField,
  Table,
  type TableColumn,
  useEntities,
  useFetched,
  useFormat,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { MapPinCheck } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useCurrentLearned } from './use-current-learned.js';

const keyOf = ({ id, version }: LearnedPlace): string => `${id} ${version}`;
const TONES = { proposed: 'amber', approved: 'ok', rejected: undefined } as const;

const Decision = z.object({ name: DecideLearnedPlaceInput.shape.name.unwrap() });

/** Under what name the place is found from now on, or that it is not taken. */
function DecideForm({ place }: { place: LearnedPlace }): ReactElement {
  const { t } = useTranslation('console');
  const draft = { key: `learned:${place.id}`, about: String(place.version) };
  const form = useZodForm(Decision, { name: place.name }, draft);
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useFormCommand(form, 'decideLearnedPlace');
  const decide = async (input: Pick<DecideLearnedPlaceInput, 'decision' | 'name'>): Promise<void> => {
    const decided = await run({ id: place.id, version: place.version, ...input });
    if (decided) put('learned_place', decided);
  };
  return (
    <FormBox form={form} className="line" onSubmit={({ name }) => decide({ decision: 'approve', name })}>
      <span className="grow">
        <FormField form={form} name="name" label={t('learned.name')} maxLength={120} />
      </span>
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {t('learned.approve')}
      </Button>
      <Button isBusy={isBusy} onClick={() => void decide({ decision: 'reject' })}>
        {t('learned.reject')}
      </Button>
    </FormBox>
  );
}

function LearnedList({ fetched }: { fetched: readonly LearnedPlace[] }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const places = useCurrentLearned(fetched);
  const columns: readonly TableColumn<LearnedPlace>[] = [
    {
      name: 'place',
      title: t('learned.place'),
      isHead: true,
      order: ({ name }) => name,
      cell: ({ name }) => name,
    },
    {
      name: 'distance',
      title: t('learned.away'),
      order: ({ distanceM }) => distanceM,
      cell: ({ distanceM }) => format.distance(distanceM),
    },
    {
      name: 'proposed',
      title: t('learned.proposed'),
      order: ({ proposedAt }) => proposedAt,
      cell: ({ proposedAt }) => <Age of={proposedAt} />,
    },
    {
      name: 'status',
      title: t('learned.state'),
      order: ({ status }) => t(`learned.status.${status}`),
      cell: ({ status, decidedBy }) => (
        <>
          <Badge tone={TONES[status]}>{t(`learned.status.${status}`)}</Badge>{' '}
          {decidedBy && <small>{t('learned.by', { name: decidedBy.name })}</small>}
        </>
      ),
    },
  ];
  return (
    <Table
      label={t('learned.title')}
      columns={columns}
      items={places}
      keyOf={keyOf}
      rowClass={() => 'learned'}
      empty={<EmptyState icon={MapPinCheck} title={t('learned.none')} />}
      under={(place) => (place.status === 'proposed' ? <DecideForm place={place} /> : null)}
    />
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
