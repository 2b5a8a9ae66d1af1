import { Button, EmptyState, showError, usePermission, useSession } from '#siaga/web-kit';
import { ShieldOff } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsoleManifest, OwnManifests } from '../state/console-manifest.js';
import { ConsoleScreen } from './console-screen.js';

function Forbidden(): ReactElement {
  const { t } = useTranslation('common');
  const signOut = useSession((state) => state.signOut);
  return (
    <EmptyState icon={ShieldOff} title={t('state.forbidden')} text={t('state.forbiddenHint')}>
      <Button onClick={() => void signOut().catch(showError)}>{t('action.signOut')}</Button>
    </EmptyState>
  );
}

/** The console for those who may see calls; others are told so. `?window=map` shows the map alone for a second screen. */
export function ConsoleApp({ manifests }: { manifests: readonly ConsoleManifest[] }): ReactElement {
  const mayUse = usePermission('call.read');
  const isMapWindow = new URLSearchParams(window.location.search).get('window') === 'map';
  if (!mayUse) return <Forbidden />;
  return (
    <OwnManifests manifests={manifests}>
      <ConsoleScreen isMapWindow={isMapWindow} />
    </OwnManifests>
  );
}
