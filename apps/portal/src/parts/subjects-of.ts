import { type Visit } from '#siaga/contracts';

/** The things of one kind that the visit opens, each once: a family may have opened one twice. */
export function subjectsOf({ passes }: Visit, kind: string): ReadonlySet<string> {
  return new Set(passes.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id));
}
