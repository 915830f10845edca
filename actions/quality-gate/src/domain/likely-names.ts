import { nearestWords } from '@interlock/shared/domain/nearest';

/** Names that are compared by their letters; of so many no two differ by chance. */
const comparedNames = 5_000;

/** A name without what people write in other ways: case, blanks, and what stands between its parts. */
const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/**
 * Names of test cases that one which nobody has was most likely meant to be: the same but for what joins its parts
 * (`checkout.pays` for `checkout › pays`), then those that end like it, then those that are spelt nearly so.
 */
export function likelyNames(wanted: string, known: Iterable<string>, most = 3): readonly string[] {
  const letters = lettersOf(wanted);
  const names = [...known];
  const alike = letters === '' ? [] : names.filter((name) => lettersOf(name) === letters);
  const parts = alike.length > 0 || letters === '' ? [] : names.filter((name) => isEndOf(letters, name));
  const near =
    alike.length + parts.length > 0
      ? []
      : nearestWords(
          wanted,
          names
            .filter((name) => Math.abs(name.length - wanted.length) <= Math.max(2, wanted.length / 3))
            .slice(0, comparedNames),
          most,
        );
  return [...alike, ...parts, ...near].slice(0, most);
}

/** Whether the last parts of a name have these letters. */
function isEndOf(letters: string, name: string): boolean {
  const all = name.split(' › ');
  return all.some((_, index) => index > 0 && lettersOf(all.slice(index).join(' ')) === letters);
}
