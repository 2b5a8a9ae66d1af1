import { type ButtonHTMLAttributes, type ReactElement, type ReactNode } from 'react';

/** A key as it is printed where it acts: for the eyes; a screen reader is told by aria-keyshortcuts. */
export function Kbd({ children }: { children: ReactNode }): ReactElement {
  return (
    <kbd className="sg-kbd" aria-hidden>
      {children}
    </kbd>
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary on a screen; it names what it will do. */
  kind?: 'primary' | 'secondary' | 'danger' | 'ghost';
  /** The key that does the same, printed on the button. */
  kbd?: string;
  /** Shows that the command runs, and takes no second press. */
  isBusy?: boolean;
  /** For thumbs and gloves: 64 px high, 24 px letters. */
  isLarge?: boolean;
}

/** A button with its key. */
export function Button({
  kind = 'secondary',
  kbd,
  isBusy = false,
  isLarge = false,
  children,
  className = '',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className={`sg-button ${kind} ${isLarge ? 'large' : ''} ${className}`}
      disabled={rest.disabled === true || isBusy}
      aria-busy={isBusy}
      aria-keyshortcuts={kbd}
    >
      {isBusy && <span className="sg-spinner" aria-hidden />}
      <span className="label">{children}</span>
      {kbd !== undefined && !isBusy && <Kbd>{kbd}</Kbd>}
    </button>
  );
}
