import {
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  showDone,
  showNote,
  useCommand,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { Inbox } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

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
  return (
    <Dialog title={t('refused.title')} onClose={onClose} isWide>
      <FetchedPart fetched={fetched}>
        {({ events }) =>
          events.length === 0 ? (
            <EmptyState icon={Inbox} title={t('refused.none')} />
          ) : (
            <ul className="alertlist">
              {events.map((event) => (
                <li key={event.id} className="alertline amber">
                  <span className="grow">
                    <b>
                      {format.dayTime(event.receivedAt)}, {t('refused.from', { source: event.source })}
                    </b>
                    {event.fields.map((field) => (
                      <small key={field.path}>
                        {field.path}: {field.message}
                      </small>
                    ))}
                    <code>{event.preview}</code>
                  </span>
                  <Button isBusy={isBusy} onClick={() => void retry(event.id)}>
                    {t('refused.retry')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </FetchedPart>
    </Dialog>
  );
}
