import { secretOf, type Secret } from '@interlock/shared/domain/input';
import { failure, success, type Result } from '@interlock/shared/domain/result';

/**
 * Reads a token without the white space around it, which comes along when a secret is pasted. What cannot stand in a
 * header is refused, and not repeated.
 */
export function readToken(given: Secret): Result<Secret, { readonly message: string; readonly fix: string }> {
  const token = given.reveal().trim();
  return /^[\x21-\x7e]+$/u.test(token)
    ? success(secretOf(token))
    : failure({
        message: 'is no token: it is empty, or has white space or other characters that no token has.',
        fix: 'Store the token alone in the secret, on one line.',
      });
}
