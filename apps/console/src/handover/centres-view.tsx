import { type Centre } from '#siaga/contracts';
import { Badge, Button, Dialog, EmptyState, FetchedPart, formatPhone, useFetched } from '#siaga/web-kit';
import { Building2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CentreForm } from './centre-form.js';

function CentreLine({ centre, onSaved }: { centre: Centre; onSaved: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const [isOpen, setOpen] = useState(false);
  const { name, code, regionCodes, phones, baseUrl, hasSecret, hasArea, isOwn } = centre;
  const numbers = phones.map(({ number }) => formatPhone(number)).join(', ');
  const way = baseUrl === null || !hasSecret ? t('centres.byPhone') : t('centres.byApi', { baseUrl });
  return (
    <li className="alertline">
      <div className="grow">
        <b>{name}</b> <span className="muted">{code}</span>{' '}
        {isOwn && <Badge tone="ok">{t('centres.own')}</Badge>}
        <small className="num">
          {hasArea ? t('centres.ownBorders') : regionCodes.join(', ') || t('centres.noRegions')}
        </small>
        <small className="num">{[numbers, way].filter((part) => part !== '').join(' · ')}</small>
        {isOpen && (
          <CentreForm
            key={centre.version}
            centre={centre}
            onSaved={() => {
              setOpen(false);
              onSaved();
            }}
          />
        )}
      </div>
      <Button onClick={() => setOpen(!isOpen)}>{t(isOpen ? 'centres.leave' : 'card.change')}</Button>
    </li>
  );
}

/** The centres that cases are handed to: who answers where, and how a case reaches them. */
export function CentresView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const fetched = useFetched('centres', {});
  const [isCreating, setCreating] = useState(false);
  const saved = (): void => {
    setCreating(false);
    fetched.reload();
  };
  return (
    <Dialog title={t('centres.title')} onClose={onClose} isWide>
      <div className="line">
        <p className="grow muted">{t('centres.intro')}</p>
        <Button kind={isCreating ? 'secondary' : 'primary'} onClick={() => setCreating(!isCreating)}>
          {t(isCreating ? 'centres.leave' : 'centres.create')}
        </Button>
      </div>
      {isCreating && <CentreForm centre={null} onSaved={saved} />}
      <FetchedPart fetched={fetched}>
        {({ centres }) =>
          centres.length === 0 ? (
            <EmptyState icon={Building2} title={t('centres.none')} text={t('centres.noneText')} />
          ) : (
            <ul className="alertlist">
              {centres.map((centre) => (
                <CentreLine key={centre.id} centre={centre} onSaved={saved} />
              ))}
            </ul>
          )
        }
      </FetchedPart>
    </Dialog>
  );
}
