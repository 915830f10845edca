import { describe, expect, test } from 'vitest';

import {
  argoCdOf,
  leavesImages,
  readApplication,
  trackedBy,
  type ArgoCd,
} from '@interlock/kubernetes/domain/application';
import { MalformedObject, readDeployment, readService } from '@interlock/kubernetes/domain/objects';
import { judgeImageOwner } from '@interlock/blue-green-switch/domain/image-owner';
import { judgeOwnership } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/ownership';
import { copiesSelector } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/sync';

import { ran, world } from '../../promotion.ts';

const trackingId = 'argocd.argoproj.io/tracking-id';
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const ofArgo = { [trackingId]: 'shop:/Service:shop/shop' };
const ofFlux = {
  'kustomize.toolkit.fluxcd.io/name': 'apps',
  'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
};

/** Entries of `metadata.managedFields`, shaped like those that a real API server writes. */
const entry = (manager: string, operation: string, ownsSelector: boolean) => ({
  manager,
  operation,
  apiVersion: 'v1',
  fieldsType: 'FieldsV1',
  fieldsV1: {
    'f:metadata': { 'f:annotations': { [`f:${trackingId}`]: {} } },
    'f:spec': { 'f:ports': {}, ...(ownsSelector ? { 'f:selector': {} } : {}) },
  },
});
const ours = entry('interlock', 'Update', true);
const applied = (selector: object | undefined, metadata: object = {}) => ({
  [lastApplied]: JSON.stringify({ metadata, spec: { ports: [], ...(selector ? { selector } : {}) } }),
});
const byArgo = { annotations: ofArgo };
const blue = { app: 'shop', color: 'blue' };

interface Given {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly object[];
}

const service = ({ annotations = {}, labels = {}, managedFields = [] }: Given) =>
  readService({
    metadata: {
      namespace: 'shop',
      name: 'shop',
      uid: 'u',
      resourceVersion: '1',
      annotations,
      labels,
      managedFields,
    },
    spec: { selector: blue },
  });

const application = (spec: object = {}, metadata: object = {}) => ({
  metadata: { name: 'shop', namespace: 'argocd', ...metadata },
  spec,
  status: {
    resources: [
      { kind: 'Service', namespace: 'shop', name: 'shop' },
      { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'shop-green' },
    ],
  },
});
const read = (spec: object = {}, metadata: object = {}): ArgoCd => ({
  kind: 'read',
  application: readApplication(application(spec, metadata)),
});
const none: ArgoCd = { kind: 'none' };
const unread: ArgoCd = { kind: 'unread', application: { namespace: 'argocd', name: 'shop' } };
const healing = { syncPolicy: { automated: { prune: true, selfHeal: true } } };

const judge = (given: Given, argo: ArgoCd) => judgeOwnership(service(given), 'color', argo);
const codes = (given: Given, argo: ArgoCd) => judge(given, argo).map(({ code }) => code);

describe('who owns the selector', () => {
  const ssa = { syncPolicy: { syncOptions: ['ServerSideApply=true'] } };
  test.each<[string, Given, ArgoCd, readonly string[]]>([
    ['nobody', {}, none, []],
    ['kubectl, without the color', { annotations: applied({ app: 'shop' }) }, none, []],
    ['kubectl, with the color', { annotations: applied(blue) }, none, ['applied-manifest-holds-color']],
    [
      'Argo CD by client-side apply, with the color, is one thing and not two',
      {
        annotations: { ...ofArgo, ...applied(blue, byArgo) },
        managedFields: [entry('argocd-controller', 'Update', true)],
      },
      unread,
      ['applied-manifest-holds-color'],
    ],
    [
      'Argo CD by server-side apply',
      { annotations: ofArgo, managedFields: [entry('argocd-controller', 'Apply', true)] },
      unread,
      ['field-owned-elsewhere'],
    ],
    [
      'Argo CD, handed over and not synced since',
      { annotations: ofArgo, managedFields: [ours] },
      unread,
      ['applied-manifest-not-seen'],
    ],
    [
      'Argo CD, with a record that a person wrote in its place',
      { annotations: { ...ofArgo, ...applied(undefined) }, managedFields: [ours] },
      unread,
      ['applied-manifest-not-seen'],
    ],
    [
      'Argo CD, seen to apply no selector from the client',
      { annotations: { ...ofArgo, ...applied(undefined, byArgo) }, managedFields: [ours] },
      unread,
      [],
    ],
    [
      'Argo CD, seen to apply no selector from the client, tracked by label',
      {
        annotations: applied(undefined, { labels: { 'app.kubernetes.io/instance': 'shop' } }),
        labels: { 'app.kubernetes.io/instance': 'shop' },
        managedFields: [ours],
      },
      read(),
      [],
    ],
    [
      'Argo CD, seen to apply a selector without the color from the client',
      { annotations: { ...ofArgo, ...applied({ app: 'shop' }, byArgo) }, managedFields: [ours] },
      read(),
      [],
    ],
    [
      'the same, whose next sync is server-side apply and takes the color away',
      { annotations: { ...ofArgo, ...applied({ app: 'shop' }, byArgo) }, managedFields: [ours] },
      read(ssa),
      ['applied-manifest-not-seen'],
    ],
    [
      'the same, asked for on the Service',
      {
        annotations: {
          ...ofArgo,
          ...applied({ app: 'shop' }, byArgo),
          'argocd.argoproj.io/sync-options': 'Prune=false,ServerSideApply=true',
        },
        managedFields: [ours],
      },
      unread,
      ['applied-manifest-not-seen'],
    ],
    [
      'Argo CD, seen to apply no selector from the server',
      { annotations: ofArgo, managedFields: [entry('argocd-controller', 'Apply', false), ours] },
      read(ssa),
      [],
    ],
    [
      'Argo CD that copies the color',
      { annotations: ofArgo, managedFields: [entry('argocd-controller', 'Apply', false), ours] },
      read({
        ignoreDifferences: [{ kind: 'Service', jsonPointers: ['/spec/selector/color'] }],
        syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
      }),
      ['sync-copies-color'],
    ],
    [
      'Argo CD that replaces',
      { annotations: ofArgo, managedFields: [entry('argocd-controller', 'Apply', false), ours] },
      read({ syncPolicy: { syncOptions: ['Replace=true'] } }),
      ['sync-replaces-service'],
    ],
    [
      'Flux',
      { labels: ofFlux, managedFields: [entry('kustomize-controller', 'Apply', true)] },
      none,
      ['field-owned-elsewhere'],
    ],
    [
      'Flux, handed over and not reconciled since',
      { labels: ofFlux, managedFields: [ours] },
      none,
      ['applied-manifest-not-seen'],
    ],
    [
      'Flux, seen to apply no selector',
      { labels: ofFlux, managedFields: [entry('kustomize-controller', 'Apply', false), ours] },
      none,
      [],
    ],
    [
      'Flux that was told to leave it alone',
      {
        labels: ofFlux,
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' },
        managedFields: [ours],
      },
      none,
      [],
    ],
    [
      'Helm',
      {
        annotations: { 'meta.helm.sh/release-name': 'shop' },
        managedFields: [entry('helm', 'Update', true)],
      },
      none,
      ['field-owned-elsewhere'],
    ],
    [
      'before-first-apply, which server-side apply made up',
      { managedFields: [entry('before-first-apply', 'Update', true)] },
      none,
      [],
    ],
  ])('%s', (_, given, argo, expected) => {
    expect(codes(given, argo)).toEqual(expected);
  });
});

describe('the order that is printed', () => {
  const held: Given = { annotations: { ...ofArgo, ...applied(blue, byArgo) } };
  const fixOf = (given: Given, argo: ArgoCd) => judge(given, argo)[0]?.fix ?? '';
  const handOver = /`kubectl patch service shop -n shop --type=merge -p '(\{[^`]*\})'`/u;

  test('pauses, hands over, commits and resumes, with what the Application holds', () => {
    const fix = fixOf(held, read(healing));
    const order = [
      `kubectl patch applications.argoproj.io shop -n argocd --type=merge -p '{"spec":{"syncPolicy":{"automated":null}}}'`,
      'argocd app wait shop --operation',
      'kubectl patch service shop -n shop',
      'In Git take `spec.selector` out',
      `-p '{"spec":{"syncPolicy":{"automated":{"prune":true,"selfHeal":true}}}}'`,
    ].map((text) => fix.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('hands over without a selector in the patch, so that no traffic can move', () => {
    const patch = JSON.parse(handOver.exec(fixOf(held, unread))?.[1] ?? '') as object;
    expect(patch).toEqual({
      metadata: {
        annotations: { [lastApplied]: null },
        managedFields: [
          {
            manager: 'interlock',
            operation: 'Update',
            apiVersion: 'v1',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:spec': { 'f:selector': {} } },
          },
        ],
      },
    });
  });

  test.each<[string, Given, ArgoCd, readonly string[], readonly string[]]>([
    ['nothing to pause', held, read(), ['Sync once: `argocd app sync shop`'], ['Pause']],
    [
      'sync that is turned off by `enabled`',
      held,
      read({ syncPolicy: { automated: { enabled: false, selfHeal: true } } }),
      ['Sync once'],
      ['Pause'],
    ],
    [
      'an Application that an ApplicationSet makes',
      held,
      read(healing, { ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }] }),
      ['in the ApplicationSet shops', 'reverts a change'],
      ['kubectl patch applications'],
    ],
    [
      'an Application that cannot be read',
      held,
      unread,
      [
        'argocd app set shop --sync-policy none',
        'could not be read in namespace argocd',
        'argocd app sync shop',
      ],
      ['kubectl patch applications'],
    ],
    [
      'Argo CD without any tracking',
      { managedFields: [entry('argocd-controller', 'Update', true)] },
      none,
      ["argocd app set '<application>' --sync-policy none"],
      [],
    ],
    [
      'Flux',
      { labels: ofFlux, managedFields: [entry('kustomize-controller', 'Apply', true)] },
      none,
      [
        `kubectl patch kustomizations.kustomize.toolkit.fluxcd.io apps -n flux-system --type=merge -p '{"spec":{"suspend":true}}'`,
        `'{"spec":{"suspend":false}}'`,
      ],
      ['argocd'],
    ],
    [
      'Helm',
      { annotations: { 'meta.helm.sh/release-name': 'shop' }, managedFields: [entry('helm', 'Apply', true)] },
      none,
      [
        'helm.sh/resource-policy=keep',
        '"meta.helm.sh/release-name":null',
        '"app.kubernetes.io/managed-by":null',
      ],
      ['argocd', 'In Git'],
    ],
    [
      'anyone else',
      { managedFields: [entry('terraform', 'Apply', true)] },
      none,
      ['Keep terraform from applying', 'as a whole out of what terraform applies'],
      ['argocd'],
    ],
    [
      'Argo CD that is gone',
      { annotations: ofArgo },
      unread,
      ['kubectl annotate service shop -n shop argocd.argoproj.io/tracking-id-'],
      [],
    ],
  ])('for %s', (_, given, argo, holds, lacks) => {
    const fix = fixOf(given, argo);
    for (const text of holds) expect(fix).toContain(text);
    for (const text of lacks) expect(fix).not.toContain(text);
  });

  test('never says to empty managedFields: the next server-side apply then deletes the selector', () => {
    for (const manager of ['argocd-controller', 'kustomize-controller', 'helm', 'terraform'])
      expect(fixOf({ managedFields: [entry(manager, 'Apply', true)] }, none)).not.toContain(
        '"managedFields":[{}]',
      );
  });
});

describe('the tracking of Argo CD', () => {
  const object = (annotations: object, labels: object = {}) => ({
    kind: 'Service' as const,
    ...service({ annotations: { ...annotations }, labels: { ...labels } }),
  });
  const label = { 'app.kubernetes.io/instance': 'web' };
  test.each([
    ['an annotation', object(ofArgo), { namespace: 'argocd', name: 'shop' }, true],
    [
      'an Application in a namespace of its own',
      object({ [trackingId]: 'team-a_web:/Service:shop/shop' }),
      { namespace: 'team-a', name: 'web' },
      true,
    ],
    ['a label that others use too', object({}, label), { namespace: 'argocd', name: 'web' }, false],
    [
      'a label of Argo CD',
      object({}, { 'argocd.argoproj.io/instance': 'web' }),
      { namespace: 'argocd', name: 'web' },
      true,
    ],
  ])('by %s', (_, given, expected, isCertain) => {
    expect(trackedBy(given)).toEqual({ application: expected, isCertain });
  });

  test.each([
    ['nothing', object({})],
    [
      'an annotation that was copied from another object',
      object({ [trackingId]: 'shop:/Service:shop/other' }),
    ],
    ['an annotation without a name', object({ [trackingId]: ':/Service:shop/shop' })],
    ['the label of a chart', object({ 'meta.helm.sh/release-name': 'web' }, label)],
  ])('is none with %s', (_, given) => {
    expect(trackedBy(given)).toBeNull();
  });

  test('takes no Application for it that does not list the object', () => {
    const found = readApplication({ metadata: { name: 'shop', namespace: 'argocd' } });
    expect(argoCdOf(object(ofArgo), found).kind).toBe('unread');
    expect(argoCdOf(object({}, label), found).kind).toBe('none');
    expect(argoCdOf(object(ofArgo), null).kind).toBe('unread');
    expect(argoCdOf(object(ofArgo), readApplication(application())).kind).toBe('read');
  });

  test('reads no Application without a name', () => {
    expect(() => readApplication({ spec: {} })).toThrow(MalformedObject);
  });
});

describe('an ignored difference covers the selector', () => {
  const covers = (entryOf: object, options: readonly string[] = ['RespectIgnoreDifferences=true']) =>
    copiesSelector(
      readApplication(application({ ignoreDifferences: [entryOf], syncPolicy: { syncOptions: options } })),
      { kind: 'Service', ...service({}) },
      ['interlock'],
    );
  test.each([
    [{ kind: 'Service', jsonPointers: ['/spec/selector/color'] }, true],
    [{ kind: 'Service', jsonPointers: ['/spec/selector'] }, true],
    [{ kind: 'Service', jsonPointers: ['/spec'] }, true],
    [{ kind: '*', group: '*', jsonPointers: ['/spec'] }, true],
    [{ kind: 'Service', jqPathExpressions: ['.spec.selector.color'] }, true],
    [{ kind: 'Service', jqPathExpressions: ['.. | .color?'] }, true],
    [{ kind: 'Service', name: 'shop', managedFieldsManagers: ['interlock'] }, true],
    [{ kind: 'Service', name: 'other', jsonPointers: ['/spec/selector'] }, false],
    [{ kind: 'Service', namespace: 'other', jsonPointers: ['/spec/selector'] }, false],
    [{ kind: 'Service', jsonPointers: ['/spec/selectors', '/metadata/labels'] }, false],
    [{ kind: 'Service', jqPathExpressions: ['.spec.ports', '.metadata.annotations'] }, false],
    [{ kind: 'Service', managedFieldsManagers: ['kube-controller-manager'] }, false],
    [{ kind: 'Deployment', group: 'apps', jsonPointers: ['/spec'] }, false],
  ])('%j: %s', (given, expected) => {
    expect(covers(given)).toBe(expected);
  });

  test('and is written back only where that is asked for', () => {
    expect(covers({ kind: 'Service', jsonPointers: ['/spec'] }, [])).toBe(false);
  });
});

describe('who puts an image back', () => {
  const deployment = (annotations: object, labels: object = {}) =>
    readDeployment({
      metadata: {
        namespace: 'shop',
        name: 'shop-green',
        uid: 'u',
        resourceVersion: '1',
        annotations,
        labels,
      },
    });
  const tracked = { [trackingId]: 'shop:apps/Deployment:shop/shop-green' };
  const leaving = (expression: string) => ({
    ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jqPathExpressions: [expression] }],
    syncPolicy: { automated: { selfHeal: true }, syncOptions: ['RespectIgnoreDifferences=true'] },
  });
  const images = '.spec.template.spec.containers[].image';
  test.each<[string, object, object, ArgoCd, boolean]>([
    ['nobody', {}, {}, none, false],
    ['self-heal', tracked, {}, read(healing), true],
    ['sync without self-heal', tracked, {}, read({ syncPolicy: { automated: {} } }), false],
    ['self-heal that leaves the images', tracked, {}, read(leaving(images)), false],
    ['self-heal that leaves something else', tracked, {}, read(leaving('.spec.replicas')), true],
    ['an Application that cannot be read', tracked, {}, unread, true],
    ['Flux', {}, ofFlux, none, true],
    ['Flux that leaves it', { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' }, ofFlux, none, false],
  ])('%s', (_, annotations, labels, argo, isRefused) => {
    const reason = judgeImageOwner(deployment(annotations, labels), argo);
    expect(reason?.code ?? null).toBe(isRefused ? 'image-put-back' : null);
  });

  test('names in its fix the expression that it accepts', () => {
    const fix = judgeImageOwner(deployment(tracked), read(healing))?.fix ?? '';
    const expression = /jqPathExpressions: \["([^"]*)"\]/u.exec(fix)?.[1] ?? '';
    const argo = read(leaving(expression));
    expect(
      argo.kind === 'read' && leavesImages(argo.application, { kind: 'Deployment', ...deployment(tracked) }),
    ).toBe(true);
  });

  const ofApplication = { annotations: { [trackingId]: 'shop:apps/Deployment:shop/shop-green' } };
  test.each([
    ['refuses set-image', healing, ['image-put-back']],
    ['sets it where nothing heals', {}, []],
  ])('%s on a cluster', async (_, spec, expected) => {
    const at = world({ applications: [application(spec)], deploymentMarks: ofApplication });
    await ran(at, 'prepare');
    const made = await ran(at, 'set-image');
    expect(made.reasons()).toEqual(expected);
    expect(at.cluster.deployment('green').generation).toBe(expected.length === 0 ? 2 : 1);
  });
});

describe('an operation reads the Application', () => {
  const handedOver = { annotations: ofArgo, managedFields: [ours] };
  const copying = {
    ignoreDifferences: [{ kind: 'Service', jsonPointers: ['/spec/selector'] }],
    syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
  };
  const seen = { annotations: ofArgo, managedFields: [entry('argocd-controller', 'Apply', false), ours] };
  test.each([
    ['prepare, not seen', handedOver, [], 'prepare', ['applied-manifest-not-seen']],
    ['prepare, seen', seen, [application()], 'prepare', []],
    ['prepare, copied', seen, [application(copying)], 'prepare', ['sync-copies-color']],
  ])('%s', async (_, given, applications, operation, expected) => {
    const made = await ran(world({ ...given, applications }), operation);
    expect(made.reasons()).toEqual(expected);
  });

  test('switch, when Argo CD took the selector after the preparation', async () => {
    const at = world(seen);
    await ran(at, 'prepare');
    at.cluster.patch({ metadata: { managedFields: [entry('argocd-controller', 'Apply', true)] } });
    expect((await ran(at, 'switch')).reasons()).toEqual(['field-owned-elsewhere']);
    expect(at.cluster.served.at(-1)).toBe('blue');
  });

  test('status warns and does not fail', async () => {
    const made = await ran(world(handedOver), 'status', { inputs: { 'traffic-object': 'shop/shop' } });
    expect(made.runner.annotations.map(({ place }) => place.title)).toContain(
      'blue-green-switch: applied-manifest-not-seen',
    );
  });
});
