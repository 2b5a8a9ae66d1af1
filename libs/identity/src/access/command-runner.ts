import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database, onceOnly, type Tx } from '#siaga/persistence';
import type { Caller } from './caller.js';
import type { Visitor } from './visitor.js';

/** Runs a person's or a visitor's command in one transaction, once per idempotency key. */
@Injectable()
export class CommandRunner {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** `name` and `input` identify the command; the same key with others is refused with IDEMPOTENCY.KEY_REUSED. */
  async run<T>(
    caller: Pick<Caller | Visitor, 'idempotencyKey' | 'ownerId'>,
    name: string,
    input: unknown,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction((tx) =>
      onceOnly<T>(
        tx,
        {
          key: caller.idempotencyKey,
          ownerId: caller.ownerId,
          request: [name, input],
          // An answer is a view of anything: the whole of it is sealed.
          seal: (answer) => this.cipher.sealView(answer, { kind: 'whole' }),
          open: (stored) => this.cipher.openView(stored) as T,
        },
        () => work(tx),
      ),
    );
  }
}
