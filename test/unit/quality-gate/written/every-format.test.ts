import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { formatNames } from '@interlock/reports/steps/every-format';

import { writtenFormats } from './formats.ts';
import { testFormat } from './properties.ts';

describe.each(formatNames)('%s', (format) => testFormat(format, { numRuns: 8 }));

describe('formats without an end', () => {
  it('are those that the README names', () => {
    const readme = readFileSync(
      join(import.meta.dirname, '../../../../actions/quality-gate/README.md'),
      'utf8',
    );
    const [, list = ''] = /^- ((?:`[a-z-]+`(?:, | and ))+`[a-z-]+`) have no end:/mu.exec(readme) ?? [];
    const named = [...list.matchAll(/`([a-z-]+)`/gu)].map(([, name = '']) => name);
    const endless = formatNames.filter((format) => writtenFormats[format].endsBehind !== null);
    expect(named.toSorted()).toStrictEqual([...endless].toSorted());
  });
});
