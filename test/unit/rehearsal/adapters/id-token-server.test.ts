import { afterEach, expect, test } from 'vitest';
import { startIdTokenServer } from '../../../../packages/rehearsal/src/adapters/id-token-server.ts';
import type { IdTokens } from '../../../../packages/rehearsal/src/ports/id-tokens.ts';
import { verifiedClaims } from '../../../e2e/rehearsal/cloud.ts';

const servers: IdTokens[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(now: () => number = Date.now): Promise<IdTokens> {
  const server = await startIdTokenServer({ subjectForm: 'names', now });
  servers.push(server);
  return server;
}

const claims = { repository: 'acme/shop', repository_owner: 'acme', ref: 'refs/heads/main' };

const ask = async (url: string, token: string): Promise<{ status: number; value: unknown }> => {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { value } = (await answer.json()) as { readonly value?: unknown };
  return { status: answer.status, value };
};

test('a token that was given out can be verified with what the issuer publishes', async () => {
  const job = (await start()).open(claims);
  expect(job.used()).toBe(false);
  const { status, value } = await ask(`${job.url}&audience=sts`, job.token);
  expect(status).toBe(200);
  expect(job.used()).toBe(true);
  expect(await verifiedClaims(String(value))).toMatchObject({
    aud: 'sts',
    sub: 'repo:acme/shop:ref:refs/heads/main',
  });
});

test('a job asks in its own name alone, and only while it runs', async () => {
  const server = await start();
  const [one, other] = [server.open(claims), server.open(claims)];
  expect((await ask(one.url, other.token)).status).toBe(401);
  expect(one.used()).toBe(false);
  one.end();
  expect((await ask(one.url, one.token)).status).toBe(401);
  expect((await ask(other.url, other.token)).status).toBe(200);
});

test('what checks a token sees one that is too old and one that was signed by another', async () => {
  const old = (await start(() => Date.now() - 301_000)).open(claims);
  const { value } = await ask(old.url, old.token);
  await expect(verifiedClaims(String(value))).rejects.toThrow('the token is not valid now');
  const [one, other] = [(await start()).open(claims), (await start()).open(claims)];
  const [head, , signature] = String((await ask(one.url, one.token)).value).split('.');
  const [, payload] = String((await ask(other.url, other.token)).value).split('.');
  await expect(verifiedClaims([head, payload, signature].join('.'))).rejects.toThrow(
    'the issuer has no such key',
  );
});
