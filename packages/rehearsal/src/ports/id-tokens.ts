import type { ValueMap } from '../domain/value.ts';

/** The stand-in for GitHub's issuer of tokens of identity (OpenID Connect) on loopback. */
export interface IdTokens {
  /** Lets a job ask for tokens with these claims until it is over. */
  open(claims: ValueMap): OpenIdTokens;
  close(): Promise<void>;
}

/** A job's way to tokens of identity. */
export interface OpenIdTokens {
  /** Takes `&audience=…`. */
  readonly url: string;
  /** The bearer of the request; a secret. */
  readonly token: string;
  /** Whether a token was given out. */
  used(): boolean;
  /** The job is over: nothing is given out any more. */
  end(): void;
}
