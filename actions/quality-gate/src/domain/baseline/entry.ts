import type { Query } from '@interlock/shared/domain/rule/observation';

import type { BaselineEntry } from './document.ts';

/** The query that an entry is the answer to. */
export function queryOf({ metric, name, in: scope }: BaselineEntry): Query {
  if (scope === null) return { metric, name, scope: { kind: 'whole' } };
  if ('path' in scope) return { metric, name, scope: { kind: 'path', glob: scope.path } };
  return { metric, name, scope: { kind: 'member', member: scope.member, id: scope.id } };
}
