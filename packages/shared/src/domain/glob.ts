import picomatch from 'picomatch';

/** Whether a path (forward slashes, relative) matches. */
export type GlobMatcher = (path: string) => boolean;

/**
 * Compiles one glob: `*` within a folder, `**` across folders, `?`, `[a-z]`, `{a,b}`; dot files are matched as others
 * are; `!` has no meaning of its own.
 */
export function compileGlob(glob: string): GlobMatcher {
  const matches = picomatch(glob.replace(/^\.\//u, ''), { dot: true, nonegate: true, strictSlashes: false });
  return (path) => matches(path.replace(/^\.\//u, ''));
}
