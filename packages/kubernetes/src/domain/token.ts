import { isRecord, parseJson } from '@interlock/shared/domain/json';

/**
 * When a JSON Web Token ends (RFC 7519, `exp`), in epoch milliseconds; `null` when the token does not say.
 *
 * @param token - the token; never checked, only read
 * @param decodeBase64Url - text of base64url
 */
export function tokenEndMs(token: string, decodeBase64Url: (text: string) => string): number | null {
  const parts = token.split('.');
  const [, payload = ''] = parts;
  if (parts.length !== 3 || payload === '') return null;
  const parsed = parseJson(decodeBase64Url(payload));
  if (!parsed.ok || !isRecord(parsed.value)) return null;
  const { exp } = parsed.value;
  return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null;
}
