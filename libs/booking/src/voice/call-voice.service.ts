import { execFile } from 'node:child_process';
import { Inject, Injectable } from '@nestjs/common';
import type { CallVoice } from '#siaga/contracts';
import { AppError, LOGGER, Observed, type HealthState, type Logger, type ObservedPart } from '#siaga/kernel';
import { voiceSettings, type VoiceSettings } from '../booking.settings.js';
import { callWords } from '../domain/call-words.policy.js';

/** A sentence takes some 50 ms; a program that hangs is ended. */
const LONGEST_MS = 5_000;
/** Of one sentence, some five seconds at 22 kHz. */
const MOST_BYTES = 2_000_000;
/** So many sentences are kept, the ones asked for last: a day's calls of a few rooms, some ten megabytes. */
const MOST_KEPT = 64;
/** Who comes after so many is refused: a board that asks again later is better than a server that speaks all day. */
const MOST_WAITING = 20;
const ARGUMENTS = ['-v', 'id', '-s', '140', '-g', '2', '--stdin', '--stdout'];

/** Says calls by a program of its own, one at a time; each sentence once, however many boards ask. */
@Observed()
@Injectable()
export class CallVoiceService implements ObservedPart {
  private readonly kept = new Map<string, Promise<string | null>>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private problem: string | null = null;

  constructor(
    @Inject(voiceSettings.token) private readonly settings: VoiceSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws SYSTEM.OVERLOADED when too many wait. */
  async say({ label, room }: { label: string; room: string }): Promise<CallVoice> {
    const text = callWords(label, room);
    return { text, audio: await this.audioOf(text) };
  }

  healthChecks(): Readonly<Record<string, () => HealthState>> {
    return {
      voice: () => (this.problem === null ? { ok: true } : { ok: false, detail: this.problem }),
    };
  }

  private async audioOf(text: string): Promise<string | null> {
    const audio = this.kept.get(text) ?? this.inTurn(text);
    // Asked for last, so it goes last.
    this.kept.delete(text);
    this.kept.set(text, audio);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    const said = await audio;
    // The program may be there the next time.
    if (said === null && this.kept.get(text) === audio) this.kept.delete(text);
    return said;
  }

  private inTurn(text: string): Promise<string | null> {
    if (this.waiting >= MOST_WAITING) throw new AppError('SYSTEM.OVERLOADED');
    this.waiting += 1;
    const mine = this.last.then(() => this.render(text));
    this.last = mine.finally(() => {
      this.waiting -= 1;
    });
    return mine;
  }

  /** Never throws: without a voice of the server's the board has one of its own. */
  private render(text: string): Promise<string | null> {
    return new Promise((resolve) => {
      const options = { timeout: LONGEST_MS, maxBuffer: MOST_BYTES, encoding: 'buffer' as const };
      const child = execFile(this.settings.SIAGA_VOICE_PROGRAM, ARGUMENTS, options, (error, wav) => {
        if (error === null && wav.length > 0) {
          this.problem = null;
          resolve(wav.toString('base64'));
          return;
        }
        const why = error === null ? 'it said nothing' : (error.code ?? error.message);
        if (this.problem === null)
          this.logger.warn({ err: error }, 'the voice of waiting rooms cannot speak');
        this.problem = `${this.settings.SIAGA_VOICE_PROGRAM} cannot speak (${String(why)}): boards use the browser’s voice`;
        resolve(null);
      });
      // One that is not there, or is gone, takes no words; what became of it is told above.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(text);
    });
  }
}
