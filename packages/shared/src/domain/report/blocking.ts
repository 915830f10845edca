import type { MemberResult, RuleResult } from '../rule/result.ts';
import type { Reason } from '../verdict.ts';
import { blocks } from './outcome.ts';
import { writtenSubject } from '../rule/parser.ts';

/** One thing that blocks, with all the rules it blocks. */
export interface Obstacle {
  readonly kind: 'fail' | 'inconclusive' | 'other';
  readonly code: string;
  /** What to do, each once, in the order of the sightings. */
  readonly fixes: readonly string[];
  readonly sightings: readonly Sighting[];
}

export interface Sighting {
  /** `coverage.lines in "src/**"`; `null` when no rule is involved. */
  readonly subject: string | null;
  readonly member: string | null;
  readonly seen: string | null;
  readonly limit: string | null;
  readonly where: string | null;
}

const keyOf = (reason: Reason): string =>
  JSON.stringify([reason.code, reason.rule, reason.seen, reason.limit, reason.where, reason.fix]);

interface Found {
  /** What is found with the same key is one obstacle. */
  readonly key: string;
  readonly kind: Obstacle['kind'];
  readonly code: string;
  readonly fix: string;
  readonly sighting: Sighting;
}

const noReason =
  'No reason was recorded. This is a bug of this action: please report it with this run’s log.';

const nothingLookedAt = (result: RuleResult): Found => ({
  key: result.rule,
  kind: result.outcome === 'fail' ? 'fail' : 'inconclusive',
  code: 'no-reason',
  fix: noReason,
  sighting: { subject: result.subject, member: null, seen: null, limit: null, where: null },
});

const fromMember = (result: RuleResult, member: MemberResult): Found => ({
  // Members of one rule belong together; so do rules that want the same thing done.
  key: result.members.length > 1 ? result.rule : (member.reason?.fix ?? ''),
  kind: member.outcome === 'fail' ? 'fail' : 'inconclusive',
  code: member.reason?.code ?? 'no-reason',
  fix: member.reason?.fix ?? noReason,
  sighting: {
    subject: result.subject,
    member: member.member,
    seen: member.seen,
    limit: member.limit,
    where: member.where ?? member.reason?.where ?? null,
  },
});

const fromResults = (results: readonly RuleResult[]): Found[] =>
  results.flatMap((result) => {
    const blocking = result.members.filter((member) => blocks(member.outcome));
    if (blocking.length > 0) return blocking.map((member) => fromMember(result, member));
    return blocks(result.outcome) || result.members.length === 0 ? [nothingLookedAt(result)] : [];
  });

const fromReasons = (results: readonly RuleResult[], reasons: readonly Reason[]): Found[] => {
  const known = new Set(
    results.flatMap((result) =>
      result.members.flatMap((member) => (member.reason === null ? [] : [keyOf(member.reason)])),
    ),
  );
  return reasons
    .filter((reason) => !known.has(keyOf(reason)))
    .map((reason): Found => ({
      key: reason.fix,
      kind: 'other',
      code: reason.code,
      fix: reason.fix,
      sighting: {
        subject: reason.rule === null ? null : writtenSubject(reason.rule),
        member: null,
        seen: reason.seen,
        limit: reason.limit,
        where: reason.where,
      },
    }));
};

const rank: Readonly<Record<Obstacle['kind'], number>> = { other: 0, fail: 1, inconclusive: 2 };

/**
 * What blocks, each thing once: first what is no rule's matter (a report that is missing makes rules inconclusive),
 * then what failed, then what could not be judged. Members of one rule are one, and so are sightings of the same
 * code that want the same fix.
 */
export function findObstacles(
  results: readonly RuleResult[],
  reasons: readonly Reason[],
): readonly Obstacle[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const found of [...fromReasons(results, reasons), ...fromResults(results)]) {
    const key = JSON.stringify([found.kind, found.code, found.key]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return [...groups.values()]
    .map((group): Obstacle => ({
      kind: group[0].kind,
      code: group[0].code,
      fixes: [...new Set(group.map(({ fix }) => fix))],
      sightings: group.map(({ sighting }) => sighting),
    }))
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
}
