/** One choice of a select, a combo box or a radio group. */
export type Option<Id extends string = string> = {
  id: Id;
  label: string;
  description?: string;
  /** Shown but not selectable: say why in `description`. */
  isDisabled?: boolean;
};
