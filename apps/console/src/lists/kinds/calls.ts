import { type CallState } from '#siaga/contracts';
import { type ListKindView } from './list-kind-view.js';

/** Calls of the past. */
export const calls: ListKindView = {
  name: 'calls',
  needs: 'call.record',
  fields: [
    ...(['at', 'date', 'time', 'from', 'callerName', 'locationText', 'lon', 'lat', 'accuracyM'] as const),
    ...(['to', 'queue', 'agent', 'cause', 'type', 'sourceCallId', 'linkedId', 'regionCode'] as const),
  ],
  known: 'from',
  under: { field: 'callerName' },
  shown: [
    { field: 'at', say: (value, { format }) => format.dayTime(value).replaceAll(' ', '\u00a0') },
    { field: 'state', say: (value, { t }) => t(`common:callState.${value as CallState}`) },
    { field: 'locationText' },
    { field: 'regionCode' },
  ],
  hasPoint: true,
  hasDefaultRegion: true,
  hasDates: true,
};
