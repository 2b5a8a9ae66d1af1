import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Endpoint } from '#siaga/contracts';
import { DeclaredParts } from '#siaga/kernel';
import { ENDPOINT } from '../access/endpoint-mark.js';
import { needsTrace } from './trace-rule.policy.js';
import { TRACE } from './traces.js';

/** No server starts with a route that reads of people, or gives a file, and of which nobody said what the trail tells. */
@Injectable()
export class TraceRules implements OnApplicationBootstrap {
  constructor(private readonly declared: DeclaredParts) {}

  /** Throws naming the routes. */
  onApplicationBootstrap(): void {
    const silent = this.declared.handlers().flatMap((handler) => {
      const endpoint = Reflect.getMetadata(ENDPOINT, handler) as Endpoint | undefined;
      if (!endpoint || !needsTrace(endpoint) || Reflect.hasMetadata(TRACE, handler)) return [];
      return [`${endpoint.method} ${endpoint.path}`];
    });
    if (silent.length === 0) return;
    throw new Error(
      `These routes need @Traces, or @Untraced with the reason (ADR 0039): ${silent.join(', ')}`,
    );
  }
}
