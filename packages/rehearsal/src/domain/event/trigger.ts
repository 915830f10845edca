import { nameFilter } from '../glob.ts';
import type { Problem } from '../problem.ts';
import { toText, type Value, type ValueMap } from '../value.ts';
import { absentInput, inputDefinitions, type InputDefinition } from '../workflow/call-interface.ts';
import { itemsOf, literalText, property, type Template } from '../workflow/template.ts';
import type { Workflow } from '../workflow/workflow.ts';
import type { RepositoryFacts } from './event.ts';

const preferred = ['push', 'workflow_dispatch', 'pull_request', 'schedule'];

/** The event of a run for which none was named: the workflow's own, the most usual first. */
export function defaultEvent(workflow: Workflow): string | null {
  return (
    preferred.find((event) => workflow.triggers.has(event)) ??
    [...workflow.triggers.keys()].find((event) => event !== 'workflow_call') ??
    null
  );
}

/** Why GitHub would not start this workflow for the event; empty when it would. */
export function triggerProblems(
  workflow: Workflow,
  event: string,
  facts: RepositoryFacts,
): readonly Problem[] {
  if (event === 'workflow_call')
    return [
      { message: "'workflow_call' is no event: rehearse the workflow that calls this one", place: null },
    ];
  if (!workflow.triggers.has(event)) {
    const known = [...workflow.triggers.keys()].join(', ');
    return [
      {
        message: `${workflow.path}: Workflow does not have '${event}' trigger; it has: ${known}`,
        place: null,
      },
    ];
  }
  const filter = workflow.triggers.get(event) ?? null;
  if (event === 'push') return refProblems(filter, facts.ref);
  if (event === 'pull_request' || event === 'pull_request_target')
    return refProblems(filter, `refs/heads/${facts.pullRequest?.baseBranch ?? facts.defaultBranch}`);
  return [];
}

function refProblems(filter: Template | null, ref: string): readonly Problem[] {
  const isTag = ref.startsWith('refs/tags/');
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const only = property(filter, isTag ? 'tags' : 'branches');
  const not = property(filter, isTag ? 'tags-ignore' : 'branches-ignore');
  const other = property(filter, isTag ? 'branches' : 'tags');
  const matches = (template: Template): boolean =>
    nameFilter(itemsOf(template).flatMap((item) => literalText(item) ?? [])).matches(name);
  const starts = only === null ? (not === null ? other === null : !matches(not)) : matches(only);
  if (starts) return [];
  return [
    {
      message: `the workflow is not triggered for '${ref}': its branch or tag filters exclude it`,
      place: (only ?? not ?? other)?.place ?? null,
    },
  ];
}

export type DispatchInputs =
  | { readonly kind: 'inputs'; readonly typed: ValueMap; readonly texts: ValueMap }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** The inputs of a dispatch: checked as GitHub's form does, with defaults; typed for `inputs`, as text for the event. */
export function dispatchInputs(workflow: Workflow, given: ReadonlyMap<string, string>): DispatchInputs {
  const definitions = inputDefinitions(workflow.triggers.get('workflow_dispatch') ?? null);
  const problems: Problem[] = [];
  const typed: Record<string, Value> = {};
  const texts: Record<string, Value> = {};
  for (const definition of definitions) {
    const text = given.get(definition.name) ?? defaultText(definition);
    if (text === null && definition.required) {
      problems.push({ message: `Required input '${definition.name}' not provided`, place: null });
      continue;
    }
    const value = text === null ? absentInput(definition.type) : dispatchValue(definition, text, problems);
    typed[definition.name] = value;
    texts[definition.name] = toText(value);
  }
  const known = new Set(definitions.map((definition) => definition.name));
  const unexpected = [...given.keys()].filter((name) => !known.has(name));
  if (unexpected.length > 0)
    problems.push({ message: `Unexpected inputs provided: ${JSON.stringify(unexpected)}`, place: null });
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'inputs', typed, texts };
}

function defaultText(definition: InputDefinition): string | null {
  if (definition.default === null) return null;
  return literalText(definition.default);
}

function dispatchValue(definition: InputDefinition, text: string, problems: Problem[]): Value {
  const wrong = (message: string): Value => {
    problems.push({ message, place: null });
    return null;
  };
  switch (definition.type) {
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      return wrong(
        `Provided value '${text}' for input '${definition.name}' is not a boolean: write true or false`,
      );
    case 'number': {
      const number = Number(text);
      if (text.trim() !== '' && Number.isFinite(number)) return number;
      return wrong(`Provided value '${text}' for input '${definition.name}' is not a number`);
    }
    case 'choice':
      if (definition.options.includes(text)) return text;
      return wrong(
        `Provided value '${text}' for input '${definition.name}' not in the list of allowed values: ${definition.options.join(', ')}`,
      );
    case 'string':
    case 'environment':
      return text;
  }
}

/** The cron line of a scheduled run: the workflow's first. */
export function firstSchedule(workflow: Workflow): string | null {
  const [first] = itemsOf(workflow.triggers.get('schedule') ?? null);
  return literalText(property(first ?? null, 'cron'));
}
