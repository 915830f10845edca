import type { Problem } from '@interlock/shared/domain/errors';

/**
 * Reads the `target` input: the idle color (or the previous one, for a rollback) is `null`, `color=NAME` is a name.
 */
export function readTarget(
  text: string | null,
  operation: string,
): { readonly ok: true; readonly color: string | null } | { readonly ok: false; readonly problem: Problem } {
  const usual = operation === 'rollback' ? 'previous' : 'idle';
  if (text === null || text === usual) return { ok: true, color: null };
  const color = /^color=([A-Za-z][A-Za-z0-9._-]{0,62})$/u.exec(text)?.[1];
  if (color !== undefined) return { ok: true, color };
  const isVersion = text.startsWith('version=');
  return {
    ok: false,
    problem: {
      code: isVersion ? 'feature-not-available' : 'input-invalid',
      message: isVersion
        ? 'Input "target": choosing by version is not available in this version.'
        : `Input "target": found "${text}".`,
      fix: `Write ${usual} or color=NAME.`,
      where: 'target',
    },
  };
}
