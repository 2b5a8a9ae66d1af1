/** What the front ends share: their one API client and live line, the store, session and sign-in, texts, map and the small UI kit. */
export { apiClient } from './api/api-client.js';
export { saveFile, takeFile } from './api/save-file.js';
export { type Command, useCommand } from './api/use-command.js';

export { FetchedPart, FetchProblem } from './fetch/fetched-part.js';
export {
  type AskOptions,
  type Fetched,
  fetchOnce,
  type FetchOptions,
  useAsked,
  useFetched,
  useFetchedEach,
} from './fetch/use-fetched.js';
export { useSettled } from './fetch/use-settled.js';

export { type ConnectionState, useConnection } from './store/connection-store.js';
export { etaOfAssignment, useEtas } from './store/eta-store.js';
export { useLateAfter } from './store/use-late-after.js';
export { type LivePosition, positions, PositionStore } from './store/position-store.js';
export { liveLine, RealtimeProvider } from './realtime/realtime-provider.js';

export {
  applyChange,
  applyChanges,
  applySnapshot,
  EMPTY_ENTITIES,
  type EntityState,
} from './store/entity-state.js';
export { type EntityStore, type KeptSnapshot, useEntities } from './store/entity-store.js';
export { memoLast } from './store/memo.js';
export {
  activeAssignmentByUnit,
  assignmentsByIncident,
  isActiveAssignment,
  type UnitState,
  unitState,
} from './store/selectors.js';

export { AppFrame } from './frame/app-frame.js';
export { openChangePassword } from './frame/open-change-password.js';
export { usePreferenceEntries } from './frame/use-preference-entries.js';
export {
  hasPermission,
  type SessionStore,
  type SignedOutReason,
  useNationalPermission,
  usePermission,
  useSession,
} from './session/session-store.js';

export { keepDrafts } from './draft/keep-drafts.js';
export { keepPlace, readPlace } from './draft/place-store.js';
export { DraftNote } from './draft/draft-note.js';
export { wordsOf } from './draft/draft-entry.js';
export {
  type Draft,
  dropDraft,
  dropDraftsUnder,
  keepDraft,
  readDraft,
  sayDraftPlace,
  useDrafts,
} from './draft/draft-store.js';
export { type LooseDraft, useDraftState, usePlaceState } from './draft/use-draft.js';

export {
  FormBox,
  type FormBoxProps,
  FormChips,
  FormChoice,
  FormDraftNote,
  FormField,
  FormLines,
  FormSelect,
  FormTick,
} from './form/form-parts.js';
export { issueText } from './form/issue-text.js';
export { type FormDraft, useFormCommand, useZodForm, type ZodForm } from './form/use-zod-form.js';

export { Table, type TableColumn, type TableProps } from './list/table.js';
export { VirtualList, type VirtualListProps } from './list/virtual-list.js';

export { type ChartPanel, type ChartPoint, type ChartSeries } from './chart/chart-model.js';
export { SeriesChart, type SeriesChartProps } from './chart/series-chart.js';

export { errorText } from './i18n/error-text.js';
export { NoticeList } from './ui/notice-list.js';
export { noticeFacts } from './i18n/notice-facts.js';
export { useReasonText } from './i18n/reason-text.js';
export {
  formatAccuracy,
  formatClock,
  formatDay,
  formatDistance,
  formatPhone,
  formatTime,
  type Formatters,
  fromDateInput,
  toDateInput,
  useFormat,
  zoneName,
} from './i18n/format.js';
export { type Language, setUpTexts, useLanguage } from './i18n/i18n.js';
export { type Translated } from './i18n/resources-type.js';

export { type AppManifests, appManifests, appTexts, Views } from './manifest/app-manifests.js';
export { lazyView } from './manifest/lazy-view.js';
export { lazyWindow } from './manifest/lazy-window.js';
export {
  type AppKind,
  manifestProblems,
  mapLayersOf,
  manifestsFor,
  type ErrorTexts,
  type ScreenKey,
  type ScreenKind,
  type ScreenManifest,
  type ScreenMapLayer,
  type ScreenMenuEntry,
  type ScreenTexts,
  type ScreenView,
  textProblems,
  textsOf,
  viewsAt,
} from './manifest/screen-manifest.js';
export { useManifests } from './manifest/use-manifests.js';
export { type LayerSwitch, useMapLayers } from './manifest/use-map-layers.js';

export { onePage } from './kept/one-page.js';
export { SealedBox } from './kept/sealed-box.js';
export { sayInHand } from './lib/in-hand.js';
export { areSameColumns, ColumnFields } from './list-file/column-fields.js';
export { FileButton } from './list-file/file-button.js';
export { type ListStep, type ListWork, type Reading, useListFile } from './list-file/use-list-file.js';
export { lazyPart, type LazyPart } from './lib/lazy-part.js';
export { mountApp, mountCrewApp, mountSmallApp } from './frame/mount.js';
export { readPreference, writePreference } from './lib/preference.js';
export { learnServerTime, serverNowMs, useNow } from './lib/server-clock.js';
export { type KeyMap, useKeys } from './lib/use-keys.js';
export { registerServiceWorker } from './lib/service-worker.js';
export { playSound, type SoundName, unlockSound, useSound } from './lib/sound.js';
export { startLight, type Theme, useTheme } from './lib/theme.js';

export { Badge, TriageSwatch } from './ui/badge.js';
export { Button, type ButtonProps, Kbd } from './ui/button.js';
export { type ComboBox, type ComboBoxOptions, ComboInput, ComboList, useComboBox } from './ui/combo-box.js';
export { Banner, ConnectionBanner } from './ui/connection-banner.js';
export { Dialog, type DialogProps } from './ui/dialog.js';
export { EmptyState, Loading } from './ui/empty-state.js';
export { ErrorBoundary } from './ui/error-boundary.js';
export {
  Chips,
  type ChipsProps,
  Field,
  type FieldProps,
  Lines,
  type LinesProps,
  Select,
  type SelectProps,
  Tick,
} from './ui/field.js';
export { Menu, type MenuProps } from './ui/menu.js';
export { type MenuEntries, type MenuEntry } from './ui/menu-entry.js';
export { QrCode } from './ui/qr-code.js';
export { Age, Clock, type ClockProps, Countdown, toneOf, WallClock } from './ui/time.js';
export { dismissToast, showDone, showError, showNote, type Toast } from './lib/toast-store.js';
export { Toasts } from './ui/toasts.js';

export { toBounds, toLatLng, toPoint } from './map/geometry.js';
export {
  type MapClosure,
  type MapDrawing,
  type MapFacility,
  type MapFound,
  type MapIncident,
  type MapLine,
  type MapPadding,
  type MapPoint,
  type MapRoute,
  type MapUnit,
  type MapViewProps,
} from './map/map-model.js';
export { MapView } from './map/map-view.js';
export { useIsGroundUnknown } from './map/ground/ground-store.js';
export {
  BordersOnMap,
  ClosuresOnMap,
  DrawingOnMap,
  FacilitiesOnMap,
  FoundOnMap,
  IncidentsOnMap,
  LineOnMap,
  PlaceOnMap,
  PointsOnMap,
  RouteOnMap,
  UnitsOnMap,
} from './map/on-map.js';
export { useLeafletMap } from './map/on-map-context.js';
