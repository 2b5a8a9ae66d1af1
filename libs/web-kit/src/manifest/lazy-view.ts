import { type ComponentType, createElement } from 'react';
import { addTexts } from '../i18n/i18n.js';
import { lazyPart } from '../lib/lazy-part.js';
import { Loading } from '../ui/empty-state.js';
import { type ErrorTexts, type ScreenTexts, textsOf } from './screen-manifest.js';

const NO_TEXTS: ScreenTexts = { id: {}, en: {} };

/**
 * A view whose code and texts come by themselves: once the first screen stands, or at its first use. Its texts join the
 * namespace before it is drawn, and its sentences for errors, where these can only be met in it.
 */
export function lazyView<P extends object>(
  namespace: string,
  load: () => Promise<{ component: ComponentType<P>; texts?: ScreenTexts; errors?: ErrorTexts }>,
): ComponentType<P> {
  return lazyPart<P>(async () => {
    const { component, texts = NO_TEXTS, errors } = await load();
    addTexts(namespace, textsOf([{ id: namespace, texts, ...(errors && { errors }) }]));
    return component;
  }, createElement(Loading));
}
