import { create } from 'zustand';

export interface Toast {
  id: number;
  kind: 'error' | 'done' | 'note';
  /** A sentence, already in the person's language; null when `error` says it. */
  text: string | null;
  /** Turned into the operator's sentence when shown. */
  error: unknown;
}

const STAY_MS: Record<Toast['kind'], number> = { error: 12_000, done: 4_000, note: 6_000 };
const MAX_SHOWN = 4;

let nextId = 1;

export const useToasts = create<{ toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

/** Takes a message off the screen. */
export function dismissToast(id: number): void {
  useToasts.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}

function push(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  useToasts.setState((state) => ({ toasts: [...state.toasts, { ...toast, id }].slice(-MAX_SHOWN) }));
  setTimeout(() => dismissToast(id), STAY_MS[toast.kind]);
}

/** Shows a failure in the operator's words (see errorText); an aborted request is no failure and shows nothing. */
export function showError(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  push({ kind: 'error', text: null, error });
}

/** Says that something was done. Takes a sentence in the person's language. */
export function showDone(text: string): void {
  push({ kind: 'done', text, error: null });
}

/** Says something worth knowing. Takes a sentence in the person's language. */
export function showNote(text: string): void {
  push({ kind: 'note', text, error: null });
}
