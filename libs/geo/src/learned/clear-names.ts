import { clearRows } from '#siaga/persistence';

/** Names of learned landmarks from before they were sealed. */
export const clearNames = clearRows<{ id: string; name: string | null }>({
  name: 'learned_place',
  read: 'SELECT id, name FROM learned_place',
  isClear: 'name IS NOT NULL',
  write: 'UPDATE learned_place SET name = NULL, name_sealed = sealed.name',
  sealed: { name: ['text', ({ name }, cipher) => cipher.seal(name)] },
});
