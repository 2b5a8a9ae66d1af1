import { viewsAt } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useConsoleManifests } from '../state/console-manifest.js';
import { useWorkspace } from '../state/workspace-store.js';

/** The window over the screen, if one is open. */
export function Overlays(): ReactElement | null {
  const overlay = useWorkspace((state) => state.overlay);
  const open = useWorkspace((state) => state.open);
  const view = viewsAt(useConsoleManifests(), 'dialog').find(({ name }) => name === overlay);
  return view ? <view.component onClose={() => open('none')} /> : null;
}
