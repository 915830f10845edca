/** Whether the branch that is compared with is one that may be; in words, for the log. */
export interface Trust {
  readonly isProtected: boolean;
  readonly isDefault: boolean;
}
