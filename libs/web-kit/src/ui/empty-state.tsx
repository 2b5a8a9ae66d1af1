import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What stands where nothing is: a sentence that says why, and what to do. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  text?: string;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="sg-empty">
      {Icon && <Icon size={28} aria-hidden />}
      <div className="title">{title}</div>
      {text !== undefined && <div>{text}</div>}
      {children !== undefined && <div className="actions">{children}</div>}
    </div>
  );
}

/** Stands while something is fetched. */
export function Loading(): ReactElement {
  const { t } = useTranslation('common');
  return (
    <div className="sg-empty" role="status">
      <LoaderCircle size={22} className="sg-turn" aria-hidden />
      <div>{t('state.loading')}</div>
    </div>
  );
}
