import { describe, expect, it } from 'vitest';

import { configurationField, readConfiguration } from '@interlock/shared/domain/configuration/configuration';
import { checkSchema } from '@interlock/shared/domain/schema';
import { parseYaml } from '@interlock/shared/domain/yaml';

const whole = `# yaml-language-server: $schema=https://…/interlock.schema.json
version: 1
service: shop
paths: ["**"]
images: ["ghcr.io/acme/shop"]

gates:
  unit:   {action: quality-gate,    judges: commit, reports: [{tests: "reports/**/junit*.xml"}, {coverage: coverage/lcov.info}], require: [tests.failed == 0, coverage.lines >= 80%]}
  code:   {action: security-scan,   judges: commit, scanners: [npm-audit, gitleaks], fail-on-severity: high, waivers: .github/waivers.yml}
  image:  {action: security-scan,   judges: images, scanners: [trivy], max-age: 24h}
  backup: {action: backup-verify,   judges: "backup:shop-db", max-age: 26h}
  people: {action: manual-approval, judges: images, max-age: 48h}

environments:                       # in the order of promotion
  staging:
    gates: [unit, code]
    url: https://staging.shop.example
  production:
    after: staging                  # default: the one before
    gates: [unit, code, image, backup, people]
    url: https://shop.example
    cluster: arn:aws:eks:eu-west-1:1:cluster/prod   # a kubeconfig for another is refused
    traffic:
      router: kubernetes-service    # gateway-api | istio | nginx-ingress | aws-alb | vercel | argo-rollouts
      namespace: shop
      service: shop
      colors:
        blue: {deployment: shop-blue}
        green: {deployment: shop-green}
      preview: https://preview.shop.example
      weights: [5%, 25%, 50%]       # where the router can; each judged by \`canary\`
      keep-old-for: 1h
    validate:
      - {get: /health, status: 200, json: {status: ok}, within: 500ms}
    canary: {source: {prometheus: "https://prometheus.acme.dev"}, preset: http, promote-if-within: 50%}
    windows: ["mon-thu 09:00-16:00 Europe/Berlin"]
    freezes: ["2026-12-20..2027-01-02 Europe/Berlin"]
    approvals:
      normal: {all: [{need: 2, of: ["team:platform"]}], never: [requester, commit-authors], expires: 24h, remind: [2h, 8h], escalate: {after: 4h, to: ["team:leads"]}}
      emergency: {all: [{need: 1, of: ["group:on-call"]}], requested-by: ["group:on-call"], reason: required, ignores: [windows], review-after: 2d}

groups:
  on-call: [alice, bob]             # for those without an App: teams need one

backups:
  shop-db: {from: "s3://acme-backups/shop/", rpo: 1h, keep: {hourly: 24, daily: 30, weekly: 12, monthly: 12, yearly: 5}, require: [table.rows of orders >= 1000]}

evidence: {from: same-run, keep: 400d}   # same-run | verified-run | attested; store: artifact (default), branch:NAME, s3://
notify:
  - {channel: slack, events: [failure, rollback, approval-wanted]}   # the webhook is a secret input

floor: [gates, evidence]
services: {}
`;

describe('the configuration', () => {
  it('accepts the shape of the whole published example', () => {
    const parsed = parseYaml(whole);
    const read = checkSchema(configurationField, parsed.ok ? parsed.value : null);
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(read.value.gates['image']).toMatchObject({ judges: 'images', 'max-age': 24 * 3_600_000 });
    expect(read.value.gates['unit']).toMatchObject({
      reports: [
        { kind: 'tests', files: ['reports/**/junit*.xml'], min: 1, max: null },
        { kind: 'coverage', files: ['coverage/lcov.info'] },
      ],
    });
    expect(read.value.environments['production']?.validate).toStrictEqual([
      { get: '/health', status: 200, json: { status: 'ok' }, within: 500, times: 1 },
    ]);
    expect(Object.keys(read.value.environments)).toStrictEqual(['staging', 'production']);
  });

  it('refuses each key of the published example that nothing reads, by name', () => {
    const read = readConfiguration(whole, 'interlock.yml');
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(new Set(read.problems.map(({ code }) => code))).toStrictEqual(new Set(['feature-not-available']));
    expect(
      read.problems.map(({ message }) => message.split(': ')[0]?.replace('interlock.yml, ', '')),
    ).toStrictEqual([
      'paths',
      'images',
      'gates.code.scanners',
      'gates.code.fail-on-severity',
      'gates.code.waivers',
      'gates.image.scanners',
      'environments.production.after',
      'environments.production.traffic.weights',
      'environments.production.canary',
      'environments.production.windows',
      'environments.production.freezes',
      'environments.production.approvals',
      'groups',
      'backups',
      'evidence.keep',
      'notify',
      'floor',
      'services',
    ]);
  });

  it('reports every problem of a file together, each with its place and the nearest words', () => {
    const read = readConfiguration(
      [
        'version: 1',
        'gate: {}',
        'gates:',
        '  unit: {action: quality-gate, requires: [tests.failed == 0]}',
        '  image: {action: security-scan, scanners: [trivy], max-age: 24}',
        'environments:',
        '  production: {gates: [unitt], urll: x, validate: [{get: health}]}',
      ].join('\n'),
      'interlock.yml',
    );
    expect(read.ok).toBe(false);
    if (read.ok) return;
    const messages = read.problems.map(({ message }) => message);
    expect(messages).toStrictEqual([
      expect.stringContaining('gates.unit.requires: unknown key "requires". Did you mean "require"?'),
      expect.stringContaining('gates.image.max-age'),
      expect.stringContaining('environments.production.validate[0].get: is not a path'),
      expect.stringContaining('environments.production.urll: unknown key "urll". Did you mean "url"?'),
      expect.stringContaining('gate: unknown key "gate". Did you mean "gates"?'),
    ]);
  });

  it('names the American spelling when a key has the British one', () => {
    const read = readConfiguration(
      'version: 1\nenvironments: {p: {traffic: {router: kubernetes-service, colours: {}}}, q: {traffic: {router: kubernetes-service, colour-label: track}}}\n',
      'interlock.yml',
    );
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { message: expect.stringContaining('unknown key "colours". Did you mean "colors"?') as string },
        {
          message: expect.stringContaining(
            'unknown key "colour-label". Did you mean "color-label"?',
          ) as string,
        },
      ],
    });
  });

  it('names the gates there are when an environment asks for one that is not', () => {
    const read = readConfiguration(
      'version: 1\ngates: {unit: {action: quality-gate}}\nenvironments: {production: {gates: [unitt]}}\n',
      'interlock.yml',
    );
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'configuration-invalid' }] });
    if (!read.ok)
      expect(read.problems[0]?.message).toContain('there is no gate "unitt". Did you mean "unit"?');
  });

  it.each([
    ['a duplicate key', 'version: 1\nversion: 1\n'],
    ['an alias', 'version: 1\ngroups: {a: &a [x], b: *a}\n'],
    ['a tag', 'version: 1\nservice: !!python/object x\n'],
    ['two documents', 'version: 1\n---\nversion: 1\n'],
    ['nothing', ''],
    ['a key that objects have by themselves', 'version: 1\nconstructor: x\n'],
    ['another, further in', 'version: 1\ngates: {unit: {action: quality-gate, toString: x}}\n'],
    [
      'a demand on an answer that could not be looked at',
      'version: 1\nenvironments: {p: {validate: [{get: /, json: {prototype: x, __proto__: y}}]}}\n',
    ],
    ['another version', 'version: 2\n'],
    ['several services', 'version: 1\nservices: {api: {}}\n'],
    ['a floor', 'version: 1\nfloor: [gates]\n'],
  ])('refuses %s', (_, text) => {
    expect(readConfiguration(text, 'interlock.yml')).toMatchObject({ ok: false });
  });
});
