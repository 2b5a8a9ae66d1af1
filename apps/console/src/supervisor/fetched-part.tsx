import { Button, EmptyState, errorText, Loading } from '#siaga/web-kit';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fetched } from './use-fetched.js';

/** Shows what was fetched, or that it loads, or why it did not come. */
export function FetchedPart<T>({
  fetched,
  children,
}: {
  fetched: Fetched<T>;
  children: (data: T) => ReactNode;
}): ReactElement {
  const { t } = useTranslation('common');
  if (fetched.data !== null) return <>{children(fetched.data)}</>;
  if (fetched.failure === null) return <Loading />;
  return (
    <EmptyState title={errorText(fetched.failure, t)}>
      <Button onClick={fetched.reload}>{t('action.retry')}</Button>
    </EmptyState>
  );
}
