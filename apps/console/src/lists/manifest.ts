import { lazyView } from '#siaga/web-kit';
import { FileSpreadsheet } from 'lucide-react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { listErrors } from './list-errors.js';
import { texts } from './texts.js';

const lists = lazyView<ConsolePlaces['dialog']>('console', async () => {
  const [{ ListsView }, own] = await Promise.all([import('./lists-view.js'), import('./view-texts.js')]);
  return { component: ListsView, texts: own.texts };
});

/** Lists of any kind that people bring; which kinds there are stands in `kinds`. */
export const manifest: ConsoleManifest = {
  id: 'lists',
  texts,
  errors: listErrors,
  views: [{ place: 'dialog', name: 'lists', needs: 'list.bring', component: lists }],
  menu: [{ opens: 'lists', needs: 'list.bring', icon: FileSpreadsheet, text: (t) => t('listsMenu.open') }],
};
