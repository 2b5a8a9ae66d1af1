import { ApiError, OfflineError } from '#siaga/client';
import { BellRing } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { showError, useCommand } from '#siaga/web-kit';
import type { PushState, TellCentre } from './push-subscription.js';

/** What goes wrong with the line or the push service: the phone stays as it is, and the next opening tries again. */
function stateAfter(error: unknown): PushState {
  if (error instanceof ApiError || error instanceof OfflineError || error instanceof DOMException)
    return 'off';
  throw error;
}

/** Who has pressed is told. */
function tellAndStay(error: unknown): PushState {
  showError(error);
  return stateAfter(error);
}

/** What asks the centre and the browser comes by itself; code that did not come is as a centre that does not answer. */
async function switchPushOn(tell: TellCentre, language: 'id' | 'en', mayAsk: boolean): Promise<PushState> {
  const loaded = await import('./push-subscription.js').catch((error: unknown) => {
    throw new OfflineError('network', error);
  });
  return loaded.switchPushOn(tell, language, mayAsk);
}

/** Lets the phone ring while the app is closed. Shown after sign-on; nothing where the centre or the browser cannot push. */
export function PushSwitch(): ReactElement | null {
  const { t, i18n } = useTranslation('crew');
  const language = i18n.language === 'en' ? 'en' : 'id';
  const [state, setState] = useState<PushState>('unavailable');
  const { run } = useCommand('subscribePush');
  const tell = useCallback(async (input: Parameters<typeof run>[0]) => (await run(input)) !== null, [run]);
  useEffect(() => {
    let isGone = false;
    void switchPushOn(tell, language, false)
      .catch(stateAfter)
      .then((next) => {
        if (!isGone) setState(next);
      });
    return () => {
      isGone = true;
    };
  }, [language, tell]);
  if (state === 'unavailable') return null;
  if (state !== 'off')
    return (
      <p className={`cr-gps ${state === 'denied' ? 'problem' : ''}`} role="status">
        {t(state === 'on' ? 'push.on' : 'push.denied')}
      </p>
    );
  return (
    <button
      type="button"
      className="cr-button"
      onClick={() => void switchPushOn(tell, language, true).catch(tellAndStay).then(setState)}
    >
      <BellRing size={22} aria-hidden />
      <span>{t('push.switch')}</span>
    </button>
  );
}
