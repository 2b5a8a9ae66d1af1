import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toasts } from '#siaga/web-kit';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Stays below the list. */
  footer?: ReactNode;
}

/** A full-height page over the job, for choices with big buttons; Esc and the cross close it. */
export function Sheet({ title, onClose, children, footer }: Props): ReactElement {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="cr-sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="cr-gear" onClick={onClose} aria-label={t('action.close')}>
          <X size={26} aria-hidden />
        </button>
      </header>
      <div className="body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
      {/* The page's own messages lie behind a modal page. */}
      <Toasts />
    </dialog>
  );
}

interface BigChoiceProps {
  title: string;
  /** Why it stands where it stands, or what happens. */
  lines?: readonly string[];
  isWarned?: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
}

/** One choice of a sheet, for a gloved thumb. */
export function BigChoice({
  title,
  lines = [],
  isWarned = false,
  isDisabled = false,
  onChoose,
}: BigChoiceProps): ReactElement {
  return (
    <button
      type="button"
      className={`cr-choice ${isWarned ? 'warned' : ''}`}
      disabled={isDisabled}
      onClick={onChoose}
    >
      <b>{title}</b>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </button>
  );
}
