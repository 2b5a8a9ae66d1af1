import { type Centre } from '#siaga/contracts';
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  formatPhone,
  Table,
  type TableColumn,
  useFetched,
} from '#siaga/web-kit';
import { Building2 } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CentreForm } from './centre-form.js';

const idOf = ({ id }: Centre): string => id;
const BY_NAME = { name: 'name' };
const ROW_PX = 50;

/** The columns: who, where they answer, how a case reaches them. */
function useColumns(
  openId: string | null,
  onOpen: (id: string | null) => void,
): readonly TableColumn<Centre>[] {
  const { t } = useTranslation('console');
  return useMemo(() => {
    const numbers = ({ phones }: Centre): string =>
      phones.map(({ number }) => formatPhone(number)).join(', ');
    const regions = ({ hasArea, regionCodes }: Centre): string =>
      hasArea ? t('centres.ownBorders') : regionCodes.join(', ') || t('centres.noRegions');
    const way = ({ baseUrl, hasSecret }: Centre): string =>
      baseUrl === null || !hasSecret ? t('centres.byPhone') : t('centres.byApi', { baseUrl });
    return [
      {
        name: 'name',
        title: t('centres.name'),
        isHead: true,
        order: ({ name }) => name,
        cell: ({ name, code, isOwn }) => (
          <>
            {name} {isOwn && <Badge tone="ok">{t('centres.own')}</Badge>}
            <small>{code}</small>
          </>
        ),
      },
      { name: 'regions', title: t('centres.regions'), order: regions, cell: regions },
      {
        name: 'reach',
        title: t('centres.reach'),
        order: way,
        cell: (centre) => (
          <>
            <span className="num">{numbers(centre)}</span>
            <small>{way(centre)}</small>
          </>
        ),
      },
      {
        name: 'actions',
        title: t('centres.actions'),
        isBare: true,
        cell: ({ id, name }) => (
          <Button
            aria-label={t(id === openId ? 'centres.leaveOne' : 'centres.changeOne', { name })}
            onClick={() => onOpen(id === openId ? null : id)}
          >
            {t(id === openId ? 'centres.leave' : 'card.change')}
          </Button>
        ),
      },
    ];
  }, [t, openId, onOpen]);
}

function CentreTable({
  centres,
  onSaved,
}: {
  centres: readonly Centre[];
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useColumns(openId, setOpenId);
  const saved = (): void => {
    setOpenId(null);
    onSaved();
  };
  return (
    <Table
      label={t('centres.title')}
      columns={columns}
      items={centres}
      keyOf={idOf}
      sortedBy={BY_NAME}
      estimatePx={ROW_PX}
      empty={<EmptyState icon={Building2} title={t('centres.none')} text={t('centres.noneText')} />}
      under={(centre) =>
        centre.id === openId ? <CentreForm key={centre.version} centre={centre} onSaved={saved} /> : null
      }
    />
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
        {({ centres }) => <CentreTable centres={centres} onSaved={saved} />}
      </FetchedPart>
    </Dialog>
  );
}
