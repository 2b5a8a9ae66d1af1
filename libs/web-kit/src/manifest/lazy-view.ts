import { type ComponentType, createElement } from 'react';
import { addTexts } from '../i18n/i18n.js';
import { lazyPart } from '../lib/lazy-part.js';
import { Loading } from '../ui/empty-state.js';
import { type ScreenTexts } from './screen-manifest.js';

/**
 * A view whose code and texts come by themselves: once the first screen stands, or at its first use. Its texts join the
 * namespace before it is drawn.
 */
export function lazyView<P extends object>(
  namespace: string,
  load: () => Promise<{ component: ComponentType<P>; texts?: ScreenTexts }>,
): ComponentType<P> {
  return lazyPart<P>(async () => {
    const { component, texts } = await load();
    if (texts) addTexts(namespace, texts);
    return component;
  }, createElement(Loading));
}
