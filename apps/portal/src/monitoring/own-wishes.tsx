import { type OwnCase } from '#siaga/contracts';
import { Button, lazyPart } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AsksPart as Asks } from './asks-part.js';
import { type MovementPart as Movement } from './movement-part.js';

const AsksPart = lazyPart<Parameters<typeof Asks>[0]>(
  async () => (await import('./asks-part.js')).AsksPart,
  null,
);
const MovementPart = lazyPart<Parameters<typeof Movement>[0]>(
  async () => (await import('./movement-part.js')).MovementPart,
  null,
);

/** What people decide for themselves: whether they share where they are, and how they are asked. Fetched when it is theirs to decide. */
export function OwnWishes({ page }: { page: OwnCase }): ReactElement {
  const { t } = useTranslation('portal');
  const [isOpen, setOpen] = useState(false);
  const { id, people, movement } = page;
  const asked = people.flatMap((person) =>
    person.asks !== null && person.status === 'follow_up' ? [{ person, known: person.asks }] : [],
  );
  return (
    <>
      {movement !== null && <MovementPart page={page} known={movement} />}
      {asked.length > 0 && !isOpen && (
        <Button onClick={() => setOpen(true)}>{t('monitoring.asks.open')}</Button>
      )}
      {isOpen && (
        <section className="po-card po-notice" aria-label={t('monitoring.asks.open')}>
          {asked.map((one) => (
            <AsksPart key={one.person.caseId} pageId={id} {...one} />
          ))}
        </section>
      )}
    </>
  );
}
