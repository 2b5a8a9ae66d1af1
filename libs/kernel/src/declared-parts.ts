import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService, type DiscoverableDecorator } from '@nestjs/core';

/** Finds the instances whose class bears a decorator, wherever in the modules they are. */
@Injectable()
export class DeclaredParts {
  constructor(private readonly discovery: DiscoveryService) {}

  /** Each instance once with what its decorator says, in the order in which the modules are loaded. */
  find<T, P>(decorator: DiscoverableDecorator<T>): Map<Type<P>, { part: P; options: T | undefined }> {
    const found = new Map<Type<P>, { part: P; options: T | undefined }>();
    for (const wrapper of this.discovery.getProviders()) {
      // A token that only points to the class (useExisting) has no class of its own to be marked.
      const type: unknown = wrapper.metatype;
      if (!isClass<P>(type) || wrapper.isAlias || !wrapper.instance) continue;
      if (!Reflect.hasMetadata(decorator.KEY, type)) continue;
      const options: T | undefined = this.discovery.getMetadataByDecorator(decorator, wrapper);
      found.set(type, { part: wrapper.instance as P, options });
    }
    return found;
  }

  /** The methods of every controller, to be asked for their metadata. */
  handlers(): object[] {
    const classes = new Set(this.discovery.getControllers().map(({ metatype }): unknown => metatype));
    return [...classes].filter(isClass).flatMap(({ prototype }) => {
      const methods = Object.values(Object.getOwnPropertyDescriptors(prototype ?? {}));
      return methods.flatMap(({ value }: { value?: unknown }) =>
        typeof value === 'function' ? [value] : [],
      );
    });
  }

  /** What methods of any class in the modules bear under a metadata key. */
  marksOfMethods<T>(key: string): T[] {
    const classes = new Set(this.discovery.getProviders().map(({ metatype }): unknown => metatype));
    return [...classes].filter(isClass).flatMap(({ prototype }) => {
      const methods = Object.values(Object.getOwnPropertyDescriptors(prototype ?? {}));
      return methods.flatMap(({ value }: { value?: unknown }): T[] => {
        if (typeof value !== 'function') return [];
        const mark = Reflect.getMetadata(key, value) as T | undefined;
        return mark === undefined ? [] : [mark];
      });
    });
  }
}

/** A value given as it is has no class; a factory is a function that bears no mark. */
function isClass<P>(type: unknown): type is Type<P> {
  return typeof type === 'function';
}
