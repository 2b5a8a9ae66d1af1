import { create } from 'zustand';
import { readPreference, writePreference } from './preference.js';

const SOUND_KEY = 'siaga.sound';

/** One tone: pitch in hertz, start and length in seconds. */
interface Note {
  hz: number;
  atS: number;
  lengthS: number;
}

/** Sounds that can be told apart with eyes shut: two rising pairs ring, three falling notes warn, one low knock says that something came. */
const SOUNDS = {
  ring: [
    { hz: 660, atS: 0, lengthS: 0.16 },
    { hz: 880, atS: 0.18, lengthS: 0.16 },
    { hz: 660, atS: 0.5, lengthS: 0.16 },
    { hz: 880, atS: 0.68, lengthS: 0.22 },
  ],
  alert: [
    { hz: 988, atS: 0, lengthS: 0.12 },
    { hz: 784, atS: 0.15, lengthS: 0.12 },
    { hz: 587, atS: 0.3, lengthS: 0.34 },
  ],
  notice: [{ hz: 392, atS: 0, lengthS: 0.14 }],
  offer: [
    { hz: 880, atS: 0, lengthS: 0.22 },
    { hz: 1_175, atS: 0.24, lengthS: 0.22 },
    { hz: 880, atS: 0.48, lengthS: 0.22 },
    { hz: 1_175, atS: 0.72, lengthS: 0.34 },
  ],
} satisfies Record<string, readonly Note[]>;
export type SoundName = keyof typeof SOUNDS;

interface SoundStore {
  /** The person's choice. */
  isOn: boolean;
  /** True once the browser has agreed to make sound: it wants a press first. */
  isUnlocked: boolean;
  setOn: (isOn: boolean) => void;
}

let context: AudioContext | null = null;

export const useSound = create<SoundStore>()((set) => ({
  isOn: readPreference(SOUND_KEY, ['on', 'off'], 'on') === 'on',
  isUnlocked: false,
  setOn: (isOn) => {
    writePreference(SOUND_KEY, isOn ? 'on' : 'off');
    set({ isOn });
  },
}));

/** Asks the browser for sound; call it from a press. Gives whether sound can be heard from now on, and plays a note as the proof. */
export async function unlockSound(): Promise<boolean> {
  context ??= new AudioContext();
  await context.resume();
  const isUnlocked = context.state === 'running';
  useSound.setState({ isUnlocked });
  if (isUnlocked) playSound('notice');
  return isUnlocked;
}

/** Plays a sound, unless it is muted or the browser has not agreed yet; gives whether it was played. */
export function playSound(name: SoundName, gain = 0.25): boolean {
  const { isOn, isUnlocked } = useSound.getState();
  if (!isOn || !isUnlocked || !context) return false;
  for (const note of SOUNDS[name]) {
    const [oscillator, volume] = [context.createOscillator(), context.createGain()];
    const startS = context.currentTime + note.atS;
    oscillator.type = 'triangle';
    oscillator.frequency.value = note.hz;
    volume.gain.setValueAtTime(0, startS);
    volume.gain.linearRampToValueAtTime(gain, startS + 0.015);
    volume.gain.setValueAtTime(gain, startS + note.lengthS - 0.03);
    volume.gain.linearRampToValueAtTime(0, startS + note.lengthS);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(startS);
    oscillator.stop(startS + note.lengthS + 0.02);
  }
  return true;
}
