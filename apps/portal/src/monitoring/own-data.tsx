import { Button, lazyPart } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const CopyPart = lazyPart<{ id: string }>(async () => (await import('./copy-part.js')).CopyPart, null);

/** The way to a copy of one's own data, fetched when it is asked for. */
export function OwnData({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('portal');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <CopyPart id={id} />;
  return <Button onClick={() => setOpen(true)}>{t('monitoring.copy.open')}</Button>;
}
