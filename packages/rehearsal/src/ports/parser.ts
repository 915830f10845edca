import type { Problem } from '../domain/problem.ts';
import type { Template } from '../domain/workflow/template.ts';

export type Parsed =
  | { readonly kind: 'valid'; readonly root: Template }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface Parser {
  workflow(name: string, text: string): Promise<Parsed>;
  action(name: string, text: string): Parsed;
}
