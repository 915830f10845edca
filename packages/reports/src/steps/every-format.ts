import type { FormatDefinition } from '../domain/format.ts';
import { formatNames, type Definitions, type Format } from '../domain/format-names.ts';
import { everyFormat } from './load-formats.ts';

export { formatNames, type Format };

/** Every format that is read, with its reader: for what needs all of them at once, such as documentation. */
export const formatDefinitions: Definitions = await everyFormat();

/** The definition of a format. */
export function definitionOf(format: Format): FormatDefinition {
  const definition = formatDefinitions[format];
  if (definition === undefined) throw new Error(`no table of readers has the format ${format}`);
  return definition;
}

/** The table of formats in Markdown, as the README shows it. */
export function formatsTable(): string {
  const rows = formatNames.map((name) => {
    const { kind, title } = definitionOf(name);
    return `| \`${kind}\` | \`${name}\` | ${title} |`;
  });
  return ['| kind | format | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}
