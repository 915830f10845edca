import { describe, expect, it } from 'vitest';

import { partNames } from '../../../scripts/real/parts.mjs';
import { expectedVersion, saysVersion } from '../../../scripts/real/versions.mjs';

describe('the version that a program says', () => {
  it.each([
    ['Kubernetes v1.34.4\n', '1.34.4', true],
    ['1.34.4', '1.34.4', true],
    ['v1.34.40', '1.34.4', false],
    ['11.34.4', '1.34.4', false],
    ['11.34.4 with 1.34.4', '1.34.4', true],
    ['initdb (PostgreSQL) 16.14', '(PostgreSQL) 16.', true],
    ['initdb (PostgreSQL) 15.18', '(PostgreSQL) 16.', false],
    ['', '1.34.4', false],
  ])('"%s" names %s: %s', (text, version, expected) => {
    expect(saysVersion(text, version)).toBe(expected);
  });

  it('is the pinned one, or as much of it as the program knows', () => {
    expect(expectedVersion('helm')).toMatch(/^\d+\.\d+$/u);
    expect(expectedVersion('shellcheck')).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(expectedVersion('postgresql-16')).toBe('(PostgreSQL) 16.');
    expect(expectedVersion('node-20')).toMatch(/^20\.\d+\.\d+$/u);
  });

  it('is held to for every part whose version is pinned, but for those that do not know it', () => {
    const unheld = partNames.filter((name) => expectedVersion(name) === null);
    expect(unheld).toEqual([
      ...['gitleaks', 'syft', 'versitygw', 'moto', 'prometheus', 'nginx', 'haproxy', 'chromium', 'go'],
      ...['trivy', 'grype-database', 'tfsec', 'docker'],
    ]);
  });
});
