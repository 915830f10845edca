import { createPublicKey, createVerify, type JsonWebKey } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What a cloud trusts, and what it gives for it. */
export interface CloudTrust {
  readonly audience: string;
  /** The subjects that may log in, whole. */
  readonly subjects: readonly string[];
  /** The text of the kubeconfig that a login is answered with. */
  readonly kubeconfig: string;
}

export interface Cloud {
  /** Takes `POST {"token": "<JWT>"}`; answers `{"kubeconfig"}`, or 403 and `{"error"}`. */
  readonly url: string;
  /** What each request came to: the subject that was let in, or why it was refused. */
  readonly answers: () => readonly string[];
  readonly close: () => Promise<void>;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Starts a stand-in for a cloud's token endpoint on loopback: it exchanges a job's token of identity for a kubeconfig,
 * after it has checked signature, times, audience and subject. It trusts any issuer on loopback, because that of a
 * rehearsal has another port each time.
 */
export async function startCloud(trust: CloudTrust): Promise<Cloud> {
  const answers: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void exchange(incoming).then(
      (subject) => {
        answers.push(subject);
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        outgoing.end(JSON.stringify({ kubeconfig: trust.kubeconfig }));
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        answers.push(why);
        outgoing.writeHead(403, { 'content-type': 'application/json' });
        outgoing.end(JSON.stringify({ error: why }));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function exchange(incoming: IncomingMessage): Promise<string> {
    const body = objectOf(await textOf(incoming));
    const { token } = body;
    if (typeof token !== 'string') throw new Error('no token was sent');
    const claims = await verifiedClaims(token);
    if (claims['aud'] !== trust.audience) throw new Error(`the audience is ${String(claims['aud'])}`);
    const subject = String(claims['sub']);
    if (!trust.subjects.includes(subject)) throw new Error(`the subject is ${subject}`);
    return subject;
  }

  return {
    url: `http://127.0.0.1:${port}/token`,
    answers: () => [...answers],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The claims of a token that its issuer has signed and that is valid now. */
export async function verifiedClaims(token: string): Promise<Claims> {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = objectOf(decoded(payload));
  const header = objectOf(decoded(head));
  if (header['alg'] !== 'RS256') throw new Error(`the algorithm is ${String(header['alg'])}`);
  const issuer = String(claims['iss']);
  if (!/^http:\/\/127\.0\.0\.1:\d+$/u.test(issuer)) throw new Error(`the issuer is ${issuer}`);
  const configuration = await fetchObject(`${issuer}/.well-known/openid-configuration`);
  if (configuration['issuer'] !== issuer) throw new Error('the issuer names itself otherwise');
  const { keys } = (await fetchObject(String(configuration['jwks_uri']))) as {
    readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
  };
  const key = keys.find(({ kid }) => kid === header['kid']);
  if (key === undefined) throw new Error('the issuer has no such key');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  const verifier = createVerify('RSA-SHA256').update(`${head}.${payload}`);
  if (!verifier.verify(publicKey, signature, 'base64url')) throw new Error('the signature is wrong');
  const now = Date.now() / 1_000;
  if (!(Number(claims['nbf']) <= now && now < Number(claims['exp'])))
    throw new Error('the token is not valid now');
  return claims;
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}

function objectOf(text: string): Claims {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Claims;
  } catch {
    // Said below.
  }
  throw new Error('this is no token');
}

async function fetchObject(url: string): Promise<Claims> {
  return (await (await fetch(url)).json()) as Claims;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
