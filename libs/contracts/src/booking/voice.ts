import { z } from 'zod';
import { Id } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

export const BoardVoiceInput = z.object({
  /** The board. */
  id: Id,
  /** As it stands on the slip: `A-12`. */
  label: z.string().regex(/^[A-Z]{1,3}-\d{1,4}$/, { error: 'Expected a number such as A-12' }),
  room: z.string().trim().min(1).max(20),
});
export type BoardVoiceInput = z.output<typeof BoardVoiceInput>;

/** A call as a voice says it. Without `audio` the server has no voice, and whoever asked says `text` by a voice of its own. */
export const CallVoice = z.object({
  text: notPersonal(z.string(), 'a number and a room'),
  /** A WAV file. */
  audio: z.base64().nullable(),
});
export type CallVoice = z.infer<typeof CallVoice>;
