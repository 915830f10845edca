import { clusterCodes } from '@interlock/kubernetes/domain/reasons';
import { meaningIn, type CodeTable } from '@interlock/shared/domain/code-table';

import { moveCodes } from '../domain/reasons.ts';
import { kubernetesService } from './kubernetes-service/steps/kubernetes-service.ts';
import type { RouterDefinition } from './router.ts';

/** The router of what is named without a configuration. */
export const defaultRouter: RouterDefinition = kubernetesService;

/** Every router that there is, by what `traffic.router` of the configuration calls it. */
const routers: readonly RouterDefinition[] = [kubernetesService];

export const routerNames: readonly string[] = routers.map(({ name }) => name);

/** Looks a router up; `null` for one that is unknown, or not built. */
export function routerNamed(name: string): RouterDefinition | null {
  return routers.find((router) => router.name === name) ?? null;
}

/** Every reason that this action gives, by its code. The README's table is made of this. */
export const reasonCodes: CodeTable = Object.fromEntries(
  [moveCodes(defaultRouter), clusterCodes, ...routers.map(({ codes }) => codes)]
    .flatMap((codes: CodeTable) => Object.entries(codes))
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** What a code of ours means; `null` for codes that others made. */
export function meaningOf(code: string): string | null {
  return meaningIn(reasonCodes, code);
}
