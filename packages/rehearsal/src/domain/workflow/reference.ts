/** What a `uses:` names. */
export type Reference =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'self'; readonly path: string }
  | { readonly kind: 'remote'; readonly repository: string; readonly path: string; readonly ref: string }
  | { readonly kind: 'docker'; readonly image: string }
  | { readonly kind: 'invalid'; readonly why: string };

/**
 * Reads a `uses:` value: `./path` (the workspace or the caller's repository), `$/path` (the repository and commit of
 * the file that says it), `OWNER/REPO[/path]@ref`, `docker://image`.
 */
export function parseReference(text: string): Reference {
  if (text.startsWith('docker://')) return { kind: 'docker', image: text.slice('docker://'.length) };
  if (text.startsWith('./') || text === '.') return { kind: 'local', path: trimPath(text) };
  if (text.startsWith('$/')) {
    const path = trimPath(text.slice(2));
    if (path.includes('@'))
      return { kind: 'invalid', why: `'${text}': a reference that starts with $/ takes no @ref` };
    if (path === '') return { kind: 'invalid', why: `'${text}': a path is needed after $/` };
    return { kind: 'self', path };
  }
  const at = text.lastIndexOf('@');
  const [owner, name, ...path] = text.slice(0, Math.max(at, 0)).split('/');
  const ref = text.slice(at + 1);
  if (at < 0 || owner === undefined || owner === '' || name === undefined || name === '' || ref === '')
    return {
      kind: 'invalid',
      why: `Expected format {org}/{repo}[/path]@ref. Actual '${text}'`,
    };
  return { kind: 'remote', repository: `${owner}/${name}`, path: trimPath(path.join('/')), ref };
}

function trimPath(path: string): string {
  return path
    .replace(/^(\.\/)+/, '')
    .replace(/^\.$/, '')
    .replace(/\/+$/, '');
}
