import type { SealPlan } from '#siaga/contracts';

/** A copy of a view with null in place of everything that `plan` says is personal. */
export function withoutPersonal(view: unknown, plan: SealPlan | null): unknown {
  if (plan === null || typeof view !== 'object' || view === null) return plan?.kind === 'whole' ? null : view;
  if (plan.kind === 'whole') return null;
  if (plan.kind === 'items') {
    if (Array.isArray(view)) return view.map((item) => withoutPersonal(item, plan.items));
    const items = Object.entries(view).map(([key, item]) => [key, withoutPersonal(item, plan.items)]);
    return Object.fromEntries(items) as unknown;
  }
  if (Array.isArray(view)) return view;
  const plain: Record<string, unknown> = { ...view };
  for (const [key, part] of plan.fields) if (key in plain) plain[key] = withoutPersonal(plain[key], part);
  return plain;
}
