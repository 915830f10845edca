import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { code, table } from '@interlock/shared/domain/report/node';
import { formatCount } from '@interlock/shared/domain/report/numbers';
import { schema as v } from '@interlock/shared/domain/schema';

import { complexityValue, worstFunctions, type ComplexityMeasure } from './complexity-measure.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const numbers = v.strictObject({
  functions: v.nullable(count),
  mean: v.nullable(v.pipe(v.number(), v.minValue(0))),
  max: v.nullable(count),
  cognitive: v.nullable(count),
});

/** Functions of the whole and of each package; `null` where no entry of `reports` gives any. */
export const complexitySchema = v.nullable(
  v.strictObject({
    ...numbers.entries,
    packages: v.array(v.strictObject({ name: v.string(), ...numbers.entries })),
    /** The most complex functions, no more than 50. */
    worst: v.array(v.strictObject({ path: v.string(), line: count, name: v.string(), complexity: count })),
  }),
);

type Packages = ReadonlyMap<string, { readonly complexity: ComplexityMeasure | null }>;

function numbersOf({ files, limited }: ComplexityMeasure): v.InferOutput<typeof numbers> {
  const cyclomatic = limited.has('cyclomatic') ? [] : files;
  return {
    functions: complexityValue(cyclomatic, 'complexity.functions'),
    mean: complexityValue(cyclomatic, 'complexity.mean'),
    max: complexityValue(cyclomatic, 'complexity.max'),
    cognitive: complexityValue(limited.has('cognitive') ? [] : files, 'complexity.cognitive'),
  };
}

const namedPackages = (packages: Packages): readonly (readonly [string, ComplexityMeasure])[] =>
  [...packages].flatMap(([name, { complexity }]) =>
    complexity === null ? [] : [[name, complexity] as const],
  );

/** Functions as the report holds them. */
export function shownComplexity(
  complexity: ComplexityMeasure | null,
  packages: Packages,
): v.InferOutput<typeof complexitySchema> {
  if (complexity === null) return null;
  return {
    ...numbersOf(complexity),
    packages: namedPackages(packages).map(([name, measured]) => ({ name, ...numbersOf(measured) })),
    worst: worstFunctions(complexity.files, 'cyclomatic', 50).map(
      ({ path, line, name, complexity: number }) => ({ path, line, name, complexity: number }),
    ),
  };
}

const right = (title: string) => ({ title, align: 'right' as const });

function row(name: string, measured: ComplexityMeasure): readonly string[] {
  const { functions, mean, max, cognitive } = numbersOf(measured);
  const cell = (value: number | null): string => (value === null ? 'not known' : formatCount(value));
  return [name, cell(functions), cell(max), mean === null ? 'not known' : mean.toFixed(1), cell(cognitive)];
}

/** Functions of the whole and of packages, and the most complex ones. */
export function complexitySections(
  complexity: ComplexityMeasure | null,
  packages: Packages,
): readonly Section[] {
  if (complexity === null || complexity.files.length === 0) return [];
  const columns = ['', right('functions'), right('most complex'), right('mean'), right('cognitive')];
  const rows = [
    row('all', complexity),
    ...namedPackages(packages).map(([name, measured]) => row(name, measured)),
  ];
  const measure = complexity.files.some(({ functions }) => functions.cyclomatic !== null)
    ? 'cyclomatic'
    : 'cognitive';
  const worst = worstFunctions(complexity.files, measure, 20).map((found) => [
    formatCount(found.complexity),
    found.name,
    code(`${found.path}:${found.line}`),
  ]);
  return [
    {
      title: `Complexity${complexity.broken === null ? '' : ', of the reports that could be used'}`,
      folded: false,
      blocks: [table(columns, rows, { rowCap: 30 })],
    },
    {
      title: 'Most complex functions',
      folded: true,
      blocks: [table([right(measure), 'Function', 'Where'], worst, { rowCap: 20, cellCap: 300 })],
    },
  ];
}
