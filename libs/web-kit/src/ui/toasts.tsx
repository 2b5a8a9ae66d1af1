import { ApiError } from '#siaga/client';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/error-text.js';
import { dismissToast, type Toast, useToasts } from '../lib/toast-store.js';

const ICONS = { error: CircleAlert, done: CircleCheck, note: Info };

function ToastLine({ toast }: { toast: Toast }): ReactElement {
  const { t } = useTranslation('common');
  const Icon = ICONS[toast.kind];
  const correlationId = toast.error instanceof ApiError ? toast.error.correlationId : '';
  return (
    <div className={`sg-toast ${toast.kind}`} role={toast.kind === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className="text">
        {toast.text ?? errorText(toast.error, t)}
        {correlationId !== '' && <div className="code num">{correlationId}</div>}
      </div>
      <button
        type="button"
        className="sg-button ghost"
        onClick={() => dismissToast(toast.id)}
        aria-label={t('action.close')}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}

/** The place where messages and refusals appear. Use once per app, and in a page of the browser's own top layer over it. */
export function Toasts(): ReactElement {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className="sg-toasts" data-react-aria-top-layer>
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
