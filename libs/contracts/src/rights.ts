import { z } from 'zod';
import { mergeAll, type KeysOf } from './define/merge.js';
import { Role, type VisitorHolder } from './identity/access.js';
import { type Module, MODULES } from './modules.js';

export type Permission = KeysOf<Module['permissions']>;

const HOLDERS: Readonly<Record<Permission, readonly Role[]>> = mergeAll(
  'permission',
  MODULES.map(({ permissions }): Readonly<Partial<Record<Permission, readonly Role[]>>> => permissions),
) as Record<Permission, readonly Role[]>;

export const PERMISSIONS = Object.keys(HOLDERS) as [Permission, ...Permission[]];
export const Permission = z.enum(PERMISSIONS);

/** What each role may do, within the scope of its grant. Deny by default: what no module gives a role is refused. */
export const ROLE_PERMISSIONS = Object.fromEntries(
  Role.options.map((role) => [
    role,
    PERMISSIONS.filter((permission) => role === 'admin' || HOLDERS[permission].includes(role)),
  ]),
) as unknown as Readonly<Record<Role, readonly Permission[]>>;

export type VisitorRight = KeysOf<Module['visitorRights']>;

/** What passes carry each right of people without an account. Deny by default, and never a permission's name. */
export const VISITOR_RIGHTS: Readonly<Record<VisitorRight, readonly VisitorHolder[]>> = mergeAll(
  'right of visitors',
  MODULES.map(
    ({ visitorRights }): Readonly<Partial<Record<VisitorRight, readonly VisitorHolder[]>>> => visitorRights,
  ),
) as Record<VisitorRight, readonly VisitorHolder[]>;

/** True for a right of people without an account. */
export function isVisitorRight(right: string): right is VisitorRight {
  return Object.hasOwn(VISITOR_RIGHTS, right);
}
