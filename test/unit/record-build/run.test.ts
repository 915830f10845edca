import { describe, expect, it } from 'vitest';

import { openEnvelopes } from '@interlock/shared/domain/evidence/envelope';
import { runAction } from '@interlock/shared/run';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { recordBuild } from '../../../actions/record-build/src/run.ts';

const digest = `sha256:${'1'.repeat(64)}`;

async function record(inputs: Readonly<Record<string, string>>, event: unknown = {}) {
  const ports = fakePorts({ runner: fakeRunner({ inputs, run: { event } }) });
  await runAction(recordBuild, ports);
  return ports;
}

describe('record-build', () => {
  it('ties the digests to the commit of the run', async () => {
    const ports = await record({ artifacts: `- {name: shop, digest: "${digest}"}` });
    const subject = { commit: 'a'.repeat(40), artifacts: [{ name: 'shop', digest }] };
    expect(JSON.parse(ports.runner.outputs.get('subjects') ?? '')).toStrictEqual(subject);
    const { envelopes, refusals } = openEnvelopes(
      ports.runner.outputs.get('evidence') ?? '',
      ports.digests,
      null,
    );
    expect(refusals).toStrictEqual([]);
    expect(envelopes[0]?.statement).toMatchObject({
      subject,
      predicate: { kind: 'built', origin: { runId: 4711 } },
    });
    expect(ports.runner.log.at(-1)).toBe('✅ record-build: commit aaaaaaaa, shop sha256:11111111…');
  });

  it('ties them to the head of a pull request, not to the merge commit that was checked out', async () => {
    const head = 'b'.repeat(40);
    const event = { pull_request: { number: 1, base: { ref: 'main' }, head: { sha: head } } };
    const ports = await record({ artifacts: `- {name: shop, digest: "${digest}"}` }, event);
    expect(ports.runner.outputs.get('subjects')).toContain(head);
  });

  it('signs with the key, which never shows', async () => {
    const ports = await record({ artifacts: `- {name: shop, digest: "${digest}"}`, 'evidence-key': 'hush' });
    const { envelopes } = openEnvelopes(ports.runner.outputs.get('evidence') ?? '', ports.digests, {
      key: 'hush',
    });
    expect(envelopes[0]?.signature).toBe('valid');
    expect([...ports.runner.outputs.values()].join()).not.toContain('hush');
  });

  it('reports everything that is wrong at once', async () => {
    const ports = await record({
      artifacts: '- {name: "", digest: latest, size: 1}',
      commit: 'main',
      comit: 'x',
    });
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.outputs.size).toBe(0);
    const text = ports.runner.annotations.map((annotation) => annotation.text).join('\n');
    for (const expected of [
      '"comit" is not known',
      '[0].name',
      '[0].digest',
      'unknown key "size"',
      'found "main"',
    ])
      expect(text).toContain(expected);
  });

  it('refuses more artifacts than one envelope can name, and says what to do', async () => {
    const listing = (count: number) =>
      Array.from({ length: count }, (_, index) => `- {name: service-${index}, digest: "${digest}"}`).join(
        '\n',
      );
    const fits = await record({ artifacts: listing(30) });
    expect(fits.runner.hasFailed()).toBe(false);
    const ports = await record({ artifacts: listing(60) });
    expect(ports.runner.hasFailed()).toBe(true);
    const [told] = ports.runner.annotations;
    expect(told?.text).toContain('The statement about 60 artifacts takes');
    expect(told?.text).toContain('promote fewer artifacts together');
  });

  it.each([
    ['nothing', ''],
    ['an empty list', '[]'],
    ['a digest that a step did not set', '- {name: shop, digest: ""}'],
    ['a tag', '- {name: shop, digest: "1.5.0"}'],
    ['one name twice', `- {name: shop, digest: "${digest}"}\n- {name: shop, digest: "${digest}"}`],
    ['text that is not YAML', '{'],
  ])('refuses %s', async (_, artifacts) => {
    const ports = await record({ artifacts });
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.outputs.get('evidence')).toBeUndefined();
  });
});
