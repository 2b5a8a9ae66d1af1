import { type Grant } from '#siaga/contracts';
import { useEntities, useSession } from '#siaga/web-kit';

interface NamedRegion {
  readonly code: string;
}

/**
 * The region that a person's question or new thing is about until another is chosen: the first that was granted short
 * of the whole country, else the first that the centre shows. Undefined while neither is known: grants come with the
 * sign-in, what the centre shows comes later with its snapshot, and to ask for the country meanwhile is to be refused.
 */
export function homeRegion(grants: readonly Grant[], shown: readonly NamedRegion[]): string | undefined {
  const granted = grants.flatMap(({ scope }) => (scope.kind === 'region' ? [scope.regionCode] : []));
  return granted.find((code) => code !== 'ID') ?? shown[0]?.code ?? granted[0];
}

/** Hook form of homeRegion, of the person who is signed in. */
export function useHomeRegion(): string | undefined {
  const session = useSession((state) => state.session);
  const shown = useEntities((state) => state.regions);
  return homeRegion(session?.account.grants ?? [], shown);
}
