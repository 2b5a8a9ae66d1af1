import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { FieldProblem, Grant, Scope } from '#siaga/contracts';
import { AppError, DeclaredParts } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';

/** What knows the things of one kind that a right can hold for. */
export interface ScopeSource {
  /** Those of the ids (codes, of regions) that name nothing there is. */
  unknown(ids: readonly string[], reader: Pick<Tx, 'query'>): Promise<string[]>;
  /** The regions in which those that are there lie; left out where the id is the region. */
  regionsOf?(ids: readonly string[], reader: Pick<Tx, 'query'>): Promise<string[]>;
}

/** Marks the injectable `ScopeSource` of a kind of scope: this lib may not know regions, units and facilities itself. */
export const KnowsScopes = DiscoveryService.createDecorator<Scope['kind']>();

/** Whether the things that rights are given for are there. */
@Injectable()
export class ScopeDirectory {
  constructor(private readonly declared: DeclaredParts) {}

  /**
   * Throws INPUT.INVALID naming each grant whose region, unit or facility there is not; a kind that nobody knows is refused. What is
   * `held` already is not asked for again: it may have been taken away since.
   */
  async demandKnown(tx: Tx, grants: readonly Grant[], held: readonly Grant[] = []): Promise<void> {
    const before = new Set(held.map(({ scope }) => nameOf(scope)));
    const added = grants.filter(({ scope }) => !before.has(nameOf(scope)));
    const unknown = new Set<string>();
    for (const kind of new Set(added.map(({ scope }) => scope.kind)))
      for (const id of await this.unknownOf(kind, added, tx)) unknown.add(`${kind} ${id}`);
    const fields = grants.flatMap(({ scope }, index): FieldProblem[] => {
      const message = `There is no ${nameOf(scope)}`;
      return unknown.has(nameOf(scope)) ? [{ path: `grants.${index}.scope`, message }] : [];
    });
    if (fields.length > 0) throw new AppError('INPUT.INVALID', { fields });
  }

  /** Throws INPUT.INVALID at `path` for a code that names no region. */
  async demandRegion(tx: Tx, path: string, regionCode: string): Promise<void> {
    const grant: Grant = { role: 'operator', scope: { kind: 'region', regionCode } };
    if ((await this.unknownOf('region', [grant], tx)).length === 0) return;
    throw new AppError('INPUT.INVALID', { fields: [{ path, message: `There is no region ${regionCode}` }] });
  }

  /** The regions in which rights hold: their own, and those of the units and facilities that they are given for. */
  async regionsOf(grants: readonly Grant[], reader: Pick<Tx, 'query'>): Promise<string[]> {
    const codes = grants.flatMap(({ scope }) => (scope.kind === 'region' ? [scope.regionCode] : []));
    for (const kind of ['unit', 'facility'] as const) {
      const ids = idsOf(kind, grants);
      if (ids.length > 0) codes.push(...((await this.sourceOf(kind)?.regionsOf?.(ids, reader)) ?? []));
    }
    return [...new Set(codes)];
  }

  private unknownOf(kind: Scope['kind'], grants: readonly Grant[], tx: Tx): Promise<readonly string[]> {
    const ids = idsOf(kind, grants);
    return this.sourceOf(kind)?.unknown(ids, tx) ?? Promise.resolve(ids);
  }

  private sourceOf(kind: Scope['kind']): ScopeSource | undefined {
    const sources = this.declared.find<Scope['kind'], ScopeSource>(KnowsScopes).values();
    return [...sources].find(({ options }) => options === kind)?.part;
  }
}

function idsOf(kind: Scope['kind'], grants: readonly Grant[]): string[] {
  return [...new Set(grants.flatMap(({ scope }) => (scope.kind === kind ? [idOf(scope)] : [])))];
}

function nameOf(scope: Scope): string {
  return `${scope.kind} ${idOf(scope)}`;
}

function idOf(scope: Scope): string {
  if (scope.kind === 'region') return scope.regionCode;
  return scope.kind === 'unit' ? scope.unitId : scope.facilityId;
}
