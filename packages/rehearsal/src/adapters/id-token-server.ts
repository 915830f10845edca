import { createSign, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { tokenClaims, type SubjectForm } from '../domain/identity/claims.ts';
import type { IdTokens, OpenIdTokens } from '../ports/id-tokens.ts';
import type { ValueMap } from '../domain/value.ts';

const host = '127.0.0.1';
const keyBits = 2_048;

export interface IdTokenServerOptions {
  readonly subjectForm: SubjectForm;
  /** Epoch ms. */
  readonly now: () => number;
}

/** A job that may ask. */
interface Asker {
  readonly token: string;
  readonly claims: ValueMap;
  used: boolean;
}

interface Answer {
  readonly status: number;
  readonly value: unknown;
}

interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * Starts a stand-in for GitHub's OpenID Connect provider on a free loopback port: tokens for the jobs that may have
 * one, signed (RS256) by a key of this run, and what is needed to verify them under `/.well-known/`.
 */
export async function startIdTokenServer(options: IdTokenServerOptions): Promise<IdTokens> {
  const askers = new Map<string, Asker>();
  let made: SigningKey | null = null;
  // On first use: most runs ask for no token.
  const key = (): SigningKey => {
    made ??= { id: randomUUID(), ...generateKeyPairSync('rsa', { modulusLength: keyBits }) };
    return made;
  };
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    send(outgoing, answer(incoming));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const issuer = `http://${host}:${address.port}`;

  function answer({ method, url = '/', headers }: IncomingMessage): Answer {
    const { pathname, searchParams } = new URL(url, issuer);
    if (method !== 'GET') return { status: 405, value: { message: 'Method Not Allowed' } };
    if (pathname === '/.well-known/openid-configuration')
      return { status: 200, value: configuration(issuer) };
    if (pathname === '/.well-known/jwks') return { status: 200, value: { keys: [publicKey(key())] } };
    const asker = askers.get(pathname);
    const bearer = /^bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (asker === undefined || bearer !== asker.token)
      return { status: 401, value: { message: 'Unauthorized' } };
    asker.used = true;
    const payload = tokenClaims(asker.claims, {
      issuer,
      audience: searchParams.get('audience'),
      subjectForm: options.subjectForm,
      id: randomUUID(),
      nowMs: options.now(),
    });
    return { status: 200, value: { value: sign(payload, key()) } };
  }

  return {
    open: (claims): OpenIdTokens => {
      const path = `/idtoken/${randomUUID()}`;
      const asker: Asker = { token: randomBytes(32).toString('hex'), claims, used: false };
      askers.set(path, asker);
      return {
        url: `${issuer}${path}?api-version=2.0`,
        token: asker.token,
        used: () => asker.used,
        end: () => {
          askers.delete(path);
        },
      };
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

function configuration(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}

function publicKey(key: SigningKey): Readonly<Record<string, unknown>> {
  return { ...key.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: key.id };
}

function sign(payload: ValueMap, key: SigningKey): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ typ: 'JWT', alg: 'RS256', kid: key.id })}.${encode(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key.privateKey, 'base64url')}`;
}

function send(outgoing: ServerResponse, { status, value }: Answer): void {
  const text = JSON.stringify(value);
  outgoing.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
  });
  outgoing.end(text);
}
