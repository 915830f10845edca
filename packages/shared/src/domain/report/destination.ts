const longestHref = 2000;
const unsafe = /[^A-Za-z0-9\-._~:/?#@!&'*+,;=%]/gu;

const absolute = (href: string): string | null => {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  // `https://github.com@evil.example/` reads like another host.
  return url.username === '' && url.password === '' ? url.href : null;
};

const relative = (href: string): string | null => {
  // A colon in the first segment would be a scheme, two slashes (or backslashes) another host.
  const [firstSegment = ''] = href.split(/[/?#]/, 1);
  return firstSegment.includes(':') || /^[\\/]{2}/.test(href) ? null : href;
};

/**
 * The address of a link, ready to stand in Markdown, or `null` when it may not be linked: only `http` and `https`
 * without a user name, and addresses relative to the page. All that could end a link or a cell is percent-encoded.
 */
export function linkDestination(href: string): string | null {
  const trimmed = href.trim();
  // White space, control characters and broken surrogates inside are how `java\nscript:` is smuggled past a check of the scheme.
  if (trimmed === '' || trimmed.length > longestHref || /[\s\p{C}]/u.test(trimmed)) return null;
  const address = /^https?:\/\//i.test(trimmed) ? absolute(trimmed) : relative(trimmed);
  if (address === null) return null;
  return address
    .replace(unsafe, (character) =>
      /[()]/.test(character) ? (character === '(' ? '%28' : '%29') : encodeURIComponent(character),
    )
    .replaceAll('&', '&amp;');
}
