import { KeyRound, Languages, LogOut, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/i18n.js';
import { useTheme } from '../lib/theme.js';
import { type MenuEntries } from '../ui/menu-entry.js';
import { leave } from './leave.js';
import { openChangePassword } from './open-change-password.js';

/** Menu lines for theme, language, the own password and leaving. */
export function usePreferenceEntries(): MenuEntries {
  const { t } = useTranslation('common');
  const { theme, setTheme } = useTheme();
  const { language, setLanguage } = useLanguage();
  return [
    {
      key: 'theme',
      icon: theme === 'dark' ? <Moon size={15} aria-hidden /> : <Sun size={15} aria-hidden />,
      text: t('settings.theme'),
      end: t(`settings.${theme}`),
      isSwitch: true,
      onSelect: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      key: 'language',
      icon: <Languages size={15} aria-hidden />,
      text: t('settings.language'),
      end: t(`settings.${language}`),
      onSelect: () => setLanguage(language === 'id' ? 'en' : 'id'),
    },
    null,
    {
      key: 'password',
      icon: <KeyRound size={15} aria-hidden />,
      text: t('password.title'),
      onSelect: openChangePassword,
    },
    {
      key: 'sign_out',
      icon: <LogOut size={15} aria-hidden />,
      text: t('action.signOut'),
      onSelect: leave,
    },
  ];
}
