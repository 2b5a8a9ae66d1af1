import { ApiError, OfflineError } from '#siaga/client';
import { type BoardCall, type CallVoice } from '#siaga/contracts';
import { showError } from '#siaga/web-kit';

/** More than these would be said long after they were called: the oldest are left to the eyes. */
const MOST_WAITING = 6;
const LANGUAGE = 'id-ID';

/** Says calls one after the other: by the server's voice, or where it has none by the browser's own. */
export class BoardVoice {
  private readonly context = new AudioContext();
  private waiting: BoardCall[] = [];
  private isSpeaking = false;
  private isOver = false;

  /** `ask` fetches how a call is said; `onLeave` is told when the browser lets it speak, or no longer. */
  constructor(
    private readonly ask: (call: BoardCall) => Promise<CallVoice>,
    onLeave: (isAllowed: boolean) => void,
  ) {
    const tell = (): void => {
      onLeave(this.isAllowed);
      this.say([]);
    };
    this.context.onstatechange = tell;
    // A browser that lets it speak from the start, or never, tells nothing by itself.
    queueMicrotask(tell);
  }

  /** False until somebody pressed the page once: no browser speaks before that. */
  get isAllowed(): boolean {
    return this.context.state === 'running';
  }

  /** Takes a press as leave to speak. */
  async allow(): Promise<void> {
    await this.context.resume();
  }

  say(calls: readonly BoardCall[]): void {
    this.waiting = [...this.waiting, ...calls].slice(-MOST_WAITING);
    if (!this.isSpeaking && this.isAllowed) void this.speak().catch(showError);
  }

  close(): void {
    this.isOver = true;
    this.waiting = [];
    this.context.onstatechange = null;
    if ('speechSynthesis' in globalThis) globalThis.speechSynthesis.cancel();
    void this.context.close();
  }

  private async speak(): Promise<void> {
    this.isSpeaking = true;
    try {
      for (let call = this.waiting.shift(); call !== undefined && !this.isOver; call = this.waiting.shift()) {
        const voice = await this.voiceOf(call);
        if (voice !== null) await this.play(voice);
      }
    } finally {
      this.isSpeaking = false;
    }
  }

  /** What cannot be fetched is left to the eyes: by the time that it can, it is old. */
  private async voiceOf(call: BoardCall): Promise<CallVoice | null> {
    try {
      return await this.ask(call);
    } catch (error) {
      if (error instanceof ApiError || error instanceof OfflineError) return null;
      throw error;
    }
  }

  private async play({ text, audio }: CallVoice): Promise<void> {
    if (audio === null) return sayByBrowser(text);
    const bytes = Uint8Array.from(atob(audio), (sign) => sign.charCodeAt(0));
    const buffer = await this.context.decodeAudioData(bytes.buffer);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    await new Promise<void>((ended) => {
      source.onended = () => ended();
      source.start();
    });
  }
}

/** A browser without a voice of the language ends at once, and says nothing. */
function sayByBrowser(text: string): Promise<void> {
  if (!('speechSynthesis' in globalThis)) return Promise.resolve();
  const LONGEST_MS = 10_000;
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = LANGUAGE;
    const timer = setTimeout(resolve, LONGEST_MS);
    words.onend = words.onerror = () => {
      clearTimeout(timer);
      resolve();
    };
    globalThis.speechSynthesis.speak(words);
  });
}
