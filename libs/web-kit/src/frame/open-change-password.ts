import { create } from 'zustand';

/** Whether the window for changing one's own password is open. */
export const useChangePassword = create<{ isOpen: boolean }>()(() => ({ isOpen: false }));

/** Opens the window for changing one's own password; AppFrame shows it. */
export function openChangePassword(): void {
  useChangePassword.setState({ isOpen: true });
}
