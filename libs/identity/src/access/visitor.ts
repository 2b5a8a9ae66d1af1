import {
  isHolder,
  topicName,
  VISITOR_RIGHTS,
  type Actor,
  type VisitorRight,
  type VisitPass,
  type VisitSubject,
} from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** A pass as a device holds it. */
export interface HeldPass extends VisitPass {
  /** When this device opened it: nothing from before is sent over its line. */
  readonly openedAt: Date;
}

/** A person without an account behind a request or socket: one device, with the passes that it opened. Deny by default. */
export class Visitor {
  readonly actor: Actor;

  constructor(
    readonly sessionId: string,
    /** Alive, oldest first. */
    readonly passes: readonly HeldPass[],
    /** Key that makes this request's command safe to repeat, when the client sent one. */
    readonly idempotencyKey: string | null = null,
  ) {
    // Whoever it is stands behind the pass's subject; the journal is told no name.
    this.actor = { kind: 'visitor', id: sessionId, name: 'portal' };
  }

  /** Whose stored answers a repeated command finds. */
  get ownerId(): string {
    return this.sessionId;
  }

  /** True when some pass carries the right. */
  holds(right: VisitorRight): boolean {
    return this.passesFor(right).length > 0;
  }

  /** The passes that carry the right. */
  passesFor(right: VisitorRight): readonly HeldPass[] {
    return this.passes.filter(({ scope, subject }) => isHolder(VISITOR_RIGHTS[right], scope, subject.kind));
  }

  /** The pass that carries the right for this very thing. Throws RESOURCE.NOT_FOUND: another's and missing look the same. */
  demand(right: VisitorRight, { kind, id }: VisitSubject): HeldPass {
    const pass = this.passesFor(right).find(({ subject }) => subject.kind === kind && subject.id === id);
    if (!pass) throw new AppError('RESOURCE.NOT_FOUND');
    return pass;
  }

  /** The topics of what its passes open, for a socket: `booking:0198…`. */
  topics(): readonly string[] {
    return [...new Set(this.passes.map(({ subject }) => topicName(subject.kind, subject.id)))];
  }
}
