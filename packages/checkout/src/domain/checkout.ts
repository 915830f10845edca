/** A repository that is checked out. */
export interface Checkout {
  /** Absolute path of its root. */
  readonly root: string;
  /** The working directory inside of it: empty, or ending in a slash. */
  readonly prefix: string;
  /** The commit that is checked out; `null` where git cannot tell. */
  readonly head: string | null;
  /** A repository that is there and that git could not read, relative to the workspace; `null` when there is none. */
  readonly unreadable: string | null;
}
