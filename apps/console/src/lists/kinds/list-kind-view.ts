import { type ListKindName, type Permission } from '#siaga/contracts';
import { type Formatters } from '#siaga/web-kit';
import { type TFunction } from 'i18next';

type Lists = ConsoleTexts['lists'];
export type ListField = keyof Lists['field'];
export type ListFlag = keyof Lists['flag'];

/** Lists of people who are followed up are brought at the desk, where their officers are. */
export type ConsoleListKind = Exclude<ListKindName, 'followups'>;

/** What a cell is said with. */
export interface Saying {
  readonly t: TFunction<['console', 'common']>;
  readonly format: Formatters;
}

/** A field that the preview shows, as the file says it or in words of its own. */
export interface ShownField {
  readonly field: ListField;
  readonly say?: (value: string, saying: Saying) => string;
}

/** One kind of list as the window for all of them needs it: data, no code of its own but for its words. */
export interface ListKindView {
  readonly name: ConsoleListKind;
  /** Who may bring it. */
  readonly needs: Permission;
  /** What a column can be picked for, in this order. */
  readonly fields: readonly ListField[];
  /** What a row is known by. */
  readonly known: ListField;
  /** What stands under it. */
  readonly under?: ShownField;
  /** The columns of the preview behind it. */
  readonly shown: readonly ShownField[];
  readonly hasPoint: boolean;
  /** Whether rows may leave their region out. */
  readonly hasDefaultRegion: boolean;
  /** Whether it has days that may be written in two orders. */
  readonly hasDates: boolean;
}
