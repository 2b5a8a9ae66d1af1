import { manifest as card } from './card/manifest.js';
import { manifest as fleet } from './fleet/manifest.js';
import { manifest as ground } from './ground/manifest.js';
import { manifest as handover } from './handover/manifest.js';
import { manifest as incident } from './incident/manifest.js';
import { manifest as layout } from './layout/manifest.js';
import { manifest as lists } from './lists/manifest.js';
import { manifest as map } from './map/manifest.js';
import { manifest as messages } from './messages/manifest.js';
import { manifest as queue } from './queue/manifest.js';
import { manifest as rank } from './rank/manifest.js';
import { type ConsoleManifest } from './state/console-manifest.js';
import { manifest as records } from './records/manifest.js';
import { manifest as supervisor } from './supervisor/manifest.js';

/** Every folder of the console. A new one is one line here; their order is that of the menu, the keys and each zone. */
export const manifests: readonly ConsoleManifest[] = [
  queue,
  card,
  incident,
  map,
  rank,
  fleet,
  records,
  supervisor,
  lists,
  ground,
  handover,
  messages,
  layout,
];
