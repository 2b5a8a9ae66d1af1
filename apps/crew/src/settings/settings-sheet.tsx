import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { openChangePassword, showError, useCommand, useLanguage, useSession, useTheme } from '#siaga/web-kit';
import type { CrewPlaces } from '../crew-manifest.js';
import { forgetGround } from '../device/kept-ground.js';
import { forgetLastDrive } from '../drive/last-drive.js';
import { forgetLastKnown } from '../duty/last-known.js';
import { unsentItems } from '../offline/command-queue.policy.js';
import { useCommandQueue } from '../offline/command-queue.js';
import { forgetPhone } from '../push/silence-phone.js';
import { BigChoice, Sheet } from '../frame/sheet.js';

/** The phone's colours and language, and its person's way out. */
export function SettingsSheet({ accountId, accountName, onClose }: CrewPlaces['sheet']): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const { theme, setTheme } = useTheme();
  const { language, setLanguage } = useLanguage();
  const signOut = useSession((state) => state.signOut);
  const isKnown = useSession((state) => state.status === 'signed_in');
  const { queue } = useCommandQueue();
  const { run: unsubscribe } = useCommand('unsubscribePush');
  const hasUnsent = unsentItems(queue, accountId).length > 0;
  const leave = async () => {
    try {
      if (!(await forgetPhone(async (endpoint) => (await unsubscribe({ endpoint })) !== null))) return;
      await signOut();
      forgetLastKnown();
      forgetLastDrive();
      await forgetGround();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Sheet title={t('settings.title')} onClose={onClose}>
      <BigChoice
        title={common('settings.theme')}
        lines={[common(`settings.${theme}`)]}
        onChoose={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      />
      <BigChoice
        title={common('settings.language')}
        lines={[common(`settings.${language}`)]}
        onChoose={() => setLanguage(language === 'id' ? 'en' : 'id')}
      />
      {isKnown && (
        <BigChoice
          title={common('password.title')}
          onChoose={() => {
            onClose();
            openChangePassword();
          }}
        />
      )}
      <BigChoice
        title={common('action.signOut')}
        lines={[
          t('settingsSheet.signedInAs', { name: accountName }),
          ...(hasUnsent ? [t('settingsSheet.unsentWarning')] : []),
        ]}
        onChoose={() => void leave()}
      />
    </Sheet>
  );
}
