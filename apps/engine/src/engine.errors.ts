/** A failure that the person who started Siaga can act on; its message is one whole line. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The text of anything that was thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a thrown value is a Node system error with this code, such as `EADDRINUSE`. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
