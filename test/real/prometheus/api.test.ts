import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freePort } from '../harness/port.ts';
import { realSuite } from '../harness/suite.ts';
import { startPrometheus } from '../servers/prometheus.ts';
import type { Prometheus } from '../servers/prometheus.ts';

interface Vector {
  readonly status: string;
  readonly data: {
    readonly resultType: string;
    readonly result: readonly {
      readonly metric: Record<string, string>;
      readonly value: readonly [number, string];
    }[];
  };
  readonly warnings?: readonly string[];
}

realSuite('the answers of Prometheus', ['prometheus'], (programs) => {
  let prometheus: Prometheus;
  let isThere = true;
  let requests = 0;

  const page = () => {
    requests += 10;
    return [
      '# TYPE requests counter',
      `requests_total{version="1.4.0",code="200"} ${requests}`,
      `requests_total{version="1.5.0",code="200"} ${requests / 2}`,
      'not_a_number NaN',
      'endless +Inf',
      ...(isThere ? ['fleeting 1'] : []),
      '',
    ].join('\n');
  };
  const exporter = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(page());
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', resolve));
    prometheus = await startPrometheus(programs, {
      targets: {
        shop: `127.0.0.1:${(exporter.address() as AddressInfo).port}`,
        absent: `127.0.0.1:${await freePort()}`,
      },
    });
    await until(
      async () => (await values('requests_total')).length === 2 && (await values('up')).length === 2,
    );
  });
  afterAll(() => {
    exporter.close();
    exporter.closeAllConnections();
  });

  const until = (holds: () => Promise<boolean>) => vi.waitUntil(holds, { timeout: 20_000, interval: 100 });

  const instant = async (query: string, more: Readonly<Record<string, string>> = {}) => {
    const { status, body } = await prometheus.ask('query', { query, ...more });
    return { status, body: body as Vector };
  };
  const values = async (query: string) =>
    (await instant(query)).body.data.result.map(({ value }) => value[1]);

  it('answers an instant query with a vector whose values are strings', async () => {
    const { status, body } = await instant('sum by (version) (requests_total)');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'success', data: { resultType: 'vector' } });
    const result = body.data.result;
    expect(result.map(({ metric }) => metric['version']).sort()).toEqual(['1.4.0', '1.5.0']);
    expect(result[0]?.value[1]).toMatch(/^\d+$/u);
    expect(typeof result[0]?.value[0]).toBe('number');
  });

  it('answers the raw samples of a series, each with its own time, to a range in an instant query', async () => {
    const { body } = await prometheus.ask('query', { query: 'requests_total{version="1.4.0"}[1m]' });
    const { data } = body as { data: { resultType: string; result: { values: [number, string][] }[] } };
    expect(data.resultType).toBe('matrix');
    const times = data.result[0]?.values.map(([at]) => at) ?? [];
    expect(times.length).toBeGreaterThan(0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('answers a range query with a matrix, and with gaps as missing samples', async () => {
    const now = Date.now() / 1000;
    const { status, body } = await prometheus.ask('query_range', {
      query: 'requests_total{version="1.4.0"}',
      start: String(now - 600),
      end: String(now),
      step: '10',
    });
    const { data } = body as { data: { resultType: string; result: { values: [number, string][] }[] } };
    expect(status).toBe(200);
    expect(data.resultType).toBe('matrix');
    // Of 61 steps only those since the start of this suite have a value; nothing stands for the others.
    expect(data.result[0]?.values.length).toBeGreaterThan(0);
    expect(data.result[0]?.values.length).toBeLessThan(61);
  });

  it('answers success and an empty vector for what does not exist, and for a sum of it', async () => {
    for (const query of [
      'no_such_metric',
      'sum(no_such_metric)',
      'sum(no_such_metric) / sum(requests_total)',
    ])
      expect(await instant(query)).toMatchObject({
        status: 200,
        body: { status: 'success', data: { resultType: 'vector', result: [] } },
      });
    expect(await values('absent(no_such_metric)')).toEqual(['1']);
  });

  it('answers NaN and infinity as strings, which JSON has no numbers for', async () => {
    expect(await values('not_a_number')).toEqual(['NaN']);
    expect(await values('endless')).toEqual(['+Inf']);
    expect(await values('-endless')).toEqual(['-Inf']);
    expect(await values('sum(requests_total) * 0 / 0')).toEqual(['NaN']);
  });

  it('drops a comparison with NaN without a word', async () => {
    expect(await values('not_a_number > 1')).toEqual([]);
    expect(await values('not_a_number < 1')).toEqual([]);
  });

  it('lets a series that its target no longer has go at once, though its last sample is seconds old', async () => {
    await until(async () => (await values('fleeting')).length === 1);
    isThere = false;
    await until(async () => (await values('fleeting')).length === 0);
    // The samples themselves are still there.
    expect(await values('count_over_time(fleeting[1m])')).toHaveLength(1);
  });

  it('says with up which targets it reached', async () => {
    await until(async () => (await values('up{job="shop"}')).length === 1);
    expect(await values('up{job="shop"}')).toEqual(['1']);
    expect(await values('up{job="absent"}')).toEqual(['0']);
  });

  it('answers 400 and bad_data to a query that it cannot parse or that lacks something', async () => {
    const wrong = await prometheus.ask('query', { query: 'sum(' });
    expect(wrong).toMatchObject({ status: 400, body: { status: 'error', errorType: 'bad_data' } });
    expect((wrong.body as { error: string }).error).toContain('parse error');
    expect(await prometheus.ask('query')).toMatchObject({ status: 400, body: { status: 'error' } });
    expect(
      await prometheus.ask('query_range', { query: 'up', start: '1', end: '0', step: '1' }),
    ).toMatchObject({
      status: 400,
      body: { errorType: 'bad_data' },
    });
  });

  it('answers 400 to more than 11000 points of a series', async () => {
    const { status, body } = await prometheus.ask('query_range', {
      query: 'up',
      start: '0',
      end: '11001',
      step: '1',
    });
    expect(status).toBe(400);
    expect((body as { error: string }).error).toContain('exceeded maximum resolution of 11,000 points');
  });

  it('answers 422 and execution to a query that fails while it runs', async () => {
    expect(
      await prometheus.ask('query', { query: 'requests_total * on (code) requests_total' }),
    ).toMatchObject({
      status: 422,
      body: { status: 'error', errorType: 'execution' },
    });
  });

  it('answers 503 and timeout to a query that takes longer than it may', async () => {
    expect(
      await prometheus.ask('query', { query: 'sum(requests_total)', timeout: '0.000001' }),
    ).toMatchObject({
      status: 503,
      body: { status: 'error', errorType: 'timeout' },
    });
  });

  it('answers a query for a time before it lived with success and nothing', async () => {
    expect(await instant('up', { time: '1' })).toMatchObject({
      status: 200,
      body: { status: 'success', data: { result: [] } },
    });
  });

  it('names its version, on which the shape of its answers depends', async () => {
    const { body } = await prometheus.ask('status/buildinfo');
    expect(body).toMatchObject({
      status: 'success',
      data: { version: expect.stringMatching(/^2\.\d+\.\d+/u) as string },
    });
  });
});

realSuite('Prometheus with another that it cannot reach', ['prometheus'], (programs) => {
  it('answers success with a warning, and what it has itself: the rest is missing', async () => {
    const prometheus = await startPrometheus(programs, {
      targets: {},
      remoteRead: `http://127.0.0.1:${await freePort()}/api/v1/read`,
    });
    const { status, body } = await prometheus.ask('query', { query: 'up' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'success', data: { result: [] } });
    expect((body as Vector).warnings?.[0]).toContain('remote_read');
  });
});
