import { Injectable } from '@nestjs/common';
import type { ListKindName } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';
import type { ListKind, SteppedListKind } from './list-kind.js';

/** Which lib takes which kind of list. */
@Injectable()
export class ListKinds {
  private readonly byName = new Map<ListKindName, ListKind | SteppedListKind>();

  /** Takes up a kind for as long as the process runs. Throws when it is there already. */
  register<R>(kind: ListKind<R> | SteppedListKind<R>): void {
    if (this.byName.has(kind.name)) throw new Error(`Lists of ${kind.name} are taken already`);
    // Each kind is given back the rows that it has read itself, and no others.
    this.byName.set(kind.name, kind);
  }

  /** Throws RESOURCE.NOT_FOUND for a kind that nobody takes. */
  of(name: ListKindName): ListKind | SteppedListKind {
    const kind = this.byName.get(name);
    if (kind === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return kind;
  }
}
