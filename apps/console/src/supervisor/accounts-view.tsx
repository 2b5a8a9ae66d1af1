import { type Account, type Grant } from '#siaga/contracts';
import {
  Badge,
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  Field,
  showDone,
  useCommand,
  useEntities,
  useFetched,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateAccountForm, GrantEditor, PasswordForm } from './account-forms.js';

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

function AccountLine({ account, onSaved }: { account: Account; onSaved: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const grantText = useGrantText();
  const { run, isBusy } = useCommand('updateAccount');
  const [part, setPart] = useState<'none' | 'password' | 'grants'>('none');
  const save = async (change: {
    grants?: Grant[];
    isDisabled?: boolean;
    password?: string;
  }): Promise<void> => {
    const saved = await run({ id: account.id, ...change });
    if (!saved) return;
    setPart('none');
    showDone(t('accounts.saved'));
    onSaved();
  };
  const isDisabled = account.disabledAt !== null;
  const toggle = (name: 'password' | 'grants') => () => setPart(part === name ? 'none' : name);
  return (
    <li className={`alertline ${isDisabled ? 'is-over' : ''}`}>
      <span className="grow">
        <b>{account.displayName}</b> <span className="muted">{account.username}</span>{' '}
        {isDisabled && <Badge>{t('accounts.disabled')}</Badge>}
        <small>{account.grants.map(grantText).join('; ')}</small>
        {part === 'password' && (
          <PasswordForm
            name={account.displayName}
            isBusy={isBusy}
            onSave={(password) => void save({ password })}
          />
        )}
        {part === 'grants' && (
          <GrantEditor
            grants={account.grants}
            grantText={grantText}
            isBusy={isBusy}
            onSave={(grants) => void save({ grants })}
          />
        )}
      </span>
      <Button onClick={toggle('grants')}>{t('accounts.grants')}</Button>
      <Button onClick={toggle('password')}>{t('accounts.reset')}</Button>
      <Button
        kind={isDisabled ? 'secondary' : 'danger'}
        isBusy={isBusy}
        onClick={() => void save({ isDisabled: !isDisabled })}
      >
        {t(isDisabled ? 'accounts.enable' : 'accounts.disable')}
      </Button>
    </li>
  );
}

/** People and their rights: list, create, disable, new password, grants. */
export function AccountsView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const fetched = useFetched('accounts', {});
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
          {t('accounts.create')}
        </Button>
      </div>
      {isCreating && (
        <CreateAccountForm
          onCreated={() => {
            setCreating(false);
            fetched.reload();
          }}
        />
      )}
      <FetchedPart fetched={fetched}>
        {({ accounts }) => {
          const shown = accounts.filter((account) =>
            `${account.displayName} ${account.username}`.toLowerCase().includes(wanted),
          );
          if (shown.length === 0) return <EmptyState title={t('accounts.none')} />;
          return (
            <ul className="alertlist">
              {shown.map((account) => (
                <AccountLine key={account.id} account={account} onSaved={fetched.reload} />
              ))}
            </ul>
          );
        }}
      </FetchedPart>
    </Dialog>
  );
}
