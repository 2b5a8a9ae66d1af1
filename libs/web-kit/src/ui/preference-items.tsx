import { KeyRound, Languages, LogOut, Moon, Sun } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/i18n.js';
import { useTheme } from '../lib/theme.js';
import { openChangePassword } from '../session/change-password.js';
import { useSession } from '../session/session-store.js';
import { MenuItem } from './menu.js';
import { showError } from './toast-store.js';

/** Menu lines for theme, language, the own password and leaving. */
export function PreferenceItems({ close }: { close: () => void }): ReactElement {
  const { t } = useTranslation('common');
  const { theme, setTheme } = useTheme();
  const { language, setLanguage } = useLanguage();
  const signOut = useSession((state) => state.signOut);
  return (
    <>
      <MenuItem
        icon={theme === 'dark' ? <Moon size={15} aria-hidden /> : <Sun size={15} aria-hidden />}
        end={t(`settings.${theme}`)}
        onSelect={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {t('settings.theme')}
      </MenuItem>
      <MenuItem
        icon={<Languages size={15} aria-hidden />}
        end={t(`settings.${language}`)}
        onSelect={() => setLanguage(language === 'id' ? 'en' : 'id')}
      >
        {t('settings.language')}
      </MenuItem>
      <hr />
      <MenuItem
        icon={<KeyRound size={15} aria-hidden />}
        onSelect={() => {
          close();
          openChangePassword();
        }}
      >
        {t('password.title')}
      </MenuItem>
      <MenuItem
        icon={<LogOut size={15} aria-hidden />}
        onSelect={() => {
          close();
          signOut().catch(showError);
        }}
      >
        {t('action.signOut')}
      </MenuItem>
    </>
  );
}
