import {
  type ComponentType,
  createContext,
  type ReactElement,
  useContext,
  useEffectEvent,
  useLayoutEffect,
} from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../lib/lazy-part.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorBoundary } from '../ui/error-boundary.js';

/** Closes the window that is on its way. */
const Closing = createContext<() => void>(() => undefined);

/** True for what is the browser's, F5 for one; Ctrl+Enter is the screen's. */
const isBrowsers = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  metaKey || altKey || (ctrlKey && key !== 'Enter') || /^F\d/.test(key);

/**
 * Keeps keys from the screen below a window that is on its way: the digit after the key that opens it is not the screen's. Code may
 * be on its way for long on a bad line: Esc leaves the window, and the browser's keys are its own.
 */
function HeldKeys(): null {
  const close = useContext(Closing);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    event.stopImmediatePropagation();
    if (isBrowsers(event)) return;
    event.preventDefault();
    if (event.key === 'Escape') close();
  });
  useLayoutEffect(() => {
    const hold = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', hold, true);
    return () => window.removeEventListener('keydown', hold, true);
  }, []);
  return null;
}

/** Stands where a window could not be shown: the case below stays as it is. */
function Lost({ onRetry, onClose }: { onRetry: () => void; onClose: () => void }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <Dialog title={t('state.failed')} onClose={onClose}>
      <p>{t('state.failedHint')}</p>
      <Button data-first onClick={onRetry}>
        {t('action.retry')}
      </Button>
    </Dialog>
  );
}

/** A window whose code comes by itself, once the first screen stands or at its first use. Its failure stays a window that can be closed. */
export function lazyWindow<P extends { onClose: () => void }>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  const Part = lazyPart(load, <HeldKeys />);
  return function LazyWindow(props: P): ReactElement {
    return (
      <ErrorBoundary instead={(retry) => <Lost onRetry={retry} onClose={props.onClose} />}>
        <Closing value={props.onClose}>
          <Part {...props} />
        </Closing>
      </ErrorBoundary>
    );
  };
}
