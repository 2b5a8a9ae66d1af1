import { type ApiInput, type Grant, type ManagedAccount } from '#siaga/contracts';
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  Field,
  showDone,
  Table,
  type TableColumn,
  useCommand,
  useEntities,
  useFetched,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateAccountForm, GrantEditor, PasswordForm } from './account-forms.js';

const BY_NAME = { name: 'name' };
/** What another admin changed is seen before it is changed again. */
const RENEW_MS = 5_000;
const idOf = ({ id }: ManagedAccount): string => id;

/** A right in words: role and where it holds. */
function useGrantText(): (grant: Grant) => string {
  const { t } = useTranslation('common');
  const { unit, facility } = useEntities((state) => state.entities);
  const regions = useEntities((state) => state.regions);
  return ({ role, scope }) => {
    let where: string;
    if (scope.kind === 'region')
      where = regions.find((region) => region.code === scope.regionCode)?.name ?? scope.regionCode;
    else if (scope.kind === 'unit') where = unit.get(scope.unitId)?.callSign ?? scope.unitId;
    else where = facility.get(scope.facilityId)?.name ?? scope.facilityId;
    return `${t(`role.${role}`)}, ${where}`;
  };
}

/** Which account has a form open under it. */
interface Opened {
  id: string;
  part: 'password' | 'grants';
}

type Change = Pick<ApiInput<'updateAccount'>, 'grants' | 'isDisabled' | 'password'>;

function AccountActions({
  account,
  isBusy,
  onOpen,
  onChange,
}: {
  account: ManagedAccount;
  isBusy: boolean;
  onOpen: (part: Opened['part']) => void;
  onChange: (change: Change) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const isDisabled = account.disabledAt !== null;
  // Nobody locks themselves out with one press: it takes another admin.
  const isOwn = useSession((state) => state.session?.account.id === account.id);
  return (
    <div className="actions">
      <Button onClick={() => onOpen('grants')}>{t('accounts.grants')}</Button>
      <Button onClick={() => onOpen('password')}>{t('accounts.reset')}</Button>
      {!isOwn && (
        <Button
          kind={isDisabled ? 'secondary' : 'danger'}
          isBusy={isBusy}
          onClick={() => onChange({ isDisabled: !isDisabled })}
        >
          {t(isDisabled ? 'accounts.enable' : 'accounts.disable')}
        </Button>
      )}
    </div>
  );
}

function AccountTable({
  accounts,
  isFiltered,
  onTried,
}: {
  accounts: readonly ManagedAccount[];
  isFiltered: boolean;
  onTried: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const grantText = useGrantText();
  const { run, isBusy } = useCommand('updateAccount');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [changedId, setChangedId] = useState<string | null>(null);
  const save = async ({ id, version }: ManagedAccount, change: Change): Promise<void> => {
    setChangedId(id);
    const saved = await run({ id, version, ...change });
    // Also when it was refused: another admin's change is what one has to see then.
    onTried();
    if (!saved) return;
    setOpened(null);
    showDone(t('accounts.saved'));
  };
  const grantsOf = ({ grants }: ManagedAccount): string => grants.map(grantText).join('; ');
  const toggle = (id: string, part: Opened['part']): void =>
    setOpened(opened?.id === id && opened.part === part ? null : { id, part });
  const columns: readonly TableColumn<ManagedAccount>[] = [
    {
      name: 'name',
      title: t('accounts.name'),
      isHead: true,
      order: ({ displayName }) => displayName,
      cell: ({ displayName, disabledAt }) => (
        <>
          {displayName} {disabledAt !== null && <Badge>{t('accounts.disabled')}</Badge>}
        </>
      ),
    },
    {
      name: 'username',
      title: t('accounts.username'),
      order: ({ username }) => username,
      cell: ({ username }) => username,
    },
    { name: 'grants', title: t('accounts.grants'), order: grantsOf, cell: grantsOf },
    {
      name: 'actions',
      title: t('accounts.actions'),
      isBare: true,
      cell: (account) => (
        <AccountActions
          account={account}
          isBusy={isBusy && changedId === account.id}
          onOpen={(part) => toggle(account.id, part)}
          onChange={(change) => void save(account, change)}
        />
      ),
    },
  ];
  const under = (account: ManagedAccount): ReactElement | null => {
    if (opened?.id !== account.id) return null;
    return opened.part === 'password' ? (
      <PasswordForm
        name={account.displayName}
        isBusy={isBusy}
        onSave={(password) => void save(account, { password })}
      />
    ) : (
      <GrantEditor
        grants={account.grants}
        grantText={grantText}
        isBusy={isBusy}
        onSave={(grants) => void save(account, { grants })}
      />
    );
  };
  return (
    <Table
      label={t('accounts.title')}
      columns={columns}
      items={accounts}
      keyOf={idOf}
      sortedBy={BY_NAME}
      rowClass={({ disabledAt }) => (disabledAt === null ? '' : 'is-over')}
      empty={<EmptyState title={t(isFiltered ? 'accounts.noMatch' : 'accounts.none')} />}
      under={under}
    />
  );
}

/** People and their rights: list, create, disable, new password, grants. */
export function AccountsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const fetched = useFetched('accounts', {}, { everyMs: RENEW_MS });
  const grantText = useGrantText();
  const [filter, setFilter] = useState('');
  const [isCreating, setCreating] = useState(false);
  const wanted = filter.trim().toLowerCase();
  return (
    <Dialog title={t('accounts.title')} onClose={onClose} isWide>
      <div className="line">
        <div className="grow">
          <Field
            label={t('accounts.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
        <Button kind={isCreating ? 'secondary' : 'primary'} onClick={() => setCreating(!isCreating)}>
          {t(isCreating ? 'common:action.cancel' : 'accounts.create')}
        </Button>
      </div>
      {isCreating && (
        <CreateAccountForm
          grantText={grantText}
          onCreated={() => {
            setCreating(false);
            fetched.reload();
          }}
        />
      )}
      <FetchedPart fetched={fetched}>
        {({ accounts }) => (
          <AccountTable
            accounts={accounts.filter(({ displayName, username }) =>
              `${displayName} ${username}`.toLowerCase().includes(wanted),
            )}
            isFiltered={wanted !== ''}
            onTried={fetched.reload}
          />
        )}
      </FetchedPart>
    </Dialog>
  );
}
