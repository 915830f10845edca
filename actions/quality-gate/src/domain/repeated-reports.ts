import { finding, type Finding } from './codes.ts';
import { kindNames, kinds } from './kinds/kinds.ts';

/** Kinds whose reports each add to what is counted, so that a copy makes more of it. */
const addingKinds: ReadonlySet<string> = new Set(kindNames.filter((kind) => kinds[kind].addsUp));
const shownRepeats = 5;
const shownFiles = 5;

/** Reports that are the same to the byte, though each is counted. */
export function repeatedFindings(
  materials: readonly { readonly path: string; readonly digest: string; readonly kind: string }[],
): readonly Finding[] {
  const byContent = new Map<string, string[]>();
  for (const { path, digest, kind } of materials) {
    if (!addingKinds.has(kind) || digest === 'unread') continue;
    const key = `${kind}\0${digest}`;
    const known = byContent.get(key);
    if (known === undefined) byContent.set(key, [path]);
    else known.push(path);
  }
  const repeated = [...byContent.values()].filter((paths) => paths.length > 1);
  return repeated.slice(0, shownRepeats).map((paths) => {
    const [first = '', ...others] = paths;
    const more = others.length - shownFiles;
    const list = others.slice(0, shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
    return finding('report-repeated', first, `the same as ${list}`);
  });
}
