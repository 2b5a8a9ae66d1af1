/**
 * Who is asked after `asked`, of those who may be: the next in their order, and from the last the first again; the first when the one who was
 * asked is not among them any more. Null when there is nobody.
 */
export function nextOfficer(officers: readonly string[], asked: string | null): string | null {
  const at = asked === null ? -1 : officers.indexOf(asked);
  return officers[(at + 1) % Math.max(1, officers.length)] ?? null;
}
