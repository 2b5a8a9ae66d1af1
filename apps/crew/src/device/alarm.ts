import { vibrate } from './vibrate.js';

/** One beep of a pattern: pitch and times in seconds from the start of the round. */
export interface Beep {
  hz: number;
  atS: number;
  durationS: number;
}

/** A new job: a fast two-tone call, unlike the slower rise that the hospital's desk plays. */
export const OFFER_PATTERN: readonly Beep[] = [
  { hz: 988, atS: 0, durationS: 0.16 },
  { hz: 740, atS: 0.18, durationS: 0.16 },
  { hz: 988, atS: 0.36, durationS: 0.16 },
  { hz: 740, atS: 0.54, durationS: 0.16 },
];
const ROUND_MS = 1_100;
const VIBRATION_MS = [500, 120, 500];
const LOUD = 0.9;

/** Plays a pattern again and again until stopped. Browsers give sound only after a touch: `unlock` belongs in a tap's handler. */
export class Alarm {
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly pattern: readonly Beep[]) {}

  /** True once the browser lets this page be heard. */
  get isUnlocked(): boolean {
    return this.context?.state === 'running';
  }

  /** Call from a tap. Gives whether sound is possible now. */
  async unlock(): Promise<boolean> {
    this.context ??= new AudioContext();
    if (this.context.state !== 'running') await this.context.resume();
    return this.isUnlocked;
  }

  start(): void {
    if (this.timer !== null) return;
    this.round();
    this.timer = setInterval(() => this.round(), ROUND_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    vibrate(0);
  }

  private round(): void {
    vibrate(VIBRATION_MS);
    if (!this.context || this.context.state !== 'running') return;
    for (const beep of this.pattern) this.beep(this.context, beep);
  }

  private beep(context: AudioContext, beep: Beep): void {
    const startS = context.currentTime + beep.atS;
    const endS = startS + beep.durationS;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = 'square';
    oscillator.frequency.value = beep.hz;
    // Short ramps: a square wave cut hard clicks and wears the ear without being louder.
    gain.gain.setValueAtTime(0, startS);
    gain.gain.linearRampToValueAtTime(LOUD, startS + 0.01);
    gain.gain.setValueAtTime(LOUD, endS - 0.02);
    gain.gain.linearRampToValueAtTime(0, endS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(startS);
    oscillator.stop(endS);
  }
}
