import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { findSuites } from '../../../scripts/real/names.mjs';
import { isOnDemand, parts } from '../../../scripts/real/parts.mjs';

const text = readFileSync(join(import.meta.dirname, '../../../.github/workflows/ci.yml'), 'utf8');
const workflow = parse(text) as { jobs: { real: { env: { SUITES: string } } } };

describe('the job of CI for the real parts, on a runner that is no Debian 12', () => {
  it('runs every suite that needs no package of Debian and nothing on demand, and no other', () => {
    const suites = findSuites();
    const needsMore = new Set(
      suites
        .filter((suite) => suite.parts.some((part) => parts[part].kind === 'debian' || isOnDemand(part)))
        .map(({ folder }) => folder),
    );
    const others = new Set(suites.map(({ folder }) => folder).filter((folder) => !needsMore.has(folder)));
    expect(workflow.jobs.real.env.SUITES.split(' ')).toEqual([...others].sort());
  });
});
