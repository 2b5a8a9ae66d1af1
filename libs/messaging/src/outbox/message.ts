import type { Channel, ClaimedMessage, Need, Outcome, Sending } from '../domain/sending.js';

/** What a module hands to the outbox. */
export interface NewMessage {
  channel: Channel;
  /** What it is, e.g. the key of its text. */
  kind: string;
  textVersion?: number;
  need: Need;
  /** Where it belongs to; who holds the right there may see that it went out. */
  regionCode: string;
  /** Messages of one lane go out one after the other. Those of an emergency have lanes of their own. */
  lane: string;
  /** What the channel's carrier sends: sealed at rest. */
  body: unknown;
  /** Later it is not sent any more. */
  expiresAt: Date;
  /** Not earlier than this; now when left out. */
  sendAt?: Date;
  /** The thing it tells of, by which it can be taken back. */
  subjectId?: string | null;
  /** A second message with this key is not made. */
  onceKey?: string | null;
  /** The message that this one repeats. */
  copyOf?: string | null;
  recipient?: Recipient | null;
}

/** Who gets it, as far as the table may know. */
export interface Recipient {
  digest: Buffer;
  /** Masked: what the list of messages shows. */
  label: string;
  /** IANA name, for quiet hours; the centre's when null. */
  timeZone: string | null;
}

export interface MessageRow {
  id: string;
  channel: Channel;
  kind: string;
  need: Need;
  region_code: string;
  subject_id: string | null;
  copy_of: string | null;
  recipient_digest: Buffer | null;
  time_zone: string | null;
  body_sealed: string;
  made_at: Date;
  expires_at: Date;
  attempts: number;
  is_stopped: boolean;
  has_agreed: boolean;
}

/** How an attempt ended, or that there was none because it came too late. */
export type Result = Sending | { kind: 'expired' };

/** What becomes of a claimed message. */
export type Ending =
  | {
      message: ClaimedMessage;
      outcome: Exclude<Outcome, 'cancelled'>;
      problem: string | null;
      sending?: Sending;
    }
  | { message: ClaimedMessage; outcome: null; dueAt: Date; problem: string | null; isAttempt: boolean };
