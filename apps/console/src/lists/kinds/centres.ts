import { type ListKindView } from './list-kind-view.js';

/** 112 and 119 centres. */
export const centres: ListKindView = {
  name: 'centres',
  needs: 'centre.manage',
  fields: [
    ...(['code', 'name', 'regionCodes', 'regionCode', 'phones', 'script', 'baseUrl', 'secret'] as const),
    'isOwn',
  ],
  known: 'name',
  under: { field: 'code' },
  shown: [
    { field: 'regionCodes' },
    { field: 'phones' },
    { field: 'baseUrl' },
    { field: 'secret', say: (_, { t }) => t('console:lists.isSet') },
    { field: 'isOwn', say: (_, { t }) => t('console:lists.yes') },
  ],
  hasPoint: false,
  hasDefaultRegion: false,
  hasDates: false,
};
