import { RefreshCw } from 'lucide-react';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/error-text.js';
import { useFormat } from '../i18n/format.js';
import { Button } from '../ui/button.js';
import { EmptyState, Loading } from '../ui/empty-state.js';
import { type Fetched } from './use-fetched.js';

/** Says that what is shown could not be renewed, how old it is, and lets one ask again. */
function OldMark({ fetched }: { fetched: Fetched<unknown> }): ReactElement {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <div className="sg-old" role="status">
      <span>
        {t('state.old', { time: format.time(fetched.atMs) })} {errorText(fetched.failure, t)}
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
  if (data !== null)
    return (
      <>
        {failure !== null && <OldMark fetched={fetched} />}
        {children(data)}
      </>
    );
  if (failure === null) return <Loading />;
  return (
    <EmptyState title={errorText(failure, t)}>
      <Button isBusy={isFetching} onClick={reload}>
        {t('action.retry')}
      </Button>
    </EmptyState>
  );
}
