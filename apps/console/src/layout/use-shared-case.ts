import { useEffect } from 'react';
import { type InHand, useWorkspace } from '../state/workspace-store.js';

const CHANNEL = 'siaga.case';

interface Shared {
  inHand: InHand | null;
  unitIds: readonly string[];
}

function isShared(value: unknown): value is Shared {
  return typeof value === 'object' && value !== null && 'inHand' in value && 'unitIds' in value;
}

/** The map on the second screen follows the case in hand of the first, within the same browser. */
export function useSharedCase(isMapWindow: boolean): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    if (isMapWindow) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (!isShared(data)) return;
        const { take, choose } = useWorkspace.getState();
        take(data.inHand);
        choose({ unitIds: data.unitIds });
      };
      channel.postMessage('ask');
      return () => channel.close();
    }
    const tell = (): void => {
      const { inHand, choice } = useWorkspace.getState();
      channel.postMessage({ inHand, unitIds: choice.unitIds } satisfies Shared);
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => data === 'ask' && tell();
    const stop = useWorkspace.subscribe((state, before) => {
      if (state.inHand !== before.inHand || state.choice !== before.choice) tell();
    });
    return () => {
      stop();
      channel.close();
    };
  }, [isMapWindow]);
}
