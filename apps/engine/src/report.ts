/** What the engine process tells the one that started it, as JSON lines on stdout and as IPC messages. */
export type EngineReport =
  | { readonly engine: 'step'; readonly step: string }
  | { readonly engine: 'copied'; readonly copy: string }
  | { readonly engine: 'ready'; readonly port: number; readonly url: string }
  | { readonly engine: 'failed'; readonly message: string };

/** Sends one report both ways, so that a parent without IPC can read it too; `onSent` once it is on its way. */
export function report(message: EngineReport, onSent?: () => void): void {
  process.stdout.write(`${JSON.stringify(message)}\n`, () => {
    if (process.send === undefined) onSent?.();
    else process.send(message, undefined, undefined, () => onSent?.());
  });
}
