import { describe, expect, test } from 'vitest';

import { stateAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';
import { subjectJson } from '@interlock/shared/domain/subject';

import {
  commit,
  evidenceOf,
  newDigest,
  prepared,
  ran,
  servedColor,
  stateOf,
  step,
  subject,
  world,
} from './promotion.ts';

const appliedWith = (selector: object) => ({
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ spec: { selector } }),
  },
});
const owned = (manager: string, operation: string) => ({
  managedFields: [{ manager, operation, fieldsV1: { 'f:spec': { 'f:selector': {} } } }],
});

describe('prepare', () => {
  test('reports what is wrong with its subjects together with every other input', async () => {
    for (const [subjects, wanted] of [
      ['{"commit": "HEAD"}', 'at `commit`'],
      ['{"commit": "HEAD', 'is not YAML'],
      [JSON.stringify({ ...subject, artefacts: [] }), 'artefacts'],
    ] as const) {
      const at = world();
      const made = await ran(at, 'prepare', { inputs: { subjects, deadline: 'soon' } });
      expect(made.runner.hasFailed()).toBe(true);
      const said = made.runner.annotations.map(({ text }) => text).join(' ');
      for (const part of [
        'Input "subjects": ',
        wanted,
        'Input "deadline": ',
        'the `subjects` output of record-build',
      ])
        expect(said).toContain(part);
      expect(made.process.calls()).toBe(0);
    }
  });

  test('takes the ownership and names the idle color without moving traffic', async () => {
    const at = world();
    const made = await ran(at, 'prepare', { inputs: { reason: 'release 1.5', 'change-ticket': 'CHG-1' } });
    expect(made.output('idle')).toBe('green');
    expect(made.output('serving')).toBe('blue');
    expect(at.cluster.served).toEqual(['blue', 'blue']);
    expect(stateOf(at)).toMatchObject({
      phase: 'prepared',
      from: { color: 'blue', deployment: 'shop-blue' },
      to: { color: 'green', deployment: 'shop-green' },
      by: 'alice',
      reason: 'release 1.5 | CHG-1',
      run: { repository: 'acme/shop', id: 4711, attempt: 1 },
    });
  });

  test('by the same run again writes nothing', async () => {
    const at = world();
    await ran(at, 'prepare');
    const written = at.cluster.service().resourceVersion;
    const again = await ran(at, 'prepare');
    expect(again.output('idle')).toBe('green');
    expect(again.runner.hasFailed()).toBe(false);
    expect(at.cluster.service().resourceVersion).toBe(written);
  });

  test('by another run is refused with who and since when', async () => {
    const at = world();
    await ran(at, 'prepare');
    const other = await ran(at, 'prepare', { run: { runId: 5, triggeringActor: 'bob' } });
    expect(other.reasons()).toEqual(['owned-by-another-run']);
    expect(other.output('result')).toBe('refused');
    const said = other.output('reasons');
    expect(said).toContain('run 4711 attempt 1 of acme/shop, by alice, since 2026-01-05T10:00:00.000Z');
  });

  test('takes over from an earlier attempt of the same run, and from one whose time is over', async () => {
    const at = world();
    await ran(at, 'prepare');
    const second = await ran(at, 'prepare', { run: { runAttempt: 2 } });
    expect(second.runner.hasFailed()).toBe(false);
    expect(stateOf(at)?.run.attempt).toBe(2);
    at.clock.advance(61 * 60_000);
    const third = await ran(at, 'prepare', { run: { runId: 6 } });
    expect(third.runner.hasFailed()).toBe(false);
    expect(stateOf(at)?.run.id).toBe(6);
  });

  test('respects the way back of another run until it ends or is given up', async () => {
    const at = world();
    await prepared(at);
    await ran(at, 'switch');
    const other = await ran(at, 'prepare', { run: { runId: 5 } });
    expect(other.reasons()).toEqual(['owned-by-another-run']);
    const given = await ran(at, 'prepare', { run: { runId: 5 }, inputs: { 'release-old': 'true' } });
    expect(given.output('idle')).toBe('blue');
    const late = world();
    await prepared(late);
    await ran(late, 'switch');
    late.clock.advance(11 * 60_000);
    expect((await ran(late, 'prepare', { run: { runId: 5 } })).output('idle')).toBe('blue');
  });

  test('is superseded when somebody else takes it between the look and the write', async () => {
    const at = world();
    const mine = step(at, 'prepare');
    let isDone = false;
    mine.process.onCall((name) => {
      if (name !== 'patch service' || isDone) return;
      isDone = true;
      at.cluster.patch({ metadata: { annotations: { [stateAnnotation]: takenBy(at, 8) } } });
    });
    await mine.main();
    expect(mine.output('result')).toBe('superseded');
    expect(mine.runner.hasFailed()).toBe(true);
    expect(stateOf(at)?.run.id).toBe(8);
  });

  test.each([
    [
      'an applied manifest that holds the color',
      appliedWith({ app: 'shop', color: 'blue' }),
      'applied-manifest-holds-color',
    ],
    [
      'a last-applied annotation that is not JSON',
      { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{' } },
      'applied-manifest-holds-color',
    ],
    ['Argo CD, which owns the selector', owned('argocd-controller', 'Update'), 'field-owned-elsewhere'],
    ['Flux, which applies the selector', owned('kustomize-controller', 'Apply'), 'field-owned-elsewhere'],
    [
      'anyone who applies the selector from the server side',
      owned('kubectl', 'Apply'),
      'field-owned-elsewhere',
    ],
    ['Helm, which owns the selector', owned('helm', 'Update'), 'field-owned-elsewhere'],
    ['a color that nobody knows', { selector: { app: 'shop', color: 'red' } }, 'color-unknown'],
  ])('refuses %s', async (_, options, code) => {
    const at = world(options);
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual([code]);
    expect(made.output('result')).toBe('refused');
    expect(stateOf(at)).toBeNull();
  });

  test.each([
    ['an applied manifest without the color', appliedWith({ app: 'shop' })],
    ['a selector that was written by hand', owned('kubectl-patch', 'Update')],
    ['a selector of our own', owned('interlock', 'Update')],
  ])('accepts %s', async (_, options) => {
    const made = await ran(world(options), 'prepare');
    expect(made.runner.hasFailed()).toBe(false);
  });

  test('names what is wrong with both colors at once', async () => {
    const at = world();
    at.cluster.remove('blue');
    at.cluster.remove('green');
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual(['deployment-missing', 'deployment-missing']);
  });

  test('refuses when the Service does not exist', async () => {
    const at = world();
    at.cluster.remove('service');
    expect((await ran(at, 'prepare')).reasons()).toEqual(['object-missing']);
  });

  test('refuses a live color without ready pods', async () => {
    const at = world();
    for (const pod of at.cluster.pods('blue')) pod.isReady = false;
    expect((await ran(at, 'prepare')).reasons()).toEqual(['live-not-ready']);
  });

  test('refuses pods that do not carry the labels of the selector', async () => {
    const at = world({ selector: { app: 'other', color: 'blue' } });
    const made = await ran(at, 'prepare');
    expect(new Set(made.reasons())).toEqual(new Set(['labels-inconsistent']));
  });

  test('refuses another cluster than the environment names', async () => {
    const at = world({ cluster: 'staging' });
    const other = {
      ...at,
      configuration: at.configuration.replace('url: http', 'cluster: prod\n    url: http'),
    };
    const made = await ran(other, 'prepare');
    expect(made.reasons()).toEqual(['cluster-differs']);
  });

  test('refuses credentials that are seen to end before the move could be undone', async () => {
    const at = world({ credentialEnd: { kind: 'at', atMs: Date.parse('2026-01-05T10:05:00Z') } });
    expect((await ran(at, 'prepare')).reasons()).toEqual(['credentials-end-early']);
    expect((await ran(at, 'prepare', { inputs: { deadline: '1m' } })).runner.hasFailed()).toBe(false);
  });

  test('refuses a target that is not the idle color', async () => {
    const made = await ran(world(), 'prepare', { inputs: { target: 'color=blue' } });
    expect(made.reasons()).toEqual(['target-differs']);
  });

  test('refuses a record that it cannot read, and says how to take it away', async () => {
    const at = world({ annotations: { [stateAnnotation]: '{"version":2}' } });
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual(['state-unreadable']);
    expect(made.output('reasons')).toContain('kubectl annotate service shop -n shop interlock/state-');
  });

  test('refuses a Service whose traffic was moved by hand', async () => {
    const at = world();
    await prepared(at);
    await ran(at, 'switch');
    at.clock.advance(60 * 60_000);
    at.cluster.patch({ spec: { selector: { color: 'blue' } } });
    const made = await ran(at, 'prepare', { run: { runId: 5 } });
    expect(made.reasons()).toEqual(['state-contradicts-selector']);
  });

  test('refuses a commit that a person rolled back, until it is released', async () => {
    const at = world();
    await prepared(at);
    await ran(at, 'switch');
    await ran(at, 'rollback', { inputs: { 'traffic-object': 'shop/shop', reason: 'orders fail' } });
    const again = await ran(at, 'prepare', { run: { runId: 5 } });
    expect(again.reasons()).toEqual(['commit-held']);
    expect(again.output('reasons')).toContain('orders fail');
    const released = await ran(at, 'finish', {
      inputs: { 'traffic-object': 'shop/shop', 'release-old': 'true', reason: 'mended elsewhere' },
    });
    expect(released.runner.hasFailed()).toBe(false);
    expect((await ran(at, 'prepare', { run: { runId: 5 } })).runner.hasFailed()).toBe(false);
  });

  test('lets another commit be prepared after a rollback', async () => {
    const root = 'b'.repeat(40);
    const at = world({ github: { parents: { [commit]: [root], ['d'.repeat(40)]: [root] } } });
    await prepared(at);
    await ran(at, 'switch');
    await ran(at, 'rollback', { inputs: { 'traffic-object': 'shop/shop' } });
    const bare = { ...at, configuration: at.configuration.replace('gates: [unit]', 'gates: []') };
    const other = { commit: 'd'.repeat(40), artifacts: subject.artifacts };
    const made = await ran(bare, 'prepare', {
      run: { runId: 5 },
      inputs: {
        subjects: JSON.stringify(subjectJson(other)),
        evidence: evidenceOf(at.clock, {}, other, { id: 5 }),
      },
    });
    expect(made.reasons()).toEqual([]);
    expect(stateOf(at)?.subject.commit).toBe('d'.repeat(40));
  });

  test('on a dry run shows the patch and writes nothing', async () => {
    const at = world();
    const made = await ran(at, 'prepare', { inputs: { 'dry-run': 'true' } });
    expect(made.output('result')).toBe('unchanged');
    expect(made.output('idle')).toBe('green');
    expect(made.runner.summary()).toContain('+ metadata.annotations.interlock/state');
    expect(at.cluster.served).toEqual(['blue']);
    expect(made.runner.states.has('interlock-begun')).toBe(false);
  });
});

function takenBy(at: ReturnType<typeof world>, runId: number): string {
  return JSON.stringify({
    version: 1,
    phase: 'prepared',
    claim: 'somebody',
    move: null,
    environment: 'production',
    subject: { commit, artifacts: [{ name: 'shop', digest: newDigest }] },
    run: { repository: 'acme/shop', id: runId, attempt: 1 },
    by: 'bob',
    reason: null,
    label: 'color',
    from: { color: 'blue', deployment: 'shop-blue' },
    to: { color: 'green', deployment: 'shop-green' },
    target: null,
    wayBack: null,
    since: new Date(at.clock.now()).toISOString(),
    expires: new Date(at.clock.now() + 60_000).toISOString(),
    hold: null,
  });
}

describe('a Service without a color in its selector', () => {
  test('is adopted when the ready pods behind it are all of one color', async () => {
    const at = world({ selector: { app: 'shop' } });
    for (const pod of at.cluster.pods('green')) pod.isReady = false;
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual([]);
    expect(servedColor(at)).toBe('blue');
    expect(made.output('idle')).toBe('green');
  });

  test('is refused when pods of both colors serve, with the command that decides it', async () => {
    const at = world({ selector: { app: 'shop' } });
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual(['color-missing']);
    expect(made.output('reasons')).toContain(
      'kubectl patch service shop -n shop --type=merge --field-manager=interlock -p',
    );
    expect(servedColor(at)).toBeUndefined();
  });

  test('is refused when it selects nothing at all', async () => {
    const at = world({ selector: {} });
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual(['color-missing']);
  });
});

describe('what a configuration asks for and this version cannot do', () => {
  test.each([
    ['another router', 'router: kubernetes-service', 'router: istio'],
    ['weights', 'keep-old-for: 10m', 'keep-old-for: 10m\n      weights: [5%]'],
    ['a canary', '    validate:', '    canary: {preset: http}\n    validate:'],
    ['windows', '    validate:', '    windows: ["mon-thu 09:00-16:00 Europe/Berlin"]\n    validate:'],
    ['freezes', '    validate:', '    freezes: ["2026-12-20..2027-01-02 Europe/Berlin"]\n    validate:'],
    [
      'approvals',
      '    validate:',
      '    approvals: {normal: {all: [{need: 1, of: ["user:bob"]}]}}\n    validate:',
    ],
    ['an order of environments', 'environments:', 'environments:\n  staging: {}'],
    ['evidence of other runs', 'gates:\n  unit', 'evidence: {from: attested}\ngates:\n  unit'],
    [
      'a gate that judges a backup',
      'environments:',
      '  backup: {action: backup-verify, judges: "backup:db"}\nenvironments:',
    ],
  ])('is refused by name: %s', async (what, from, to) => {
    const at = world();
    expect(at.configuration).toContain(from);
    const configuration = at.configuration
      .replace(from, to)
      .replace(
        'gates: [unit]',
        what === 'a gate that judges a backup' ? 'gates: [unit, backup]' : 'gates: [unit]',
      );
    const made = await ran({ ...at, configuration }, 'prepare');
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.runner.annotations.map(({ place }) => place.title)).toContain(
      'blue-green-switch: feature-not-available',
    );
    expect(made.process.calls()).toBe(0);
  });

  test('several at once are named at once', async () => {
    const at = world();
    const configuration = at.configuration.replace(
      '    validate:',
      '    canary: {preset: http}\n    windows: ["mon-thu 09:00-16:00 Europe/Berlin"]\n    validate:',
    );
    const made = await ran({ ...at, configuration }, 'prepare');
    expect(made.runner.annotations.filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});
