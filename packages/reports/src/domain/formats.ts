import { complexityFormats } from './complexity/complexity-formats.ts';
import { coverageFormats } from './coverage/coverage-formats.ts';
import { duplicationFormats } from './duplication/duplication-formats.ts';
import type { FormatDefinition } from './format.ts';
import { formatNames, type Format } from './format-names.ts';
import { performanceFormats } from './performance/performance-formats.ts';
import { staticFormats } from './static/static-formats.ts';
import { testFormats } from './tests/test-formats.ts';

export { formatNames, type Format };

/** Every format that is read, with its reader. */
export const formatDefinitions = {
  ...testFormats,
  ...coverageFormats,
  ...complexityFormats,
  ...duplicationFormats,
  ...performanceFormats,
  ...staticFormats,
} satisfies Readonly<Record<Format, FormatDefinition>>;

/** The definition of a format. */
export function definitionOf(format: Format): FormatDefinition {
  return formatDefinitions[format];
}

/** The table of formats in Markdown, as the README shows it. */
export function formatsTable(): string {
  const rows = formatNames.map((name) => {
    const { kind, title } = definitionOf(name);
    return `| \`${kind}\` | \`${name}\` | ${title} |`;
  });
  return ['| kind | format | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}
