import picomatch from 'picomatch';

/** Which paths a list of patterns selects. */
export interface PathFilter {
  matches(path: string): boolean;
}

const options = { dot: true, nobrace: true, noextglob: true, nonegate: true };

/**
 * Patterns as `@actions/glob` reads them: `*`, `?`, `[…]` and `**`, `#` comments, `!` takes away what earlier patterns
 * selected, and a pattern that names a folder selects everything below it.
 * @param patterns absolute or relative to the same root as the paths that are asked for
 */
export function pathFilter(patterns: readonly string[]): PathFilter {
  return filterOf(patterns, true);
}

/** Patterns for names of branches, tags and artifacts: as for paths, but a name is not a folder of others. */
export function nameFilter(patterns: readonly string[]): PathFilter {
  return filterOf(patterns, false);
}

function filterOf(patterns: readonly string[], descends: boolean): PathFilter {
  const rules = patterns
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '' && !pattern.startsWith('#'))
    .map((pattern) => {
      const negated = pattern.startsWith('!');
      const body = (negated ? pattern.slice(1).trim() : pattern).replace(/^\.\//, '').replace(/\/+$/, '');
      if (body === '.' || body === '') return { negated, test: () => true };
      const self = picomatch(body, options);
      const below = descends ? picomatch(`${body}/**`, options) : () => false;
      return { negated, test: (path: string) => self(path) || below(path) };
    });
  return {
    matches: (path) => {
      let selected = false;
      for (const rule of rules) if (rule.negated === selected && rule.test(path)) selected = !rule.negated;
      return selected;
    },
  };
}

/** The part of a pattern before its first wildcard: the folder or file from which its search starts. */
export function searchRoot(pattern: string): string {
  const fixed: string[] = [];
  for (const segment of pattern.split('/')) {
    if (/[*?[]/.test(segment)) break;
    fixed.push(segment);
  }
  return fixed.join('/');
}
