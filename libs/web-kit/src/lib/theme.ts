import { create } from 'zustand';
import { readPreference, writePreference } from './preference.js';

/** Dark is the default: control rooms are dark. */
export type Theme = 'dark' | 'light';
const THEME_KEY = 'siaga.theme';

function show(theme: Theme): void {
  if (typeof document !== 'undefined') document.documentElement.dataset.theme = theme;
}

/** The colour theme, kept in this browser. */
export const useTheme = create<{ theme: Theme; setTheme: (theme: Theme) => void }>()((set) => {
  const theme = readPreference<Theme>(THEME_KEY, ['dark', 'light'], 'dark');
  show(theme);
  return {
    theme,
    setTheme: (next) => {
      show(next);
      writePreference(THEME_KEY, next);
      set({ theme: next });
    },
  };
});

/** For an app that is used in daylight: light unless this browser's person has chosen. */
export function startLight(): void {
  if (readPreference(THEME_KEY, ['dark', 'light', 'none'], 'none') !== 'none') return;
  show('light');
  useTheme.setState({ theme: 'light' });
}
