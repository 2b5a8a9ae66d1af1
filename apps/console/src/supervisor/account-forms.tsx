import { type Grant, Role, type Scope } from '#siaga/contracts';
import { Button, Field, Select, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHORTEST_PASSWORD = 12;

/** Where a role can hold: crew a unit or a region, facility staff a facility, the others regions. */
function useScopes(role: Role): readonly { value: string; text: string; scope: Scope }[] {
  const { unit, facility } = useEntities((state) => state.entities);
  const regions = useEntities((state) => state.regions);
  const ofRegions = regions.map(({ code, name }) => ({
    value: code,
    text: name,
    scope: { kind: 'region' as const, regionCode: code },
  }));
  if (role === 'facility_staff') {
    return [...facility.values()].map(({ id, name }) => ({
      value: id,
      text: name,
      scope: { kind: 'facility' as const, facilityId: id },
    }));
  }
  if (role !== 'crew') return ofRegions;
  return [
    ...[...unit.values()].map(({ id, callSign }) => ({
      value: id,
      text: callSign,
      scope: { kind: 'unit' as const, unitId: id },
    })),
    ...ofRegions,
  ];
}

function GrantPicker({ onPick }: { onPick: (grant: Grant) => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [role, setRole] = useState<Role>('operator');
  const scopes = useScopes(role);
  const [chosen, setChosen] = useState('');
  const scope = scopes.find((option) => option.value === chosen) ?? scopes[0];
  return (
    <div className="line">
      <Select
        label={t('accounts.role')}
        value={role}
        options={Role.options.map((value) => ({ value, text: t(`common:role.${value}`) }))}
        onChange={setRole}
      />
      <Select
        label={t(
          role === 'facility_staff'
            ? 'accounts.scopeFacility'
            : role === 'crew'
              ? 'accounts.scopeUnit'
              : 'accounts.scopeRegion',
        )}
        value={scope?.value ?? ''}
        options={scopes.map(({ value, text }) => ({ value, text }))}
        onChange={setChosen}
      />
      <Button disabled={!scope} onClick={() => scope && onPick({ role, scope: scope.scope })}>
        {t('accounts.addGrant')}
      </Button>
    </div>
  );
}

interface GrantEditorProps {
  grants: readonly Grant[];
  grantText: (grant: Grant) => string;
  isBusy: boolean;
  onSave: (grants: Grant[]) => void;
}

/** Adds and removes rights; each change is saved at once. */
export function GrantEditor({ grants, grantText, isBusy, onSave }: GrantEditorProps): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div className="form inset">
      {grants.map((grant, index) => (
        <div key={grantText(grant)} className="line">
          <span className="grow">{grantText(grant)}</span>
          <Button
            kind="ghost"
            disabled={isBusy}
            onClick={() => onSave(grants.filter((_, at) => at !== index))}
          >
            {t('accounts.removeGrant')}
          </Button>
        </div>
      ))}
      <GrantPicker onPick={(grant) => onSave([...grants, grant])} />
    </div>
  );
}

export function PasswordForm({
  name,
  isBusy,
  onSave,
}: {
  name: string;
  isBusy: boolean;
  onSave: (password: string) => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const [password, setPassword] = useState('');
  return (
    <form
      className="form inset"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(password);
      }}
    >
      <Field
        label={t('accounts.resetTitle', { name })}
        hint={t('accounts.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={password.length < SHORTEST_PASSWORD}>
        {t('accounts.reset')}
      </Button>
    </form>
  );
}

export function CreateAccountForm({ onCreated }: { onCreated: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const [grant, setGrant] = useState<Grant | null>(null);
  const { run, isBusy } = useCommand('createAccount');
  const create = async (): Promise<void> => {
    const account = await run({ username, displayName, password, grants: grant ? [grant] : [] });
    if (!account) return;
    showDone(t('accounts.saved'));
    onCreated();
  };
  return (
    <form
      className="form inset"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Field
        label={t('accounts.username')}
        value={username}
        autoComplete="off"
        onChange={(event) => setUsername(event.target.value)}
        required
      />
      <Field
        label={t('accounts.displayName')}
        value={displayName}
        autoComplete="off"
        onChange={(event) => setDisplayName(event.target.value)}
        required
      />
      <Field
        label={t('accounts.password')}
        hint={t('accounts.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        required
      />
      <GrantPicker onPick={setGrant} />
      {grant && <p className="note">✓ {t('accounts.grants')}</p>}
      <Button kind="primary" type="submit" isBusy={isBusy} disabled={password.length < SHORTEST_PASSWORD}>
        {t('accounts.create')}
      </Button>
    </form>
  );
}
