import { type ApiOutput } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  showDone,
  showNote,
  Table,
  type TableColumn,
  useCommand,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { Inbox } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

type RefusedEvent = ApiOutput<'refusedEvents'>['events'][number];
const NEWEST = { name: 'at', isDescending: true };
const idOf = ({ id }: RefusedEvent): string => id;

/** Telephone events that could not be understood, with what was wrong, to be run again once mended. */
export function RefusedView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const fetched = useFetched('refusedEvents', {});
  const { run, isBusy } = useCommand('retryRefusedEvent');
  const retry = async (id: string): Promise<void> => {
    const result = await run({ id });
    if (!result) return;
    if (result.refused > 0) showNote(t('refused.still'));
    else showDone(t('refused.accepted'));
    fetched.reload();
  };
  const columns: readonly TableColumn<RefusedEvent>[] = [
    {
      name: 'at',
      title: t('refused.at'),
      order: ({ receivedAt }) => receivedAt,
      cell: ({ receivedAt }) => format.dayTime(receivedAt),
    },
    {
      name: 'source',
      title: t('refused.source'),
      order: ({ source }) => source,
      cell: ({ source }) => source,
    },
    {
      name: 'wrong',
      title: t('refused.wrong'),
      cell: ({ fields }) =>
        fields.map(({ path, message }) => (
          <small key={path}>
            {path}: {message}
          </small>
        )),
    },
    {
      name: 'retry',
      title: t('refused.retry'),
      isBare: true,
      cell: ({ id }) => (
        <Button isBusy={isBusy} onClick={() => void retry(id)}>
          {t('refused.retry')}
        </Button>
      ),
    },
  ];
  return (
    <Dialog title={t('refused.title')} onClose={onClose} isWide>
      <FetchedPart fetched={fetched}>
        {({ events }) => (
          <Table
            label={t('refused.title')}
            columns={columns}
            items={events}
            keyOf={idOf}
            sortedBy={NEWEST}
            empty={<EmptyState icon={Inbox} title={t('refused.none')} />}
            under={({ preview }) => <code className="preview">{preview}</code>}
          />
        )}
      </FetchedPart>
    </Dialog>
  );
}
