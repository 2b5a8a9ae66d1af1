import { X } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

const FOCUSABLE =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex="0"]';

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const items = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return;
  const isAtEdge = document.activeElement === (event.shiftKey ? first : last);
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  isWide?: boolean;
}

/** A window over the screen: focus stays inside, Esc closes, focus goes back to where it was. It starts at what has `data-first`. */
export function Dialog({ title, onClose, children, footer, isWide = false }: DialogProps): ReactElement {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => {
    const before = document.activeElement;
    const body = box.current?.querySelector('.body');
    const first =
      body?.querySelector<HTMLElement>('[data-first]') ??
      body?.querySelector<HTMLElement>(FOCUSABLE) ??
      box.current?.querySelector<HTMLElement>(FOCUSABLE);
    first?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const catchStray = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isOnTop =
      box.current !== null && [...document.querySelectorAll('.sg-dialog')].at(-1) === box.current;
    if (event.target !== document.body || !isOnTop) return;
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    }
  });
  // A button that is disabled while its command runs lets the focus fall to the page: keys are the dialog's all the same.
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => catchStray(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys typed in a dialog are the dialog's: the console's single-key commands must not hear them.
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab' && box.current) keepInside(event, box.current);
  };

  return createPortal(
    <div
      className="sg-backdrop"
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div
        ref={box}
        className={`sg-dialog ${isWide ? 'wide' : ''}`}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
      >
        <header>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="sg-button ghost" onClick={onClose} aria-label={t('action.close')}>
            <X size={16} aria-hidden />
          </button>
        </header>
        <div className="body">{children}</div>
        {footer !== undefined && <footer>{footer}</footer>}
      </div>
    </div>,
    document.body,
  );
}
