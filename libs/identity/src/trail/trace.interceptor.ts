import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, type Observable } from 'rxjs';
import { AppError } from '#siaga/kernel';
import type { Caller } from '../access/caller.js';
import { reachOf } from '../access/reach.js';
import { endpointOf, type GuardedRequest } from '../access/route.js';
import { SecurityTrail, type TrailEvent } from './security-trail.js';
import { TRACE, type TracedAct, type TraceRule } from './traces.js';

type Told = Extract<TraceRule, { act: unknown }>;

/** What is of one thing; a board holds many lists, and the length of the first of them says nothing. */
const OF_ONE: readonly TracedAct[] = ['record_viewed', 'trail_read', 'board_opened'];

/** Has the trail tell of what marked routes answered, and of rights that were refused behind the guard. */
@Injectable()
export class TraceInterceptor implements NestInterceptor {
  constructor(private readonly trail: SecurityTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.getType() === 'http' ? context.switchToHttp().getRequest<GuardedRequest>() : null;
    const caller = request?.caller;
    if (!request || !caller) return next.handle();
    const rule = Reflect.getMetadata(TRACE, context.getHandler()) as TraceRule | undefined;
    const path = endpointOf(context)?.path ?? '';
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (rule && 'act' in rule) await this.tell(rule, eventOf(rule, caller, request, answer));
        return answer;
      }),
      catchError((error: unknown) => from(this.refuse(caller, path, error))),
    );
  }

  private tell({ act }: Told, event: TrailEvent): Promise<void> {
    return act === 'exported' ? this.trail.demand(event) : this.trail.note(event);
  }

  /** To who asks, what is refused and what is missing look the same; the trail knows which it was. */
  private async refuse(caller: Caller, path: string, error: unknown): Promise<never> {
    const { refused } = reachOf();
    if (refused !== null && error instanceof AppError && error.code === 'RESOURCE.NOT_FOUND')
      await this.trail.note(refusalOf(caller, path, refused));
    throw error;
  }
}

/** The line of a right that somebody did not have; it belongs to where they have theirs, and to where they reached. */
export function refusalOf(caller: Caller, path: string, right: string): TrailEvent {
  const own = caller.account.grants.flatMap(({ scope }) =>
    scope.kind === 'region' ? [scope.regionCode] : [],
  );
  return {
    act: 'right_refused',
    by: caller.account,
    sessionId: caller.sessionId,
    regionCodes: [...own, ...reachOf().regionCodes],
    detail: { right, route: path },
    isOneLook: true,
  };
}

function eventOf(
  { act, subject }: Told,
  caller: Caller,
  request: GuardedRequest,
  answer: unknown,
): TrailEvent {
  const { id, number, regionCode, ...rest } = fieldsOf(answer);
  const asked = (request.params as { id?: unknown }).id;
  const list = Object.values(rest).find(Array.isArray);
  const regions = typeof regionCode === 'string' ? [regionCode] : [...reachOf().regionCodes];
  return {
    act,
    by: caller.account,
    sessionId: caller.sessionId,
    subject: {
      kind: subject,
      id: typeof asked === 'string' ? asked : typeof id === 'string' ? id : null,
      label: typeof number === 'string' ? number : null,
    },
    regionCodes: regions,
    detail: list && !OF_ONE.includes(act) ? { rows: list.length } : {},
    isOneLook: act === 'list_read' || OF_ONE.includes(act),
  };
}

function fieldsOf(answer: unknown): Record<string, unknown> {
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}
