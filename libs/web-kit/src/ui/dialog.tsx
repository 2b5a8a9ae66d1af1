import '../styles/dialog.css';
import { X } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { keepOwnKeys } from './own-keys.js';

const FOCUSABLE =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex="0"]';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  isWide?: boolean;
}

/** A button that is disabled while its command runs lets the focus fall to the page: keys are the window's all the same. */
function useStrayKeys(box: { current: HTMLElement | null }, onClose: () => void): void {
  const catchStray = useEffectEvent((event: KeyboardEvent) => {
    const isOnTop = [...document.querySelectorAll('.sg-dialog')].at(-1) === box.current?.parentElement;
    if (event.target !== document.body || !isOnTop) return;
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') {
      event.preventDefault();
      box.current?.parentElement?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => catchStray(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

/** The button of the menu from which a key opened the window; after a press of the mouse the focus is the page's. */
function menuButtonOfKey(): HTMLElement | null {
  return document.activeElement?.matches('.sg-menu-item[data-focus-visible]')
    ? document.querySelector<HTMLElement>('.sg-menu > [aria-expanded="true"]')
    : null;
}

/** The line of the menu that had the focus is gone when the window closes: its menu's button stands for it. */
function useFocusBackToMenu(): void {
  const [button] = useState(menuButtonOfKey);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) button?.focus();
      });
    },
    [button],
  );
}

/** The window's content; the focus starts at what has `data-first`, else at the first thing to fill or press. */
function Body({ onClose, children }: Pick<DialogProps, 'onClose' | 'children'>): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const body = box.current;
    const first =
      body?.querySelector<HTMLElement>('[data-first]') ??
      body?.querySelector<HTMLElement>(FOCUSABLE) ??
      body?.parentElement?.querySelector<HTMLElement>(FOCUSABLE);
    first?.focus();
  }, []);
  useStrayKeys(box, onClose);
  return (
    <div className="body" ref={box}>
      {children}
    </div>
  );
}

/** A window over the screen: focus stays inside, Esc and a press outside close, focus goes back to where it was. */
export function Dialog({ title, onClose, children, footer, isWide = false }: DialogProps): ReactElement {
  const { t } = useTranslation('common');
  useFocusBackToMenu();
  return (
    <ModalOverlay
      className="sg-backdrop"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={`sg-modal ${isWide ? 'wide' : ''}`}>
        <div className="keys" onKeyDown={keepOwnKeys}>
          <AriaDialog className="sg-dialog">
            <header>
              <Heading slot="title">{title}</Heading>
              <button
                type="button"
                className="sg-button ghost"
                onClick={onClose}
                aria-label={t('action.close')}
              >
                <X size={16} aria-hidden />
              </button>
            </header>
            <Body onClose={onClose}>{children}</Body>
            {footer !== undefined && <footer>{footer}</footer>}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
