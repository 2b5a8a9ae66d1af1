/** Lists that people bring over a screen (ADR 0041) as one Nest module; needs the kernel, persistence, journal and identity modules. */
export { ListsModule } from './lists.module.js';
/** `register(kind)`: takes up a kind of list. See docs/how-to/list.md. */
export { ListKinds } from './kinds/list-kinds.js';
export {
  TooManyRows,
  UnreadableList,
  type ListAtHand,
  type ListKind,
  type ListReading,
  type ListSteps,
  type ReadRows,
  type RowOutcome,
  type RowProblem,
  type SteppedListKind,
} from './kinds/list-kind.js';
/** `begin`, `addPiece`, `preview`, `import`: a list's way. Throws RESOURCE.NOT_FOUND, LIST.INCOMPLETE, LIST.NOT_PREVIEWED, INPUT.INVALID. */
export { ListFilesService } from './files/list-files.service.js';
/** `list`, `save`, `remove`: which column is what, kept by name, kind and region. */
export { ListMappings } from './mappings/list-mappings.service.js';
