import { StepFailure } from '../problem.ts';
import { isValueList, isValueMap, toText, type Value, type ValueMap } from '../value.ts';

/** The limit of GitHub for one matrix. */
const limit = 256;

/**
 * Expands a matrix: the product of its vectors, less `exclude`, with `include` added. An include that overwrites no
 * original value of a combination is merged into it, otherwise it is a combination of its own.
 * @param matrix the evaluated `strategy.matrix`
 * @throws StepFailure when the matrix is malformed, empty or larger than 256
 */
export function expandMatrix(matrix: Value): readonly ValueMap[] {
  if (!isValueMap(matrix))
    throw new StepFailure('Unexpected value of strategy.matrix: a mapping was expected');
  const vectors = Object.entries(matrix).filter(([key]) => key !== 'include' && key !== 'exclude');
  let combinations: ValueMap[] = vectors.length === 0 ? [] : [{}];
  for (const [key, vector] of vectors) {
    if (!isValueList(vector)) throw new StepFailure(`Matrix vector '${key}' must be a sequence`);
    if (vector.length === 0) throw new StepFailure(`Matrix vector '${key}' does not contain any values`);
    combinations = combinations.flatMap((known) => vector.map((value) => ({ ...known, [key]: value })));
    if (combinations.length > limit * limit)
      throw new StepFailure(`Strategy produces more than ${limit} matrix configurations`);
  }
  const excludes = mappings(matrix['exclude'], 'exclude');
  const kept = combinations.filter((known) => !excludes.some((exclude) => matches(exclude, known)));
  const expanded = includeAll(kept, mappings(matrix['include'], 'include'));
  if (expanded.length === 0) throw new StepFailure('Matrix must define at least one vector or combination');
  if (expanded.length > limit)
    throw new StepFailure(`Strategy produces more than ${limit} matrix configurations`);
  return expanded;
}

function includeAll(originals: readonly ValueMap[], includes: readonly ValueMap[]): readonly ValueMap[] {
  const merged = originals.map((original) => ({ original, extended: original }));
  const added: ValueMap[] = [];
  for (const include of includes) {
    const hosts = merged.filter(({ original }) =>
      Object.entries(include).every(([key, value]) => !(key in original) || same(original[key], value)),
    );
    if (hosts.length === 0) added.push(include);
    for (const host of hosts) host.extended = { ...host.extended, ...include };
  }
  return [...merged.map((entry) => entry.extended), ...added];
}

function mappings(value: Value | undefined, what: string): readonly ValueMap[] {
  if (value === undefined || value === null) return [];
  if (!isValueList(value) || !value.every(isValueMap))
    throw new StepFailure(`Unexpected value of matrix.${what}: a sequence of mappings was expected`);
  return value;
}

function matches(exclude: ValueMap, combination: ValueMap): boolean {
  return Object.entries(exclude).every(([key, value]) => same(combination[key], value));
}

/** Equal as GitHub compares: deeply, and scalars of one kind by their text. An exclude may name part of a mapping. */
function same(known: Value | undefined, wanted: Value): boolean {
  if (known === undefined) return false;
  if (isValueMap(wanted))
    return isValueMap(known) && Object.entries(wanted).every(([key, value]) => same(known[key], value));
  if (isValueList(wanted))
    return (
      isValueList(known) &&
      known.length === wanted.length &&
      wanted.every((value, index) => same(known[index], value))
    );
  return !isValueMap(known) && !isValueList(known) && toText(known) === toText(wanted);
}
