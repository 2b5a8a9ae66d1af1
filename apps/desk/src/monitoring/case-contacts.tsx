import { type CaseFile } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Whom a case named, and who named it; nothing where neither is known. */
export function CaseContacts({
  file: { case: one, contacts },
  onOpen,
}: {
  file: CaseFile;
  onOpen: (id: string) => void;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const { contactOf } = one;
  if (contacts.length === 0 && contactOf === null) return null;
  return (
    <section aria-label={t('monitoring.contacts.title')}>
      <h3>{t('monitoring.contacts.title')}</h3>
      {contactOf !== null && (
        <Button kind="ghost" onClick={() => onOpen(contactOf)}>
          {t('monitoring.contacts.of')}
        </Button>
      )}
      <ul className="mon-plain">
        {contacts.map(({ id, name, kind, status }) => (
          <li key={id}>
            {name === null ? (
              t('monitoring.contacts.elsewhere')
            ) : (
              <Button onClick={() => onOpen(id)}>{name}</Button>
            )}{' '}
            {t(`monitoring.kind.${kind}`)}, {t(`monitoring.status.${status}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
