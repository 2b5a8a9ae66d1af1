import { isWorthRetrying, OfflineError } from '#siaga/client';
import { type TFunction } from 'i18next';
import { RefreshCw } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/error-text.js';
import { useFormat } from '../i18n/format.js';
import { useConnection } from '../store/connection-store.js';
import { Button } from '../ui/button.js';
import { EmptyState, Loading } from '../ui/empty-state.js';
import { type Fetched } from './use-fetched.js';

/** Why nothing came: nothing was sent either, so no word of doing it twice. */
function failureText(failure: unknown, t: TFunction): string {
  return failure instanceof OfflineError ? t(`offline.${failure.reason}Asked`) : errorText(failure, t);
}

/** Asks again by itself when the line is back. */
function useBackWithLine({ failure, reload }: Fetched<unknown>): void {
  const isOnline = useConnection((state) => state.line === 'online');
  const askAgain = useEffectEvent(() => {
    if (failure !== null && isWorthRetrying(failure)) reload();
  });
  useEffect(() => {
    if (isOnline) askAgain();
  }, [isOnline]);
}

/** Says that what is shown could not be renewed, how old it is, and lets one ask again. */
function OldMark({ fetched }: { fetched: Fetched<unknown> }): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <div className="sg-old" role="status">
      <span>
        {t('state.old', { time: format.time(fetched.atMs) })} {failureText(fetched.failure, t)}
      </span>
      <Button isBusy={fetched.isFetching} onClick={fetched.reload}>
        <RefreshCw size={14} aria-hidden /> {t('action.retry')}
      </Button>
    </div>
  );
}

/** Stands where the answer to a question beside the others would: why it did not come, and a way to ask again. Nothing while all is well. */
export function FetchProblem({
  fetched,
  of,
}: {
  fetched: Fetched<unknown>;
  of: string;
}): ReactElement | null {
  const { t } = useTranslation('common');
  useBackWithLine(fetched);
  if (fetched.failure === null) return null;
  return (
    <div className="sg-old" role="status">
      <span>
        <b>{of}</b> {failureText(fetched.failure, t)}
      </span>
      <Button isBusy={fetched.isFetching} onClick={fetched.reload}>
        <RefreshCw size={14} aria-hidden /> {t('action.retry')}
      </Button>
    </div>
  );
}

/** Shows what was fetched, or that it loads, or why it did not come; what could not be renewed carries its age. */
export function FetchedPart<T>({
  fetched,
  children,
}: {
  fetched: Fetched<T>;
  children: (data: T) => ReactNode;
}): ReactElement {
  const { t } = useTranslation('common');
  const { data, failure, isFetching, reload } = fetched;
  useBackWithLine(fetched);
  if (data !== null)
    return (
      <>
        {failure !== null && <OldMark fetched={fetched} />}
        {children(data)}
      </>
    );
  if (failure === null) return <Loading />;
  return (
    <EmptyState title={failureText(failure, t)}>
      <Button isBusy={isFetching} onClick={reload}>
        {t('action.retry')}
      </Button>
    </EmptyState>
  );
}
