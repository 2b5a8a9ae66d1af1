import { Component, type ErrorInfo, type ReactElement, type ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { EmptyState } from './empty-state.js';

function Failed({ onRetry }: { onRetry: () => void }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <EmptyState icon={TriangleAlert} title={t('state.failed')} text={t('state.failedHint')}>
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </EmptyState>
  );
}

interface Props {
  children: ReactNode;
  /** Stands where the part stood, instead of the usual notice; a function is given what tries again. */
  instead?: ReactNode | ((retry: () => void) => ReactNode);
  /** Told of the failure besides the browser's own report. */
  onError?: (error: unknown, info: ErrorInfo) => void;
}

/** Keeps a failure inside one part of the screen: the rest of the console stays in use. React itself reports it to the browser's log. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { instead } = this.props;
    const retry = (): void => this.setState({ hasFailed: false });
    if (typeof instead === 'function') return instead(retry);
    return instead === undefined ? <Failed onRetry={retry} /> : instead;
  }
}
