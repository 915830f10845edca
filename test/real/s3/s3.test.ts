import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Programs } from '../harness/suite.ts';
import { realSuite } from '../harness/suite.ts';
import { elements, startMoto, startVersitygw } from '../servers/s3.ts';
import type { S3, S3Request } from '../servers/s3.ts';

/** Where the two differ. What an object store of ours relies on is in the tests; what one of the two lacks is here. */
interface Facts {
  /** The status of an upload whose declared SHA-256 or MD5 is another's. */
  readonly wrongDigest: 200 | 400;
  /** Whether a checksum that was sent with an object is told again. */
  readonly tellsChecksums: boolean;
  /** The status of an attempt to shorten a retention in compliance mode. */
  readonly shortensCompliance: 200 | 403;
  /** Whether `GET ?retention` answers the retention, and not the object itself. */
  readonly tellsRetention: boolean;
  /** What a GET of a hidden object says in `x-amz-delete-marker`. */
  readonly hidden: 'true' | null;
  /** The status of a request signed with another secret. */
  readonly wrongSecret: 200 | 403;
}

const digest = (algorithm: 'md5' | 'sha256', body: string) =>
  createHash(algorithm).update(body).digest('base64');

const tomorrow = () => new Date(Date.now() + 24 * 3600_000).toISOString();

function holds(start: (programs: Programs) => Promise<S3>, programs: Programs, facts: Facts) {
  let s3: S3;
  const ask = (method: string, target: string, request?: S3Request) => s3.ask(method, target, request);

  beforeAll(async () => {
    s3 = await start(programs);
    expect((await ask('PUT', 'plain')).status).toBe(200);
    expect(
      (await ask('PUT', 'locked', { headers: { 'x-amz-bucket-object-lock-enabled': 'true' } })).status,
    ).toBe(200);
  });

  /** Puts an object under a retention and answers the id of its version. */
  async function putLocked(key: string, mode: 'GOVERNANCE' | 'COMPLIANCE') {
    const put = await ask('PUT', `locked/${key}`, {
      body: key,
      headers: {
        'content-md5': digest('md5', key),
        'x-amz-object-lock-mode': mode,
        'x-amz-object-lock-retain-until-date': tomorrow(),
      },
    });
    expect(put.status).toBe(200);
    return put.headers.get('x-amz-version-id') ?? '';
  }

  describe('objects', () => {
    it('keeps a key with a space and a letter beyond ASCII, and answers its size and the MD5 as its ETag', async () => {
      await ask('PUT', 'plain/a b/ü.txt', { body: 'hello' });
      const head = await ask('HEAD', 'plain/a b/ü.txt');
      expect(head.status).toBe(200);
      expect(head.headers.get('content-length')).toBe('5');
      expect(head.headers.get('etag')).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
      expect((await ask('GET', 'plain/a b/ü.txt')).text).toBe('hello');
    });

    it('answers a range of bytes with 206', async () => {
      await ask('PUT', 'plain/range', { body: 'hello' });
      const part = await ask('GET', 'plain/range', { headers: { range: 'bytes=1-3' } });
      expect(part).toMatchObject({ status: 206, text: 'ell' });
      expect(part.headers.get('content-range')).toBe('bytes 1-3/5');
    });

    it('says by its code what is missing, but not to HEAD, which has no body', async () => {
      expect(await ask('GET', 'plain/none')).toMatchObject({ status: 404, code: 'NoSuchKey' });
      expect(await ask('GET', 'no-such-bucket/none')).toMatchObject({ status: 404, code: 'NoSuchBucket' });
      expect(await ask('HEAD', 'plain/none')).toMatchObject({ status: 404, text: '' });
    });

    it('refuses to write over an object with If-None-Match, and over another state of it with If-Match', async () => {
      const once = { body: 'one', headers: { 'if-none-match': '*' } };
      const first = await ask('PUT', 'plain/once', once);
      expect(first.status).toBe(200);
      expect(await ask('PUT', 'plain/once', { ...once, body: 'two' })).toMatchObject({
        status: 412,
        code: 'PreconditionFailed',
      });
      const stale = { 'if-match': `"${'0'.repeat(32)}"` };
      expect(await ask('PUT', 'plain/once', { body: 'two', headers: stale })).toMatchObject({ status: 412 });
      const current = { 'if-match': first.headers.get('etag') ?? '' };
      expect(await ask('PUT', 'plain/once', { body: 'two', headers: current })).toMatchObject({
        status: 200,
      });
      expect((await ask('GET', 'plain/once')).text).toBe('two');
    });

    it('lets one of eight writers in who all say If-None-Match', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          ask('PUT', 'plain/race', { body: `writer ${index}`, headers: { 'if-none-match': '*' } }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it(`answers ${facts.wrongDigest} to an upload whose declared SHA-256 or MD5 is not its own`, async () => {
      const sha = { 'x-amz-checksum-sha256': digest('sha256', 'other') };
      expect((await ask('PUT', 'plain/wrong', { body: 'this', headers: sha })).status).toBe(
        facts.wrongDigest,
      );
      const md5 = { 'content-md5': digest('md5', 'other') };
      expect((await ask('PUT', 'plain/wrong', { body: 'this', headers: md5 })).status).toBe(
        facts.wrongDigest,
      );
    });

    it(`${facts.tellsChecksums ? 'tells' : 'does not tell'} the SHA-256 that an object was uploaded with`, async () => {
      const sum = digest('sha256', 'this');
      await ask('PUT', 'plain/sum', { body: 'this', headers: { 'x-amz-checksum-sha256': sum } });
      const head = await ask('HEAD', 'plain/sum', { headers: { 'x-amz-checksum-mode': 'ENABLED' } });
      expect(head.headers.get('x-amz-checksum-sha256')).toBe(facts.tellsChecksums ? sum : null);
      expect(head.headers.get('x-amz-checksum-type')).toBe(facts.tellsChecksums ? 'FULL_OBJECT' : null);
    });

    it('answers an ETag that is no MD5 for an object that came in parts', async () => {
      const started = await ask('POST', 'plain/big', { query: { uploads: '' } });
      const uploadId = elements(started.text, 'UploadId')[0] ?? '';
      const smallest = Buffer.alloc(5 * 1024 * 1024, 1);
      const etags: string[] = [];
      for (const [index, body] of [smallest, 'tail'].entries()) {
        const part = await ask('PUT', 'plain/big', {
          query: { partNumber: String(index + 1), uploadId },
          body,
        });
        etags.push(part.headers.get('etag') ?? '');
      }
      // Until it is completed there is no object.
      expect((await ask('GET', 'plain/big')).status).toBe(404);
      const parts = etags.map(
        (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      );
      await ask('POST', 'plain/big', {
        query: { uploadId },
        body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
      });
      const head = await ask('HEAD', 'plain/big');
      expect(head.headers.get('content-length')).toBe(String(smallest.length + 4));
      expect(head.headers.get('etag')).toMatch(/^"[0-9a-f]{32}-2"$/u);
    });
  });

  describe('lists', () => {
    it('gives pages in the order of the keys until it says that it is not truncated', async () => {
      const keys = ['list/0', 'list/1', 'list/2', 'list/3', 'list/4'];
      for (const key of [...keys].reverse()) await ask('PUT', `plain/${key}`, { body: 'x' });
      const seen: string[] = [];
      let token: string | undefined;
      let pages = 0;
      do {
        const query = { 'list-type': '2', prefix: 'list/', 'max-keys': '2' };
        const page = await ask('GET', 'plain', {
          query: { ...query, ...(token === undefined ? {} : { 'continuation-token': token }) },
        });
        seen.push(...elements(page.text, 'Key'));
        expect(elements(page.text, 'IsTruncated')).toEqual([seen.length < keys.length ? 'true' : 'false']);
        token = elements(page.text, 'NextContinuationToken')[0];
        pages += 1;
      } while (token !== undefined && pages < 10);
      expect(seen).toEqual(keys);
      expect(pages).toBe(3);
    });

    it('answers an empty list with 200, and no element that says so but KeyCount', async () => {
      const page = await ask('GET', 'plain', { query: { 'list-type': '2', prefix: 'nothing-has-this/' } });
      expect(page.status).toBe(200);
      expect(elements(page.text, 'KeyCount')).toEqual(['0']);
      expect(elements(page.text, 'Key')).toEqual([]);
    });
  });

  describe('versions', () => {
    it('has versions in a bucket with object lock and none in a plain one', async () => {
      const status = async (bucket: string) =>
        elements((await ask('GET', bucket, { query: { versioning: '' } })).text, 'Status');
      expect(await status('locked')).toEqual(['Enabled']);
      expect(await status('plain')).toEqual([]);
      const lock = await ask('GET', 'locked', { query: { 'object-lock': '' } });
      expect(elements(lock.text, 'ObjectLockEnabled')).toEqual(['Enabled']);
      expect((await ask('GET', 'plain', { query: { 'object-lock': '' } })).status).toBe(404);
    });

    it('keeps every version: a delete without one only hides the object behind a marker', async () => {
      const body = (text: string) => ({ body: text, headers: { 'content-md5': digest('md5', text) } });
      const first = (await ask('PUT', 'locked/v', body('one'))).headers.get('x-amz-version-id') ?? '';
      const second = (await ask('PUT', 'locked/v', body('two'))).headers.get('x-amz-version-id') ?? '';
      const gone = await ask('DELETE', 'locked/v');
      expect(gone.status).toBe(204);
      expect(gone.headers.get('x-amz-delete-marker')).toBe('true');
      const get = await ask('GET', 'locked/v');
      expect(get.status).toBe(404);
      expect(get.headers.get('x-amz-delete-marker')).toBe(facts.hidden);
      expect((await ask('GET', 'locked/v', { query: { versionId: first } })).text).toBe('one');
      const listed = await ask('GET', 'locked', { query: { versions: '', prefix: 'v' } });
      expect(elements(listed.text, 'VersionId')).toEqual(expect.arrayContaining([first, second]));
      expect(listed.text).toContain('<DeleteMarker>');
    });
  });

  describe('object lock', () => {
    it('refuses to delete a version in governance mode, unless the caller says to bypass it', async () => {
      const versionId = await putLocked('governed', 'GOVERNANCE');
      expect(await ask('DELETE', 'locked/governed', { query: { versionId } })).toMatchObject({
        status: 403,
        code: 'AccessDenied',
      });
      const bypass = { 'x-amz-bypass-governance-retention': 'true' };
      expect((await ask('DELETE', 'locked/governed', { query: { versionId }, headers: bypass })).status).toBe(
        204,
      );
    });

    it('refuses to delete a version in compliance mode, whatever the caller says', async () => {
      const versionId = await putLocked('complied', 'COMPLIANCE');
      const bypass = { 'x-amz-bypass-governance-retention': 'true' };
      expect(await ask('DELETE', 'locked/complied', { query: { versionId }, headers: bypass })).toMatchObject(
        {
          status: 403,
          code: 'AccessDenied',
        },
      );
      expect((await ask('GET', 'locked/complied', { query: { versionId } })).text).toBe('complied');
    });

    it('tells the mode and the end of a retention to HEAD', async () => {
      await putLocked('told', 'COMPLIANCE');
      const head = await ask('HEAD', 'locked/told');
      expect(head.headers.get('x-amz-object-lock-mode')).toBe('COMPLIANCE');
      expect(Date.parse(head.headers.get('x-amz-object-lock-retain-until-date') ?? '')).toBeGreaterThan(
        Date.now(),
      );
    });

    it(`answers ${facts.tellsRetention ? 'the retention' : 'the object itself'} when it is asked for the retention`, async () => {
      await putLocked('asked', 'COMPLIANCE');
      const { text } = await ask('GET', 'locked/asked', { query: { retention: '' } });
      if (facts.tellsRetention) expect(elements(text, 'Mode')).toEqual(['COMPLIANCE']);
      else expect(text).toBe('asked');
    });

    it(`answers ${facts.shortensCompliance} to an attempt to shorten a retention in compliance mode`, async () => {
      const versionId = await putLocked('shortened', 'COMPLIANCE');
      const until = new Date(Date.now() + 3600_000).toISOString();
      const body = `<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`;
      const answer = await ask('PUT', 'locked/shortened', {
        query: { retention: '', versionId },
        body,
        headers: { 'content-md5': digest('md5', body) },
      });
      expect(answer.status).toBe(facts.shortensCompliance);
    });

    it('refuses to delete a version under a legal hold', async () => {
      const put = await ask('PUT', 'locked/held', {
        body: 'x',
        headers: { 'content-md5': digest('md5', 'x') },
      });
      const hold = '<LegalHold><Status>ON</Status></LegalHold>';
      const query = { 'legal-hold': '' };
      const headers = { 'content-md5': digest('md5', hold) };
      expect((await ask('PUT', 'locked/held', { query, body: hold, headers })).status).toBe(200);
      const versionId = put.headers.get('x-amz-version-id') ?? '';
      expect((await ask('DELETE', 'locked/held', { query: { versionId } })).status).toBe(403);
    });

    it('answers 200 to a delete of many of which one was refused: only the body says so', async () => {
      const versionId = await putLocked('many', 'COMPLIANCE');
      const body = `<Delete><Object><Key>many</Key><VersionId>${versionId}</VersionId></Object><Object><Key>never-was</Key></Object></Delete>`;
      const answer = await ask('POST', 'locked', {
        query: { delete: '' },
        body,
        headers: { 'content-md5': digest('md5', body) },
      });
      expect(answer).toMatchObject({ status: 200, code: 'AccessDenied' });
      // What never existed counts as deleted.
      expect(answer.text).toContain('<Deleted><Key>never-was</Key></Deleted>');
    });
  });

  it('refuses a request without a signature', async () => {
    await ask('PUT', 'plain/private', { body: 'x' });
    expect((await fetch(`${s3.url}/plain/private`)).status).toBe(403);
  });

  it(`answers ${facts.wrongSecret} to a request signed with another secret`, async () => {
    await ask('PUT', 'plain/private', { body: 'x' });
    const thief = new AwsClient({
      accessKeyId: s3.accessKeyId,
      secretAccessKey: 'another',
      region: 'us-east-1',
      service: 's3',
      retries: 0,
    });
    expect((await thief.fetch(`${s3.url}/plain/private`)).status).toBe(facts.wrongSecret);
  });
}

realSuite('an S3 server that holds what it promises: versitygw over a folder', ['versitygw'], (programs) => {
  holds(startVersitygw, programs, {
    wrongDigest: 400,
    tellsChecksums: true,
    tellsRetention: true,
    shortensCompliance: 403,
    hidden: 'true',
    wrongSecret: 403,
  });
});

realSuite('an S3 server for what needs no digest to be checked: moto', ['moto'], (programs) => {
  holds(startMoto, programs, {
    wrongDigest: 200,
    tellsChecksums: false,
    tellsRetention: false,
    shortensCompliance: 200,
    hidden: null,
    wrongSecret: 200,
  });
});
