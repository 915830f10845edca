/** What is known of one part when a suite asks for it. */
export type Availability =
  | { readonly kind: 'usable'; readonly programs: Readonly<Record<string, string>> }
  | {
      readonly kind: 'missing';
      readonly reason: string;
      readonly fix: string;
      /** Whether real:setup installs it; false for what cannot be had at all. */
      readonly isPromised: boolean;
    };

export type SuitePlan =
  | { readonly kind: 'run'; readonly title: string; readonly programs: Readonly<Record<string, string>> }
  | { readonly kind: 'skip'; readonly title: string }
  | { readonly kind: 'fail'; readonly title: string; readonly problem: string };

/**
 * Whether a suite runs, is skipped by name and reason, or fails: a suite that CI was to run and that nothing ran is a
 * green light without a lamp.
 */
export function planSuite(
  title: string,
  parts: Readonly<Record<string, Availability>>,
  isCi: boolean,
): SuitePlan {
  const missing = Object.entries(parts).flatMap(([name, part]) =>
    part.kind === 'missing' ? [{ name, ...part }] : [],
  );
  if (missing.length === 0)
    return {
      kind: 'run',
      title,
      programs: Object.assign(
        {},
        ...Object.values(parts).map((part) => (part.kind === 'usable' ? part.programs : {})),
      ) as Readonly<Record<string, string>>,
    };
  const told = missing.map(({ name, reason, fix }) => `${name} is missing: ${reason}; ${fix}`).join(' · ');
  return isCi && missing.some(({ isPromised }) => isPromised)
    ? { kind: 'fail', title, problem: told }
    : { kind: 'skip', title: `${title} (skipped: ${told})` };
}
