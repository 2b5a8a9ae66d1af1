/** How people and systems are reached. `centre`: another Siaga. `bpjs`: the queues of Mobile JKN. */
export const CHANNELS = ['sms', 'whatsapp', 'email', 'push', 'webhook', 'centre', 'bpjs'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * How much a message is needed. `emergency` goes before all others, through quiet hours and to people who said stop; `asked` (a code
 * that the person waits for at this moment) goes at any hour and to people who said stop, before no emergency; `required` (by
 * law, or an answer the person asked for) goes to people who said stop, and waits for the morning; `wanted` does neither, and goes to
 * nobody who has not agreed to it.
 */
export type Need = 'emergency' | 'asked' | 'required' | 'wanted';

/** How one attempt ended. */
export type Sending =
  | {
      kind: 'sent';
      /** The provider's own id of it, by which receipts are found. */
      providerId?: string | null;
      /** How many it was counted as, and what it cost in rupiah; null where it is not known. */
      parts?: number;
      cost?: number | null;
      /** What the other side answered, for a carrier that acts on it. */
      receipt?: unknown;
    }
  | { kind: 'refused'; problem: string }
  | {
      kind: 'again';
      problem: string;
      /** Not earlier than this; else the wait grows by itself. */
      afterMs?: number | undefined;
      /** The provider itself cannot be had, so others need not try now. */
      isProviderAway?: boolean;
    };

export type Outcome = 'sent' | 'refused' | 'expired' | 'cancelled' | 'stopped';

/** A message that a worker holds for a while. */
export interface ClaimedMessage {
  readonly id: string;
  /** The same for every attempt, so that a provider that knows it sends once. */
  readonly idempotencyKey: string;
  readonly channel: Channel;
  readonly kind: string;
  readonly need: Need;
  readonly regionCode: string;
  readonly subjectId: string | null;
  readonly recipientDigest: Buffer | null;
  readonly timeZone: string | null;
  /** What the channel's carrier sends; see `Outbox.add`. */
  readonly body: unknown;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** This one included. */
  readonly attempts: number;
  /** Nobody else takes it before. */
  readonly leasedUntil: Date;
  readonly isStopped: boolean;
  /** True as well where there is nobody to agree: a system, or a phone that was subscribed by hand. */
  readonly hasAgreed: boolean;
}
