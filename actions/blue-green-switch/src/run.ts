import { clusterRefusal } from '@interlock/kubernetes/domain/cluster-check';
import type { Kubernetes, KubernetesAccess } from '@interlock/kubernetes/ports/kubernetes';
import { codesTable } from '@interlock/shared/domain/code-table';
import { evidenceCodes } from '@interlock/shared/domain/evidence/evidence-codes';
import { defineAction, type Action, type Ending, type PostEnding } from '@interlock/shared/steps/action';
import {
  defaultConfigurationPath,
  environmentOf,
  readConfiguration,
  type Configuration,
} from '@interlock/shared/domain/configuration/configuration';
import type { Environment } from '@interlock/shared/domain/configuration/environments';
import { explainText, explainValues } from '@interlock/shared/domain/configuration/explain';
import { describeSource, type LoadedConfiguration } from '@interlock/shared/domain/configuration/source';
import { loadConfiguration } from '@interlock/shared/steps/load-configuration';
import { messageOf, UserError, type Problem } from '@interlock/shared/domain/errors';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { codeBlock, heading, paragraph } from '@interlock/shared/domain/report/node';
import type { Subject } from '@interlock/shared/domain/subject';
import { reasonsOfThrown } from '@interlock/shared/domain/thrown';
import type { Ports } from '@interlock/shared/ports/ports';
import type { RunContext } from '@interlock/shared/domain/run-context';

import type { Colors } from './domain/colors.ts';
import { inputs, outputs, type Operation, type Values } from './domain/contract.ts';
import { movePolicyDigest } from './domain/demands.ts';
import { readEnvironmentPlace } from './domain/environment-place.ts';
import { unavailableFeatures } from './domain/features.ts';
import { allProtections, type Protections } from './domain/protections.ts';
import { reasonOf } from './domain/reasons.ts';
import { readTarget } from './domain/target-input.ts';
import type { TrafficObject } from './domain/traffic.ts';
import type { RouterDefinition } from './routers/router.ts';
import { defaultRouter, reasonCodes, routerNamed, routerNames } from './routers/routers.ts';
import { demandForwardRef, demandRescueRef } from './steps/demand-ref.ts';
import { endingOf } from './steps/ending.ts';
import type { MoveFacts } from './steps/facts.ts';
import { finish } from './steps/finish.ts';
import { askPatiently } from './steps/looking.ts';
import { nothing, type Outcome } from './steps/outcome.ts';
import { plan } from './steps/plan.ts';
import { tidy, type Tidied } from './steps/post.ts';
import { prepare } from './steps/prepare.ts';
import { recover } from './steps/recover.ts';
import { rollback } from './steps/rollback.ts';
import { readBegun, readLeftover, saveLeftover, type Begun } from './steps/saved.ts';
import { servingNow } from './steps/serving.ts';
import { openJournal, Stopped, type Journal, type Session } from './steps/session.ts';
import { setImage } from './steps/set-image.ts';
import { status } from './steps/status.ts';
import { switchTraffic } from './steps/switch.ts';

export { reportSchema } from './domain/report-file.ts';

const moveColumns = { code: 'code', effect: 'effect', meaning: 'what it means', fix: 'what to do' };

/** The README's tables of reason codes. */
export const readmeTables = {
  reasons: codesTable(reasonCodes, moveColumns),
  'evidence-reasons': codesTable(evidenceCodes, moveColumns),
};

/** Operations that bring something new into an environment, and so need the configuration of the default branch. */
const forward: readonly Operation[] = ['plan', 'prepare', 'set-image', 'switch'];

const fallbackLabel = 'color';
/** How long the post phase waits for a server that does not answer. */
const openPatienceMs = 60_000;

/** Where to act, and what was read to know it. */
type Known = {
  readonly router: RouterDefinition;
  readonly place: TrafficObject;
  readonly environmentName: string;
} & (
  | {
      /** The configuration of the default branch. */
      readonly by: 'policy';
      readonly colors: Colors;
      readonly environment: Environment;
      readonly loaded: LoadedConfiguration;
    }
  | { readonly by: 'checkout'; readonly colors: Colors; readonly environment: Environment }
  /** The input `traffic-object`: what is done there is written on the object. */
  | { readonly by: 'object' }
);

type ByPolicy = Extract<Known, { readonly by: 'policy' }>;

const colorsOf = (known: Known): Colors | null => (known.by === 'object' ? null : known.colors);
const environmentIn = (known: Known): Environment | null =>
  known.by === 'object' ? null : known.environment;

function requireEnvironment(values: Values): string {
  if (values.environment !== null) return values.environment;
  throw new UserError([
    {
      code: 'input-missing',
      message: `Input "environment" is required for ${values.operation} and was not given.`,
      fix: 'Add `environment:` under `with:`: a name under `environments` of the configuration.',
      where: 'environment',
    },
  ]);
}

function serviceProblems(values: Values, configuration: Configuration, path: string): readonly Problem[] {
  if (values.service === null || values.service === configuration.service) return [];
  return [
    {
      code: 'service-unknown',
      message: `Input "service": ${path} is of ${configuration.service ?? 'a service without a name'}, not of "${values.service}".`,
      fix: 'Leave `service` out, or name the service of the file.',
      where: 'service',
    },
  ];
}

function knownOf(values: Values, name: string, configuration: Configuration, path: string) {
  const environment = environmentOf(configuration, name, path);
  if (!environment.ok) throw new UserError([environment.problem]);
  const router = routerNamed(environment.value.traffic?.router ?? '') ?? defaultRouter;
  const read = readEnvironmentPlace(name, environment.value, router);
  const problems = [...serviceProblems(values, configuration, path), ...(read.ok ? [] : read.problems)];
  if (problems.length > 0 || !read.ok) throw new UserError(problems);
  const { place, colors } = read.value;
  return {
    router,
    place: router.describe(place),
    colors,
    environmentName: name,
    environment: environment.value,
  };
}

/** From the default branch, as policy; everything that it asks for and that cannot be done is refused. */
async function readPolicy(values: Values, ports: Ports): Promise<ByPolicy> {
  const name = requireEnvironment(values);
  const loaded = await loadConfiguration(values.config, ports.github(values.token?.reveal() ?? ''));
  const { configuration, source } = loaded;
  ports.runner.info(`configuration: ${describeSource(source)}`);
  const entry = environmentOf(configuration, name, describeSource(source));
  if (!entry.ok) throw new UserError([entry.problem]);
  const unavailable = unavailableFeatures(configuration, name, entry.value, routerNames);
  if (unavailable.length > 0) throw new UserError(unavailable);
  return { by: 'policy', ...knownOf(values, name, configuration, describeSource(source)), loaded };
}

/** From the input or the checkout: it only says where to look, and what is done there is written on the object. */
async function readPlaceOnly(values: Values, ports: Ports): Promise<Known> {
  const object = values['traffic-object'];
  if (object !== null) {
    const place = defaultRouter.readObject(object);
    if ('code' in place) throw new UserError([place]);
    return {
      by: 'object',
      router: defaultRouter,
      place: defaultRouter.describe(place),
      environmentName: values.environment ?? object,
    };
  }
  const name = requireEnvironment(values);
  const path = values.config ?? defaultConfigurationPath;
  const text = await ports.files.readText(path);
  if (text === null)
    throw new UserError([
      {
        code: 'configuration-missing',
        message: `There is no ${path} in the checkout.`,
        fix: `Check the repository out in an earlier step, or give \`traffic-object: ${defaultRouter.objectForm}\`; then ${values.operation} needs no file.`,
        where: 'config',
      },
    ]);
  const read = readConfiguration(text, path);
  if (!read.ok) throw new UserError(read.problems);
  return { by: 'checkout', ...knownOf(values, name, read.value, path) };
}

/** The inputs that a way forward needs, with every problem at once. @throws {UserError} */
function givenOf({ subjects, target, evidence, operation }: Values): {
  readonly subject: Subject;
  readonly color: string | null;
} {
  const problems: Problem[] = [];
  if (subjects === null)
    problems.push({
      code: 'input-missing',
      message: `Input "subjects" is required for ${operation} and was not given.`,
      fix: 'Pass the output `subjects` of record-build.',
      where: 'subjects',
    });
  const read = readTarget(target, operation);
  if (!read.ok) problems.push(read.problem);
  if (evidence === 'auto')
    problems.push({
      code: 'feature-not-available',
      message: 'Input "evidence": finding evidence by itself (auto) is not available in this version.',
      fix: 'Pass the `evidence` outputs of the gates and of record-build, through `needs`.',
      where: 'evidence',
    });
  if (problems.length > 0 || subjects === null || !read.ok) throw new UserError(problems);
  return { subject: subjects, color: read.color };
}

function factsOf(values: Values, ports: Ports, known: Known): MoveFacts {
  if (known.by !== 'policy') throw new Error('a move without a configuration');
  const { environment, loaded, colors } = known;
  const { run } = ports.runner;
  const { subject, color } = givenOf(values);
  const key = values['evidence-key'];
  return {
    configuration: loaded.configuration,
    environmentName: known.environmentName,
    environment,
    colors,
    subject,
    claimant: {
      run: runOf(run),
      subject,
      environment: known.environmentName,
    },
    github: ports.github(values.token?.reveal() ?? ''),
    by: byOf(run),
    reason: reasonText(values),
    evidence: values.evidence ?? '',
    key: key === null ? null : { key: key.reveal() },
    entry: environment.url ?? null,
    preview: environment.traffic?.preview ?? null,
    validations: environment.validate,
    keepOldForMs: environment.traffic?.['keep-old-for'] ?? 0,
    wantedColor: color,
    deadlineMs: values.deadline ?? 0,
    soakMs: values.soak ?? 0,
    probeRate: values['probe-rate'] ?? 1,
    minReady: values['min-ready'],
    containersAllowed: environment.traffic?.['containers-allowed'] ?? [],
    releaseOld: values['release-old'],
    isDryRun: values['dry-run'] || values.operation === 'plan',
  };
}

const runOf = (run: RunContext) => ({ repository: run.repository, id: run.runId, attempt: run.runAttempt });
const byOf = (run: RunContext) => (run.triggeringActor === '' ? 'unknown' : run.triggeringActor);

function reasonText(values: Values): string | null {
  const parts = [values.reason, values['change-ticket']].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' | ').slice(0, 500);
}

/** Refuses a kubeconfig that leads elsewhere than the environment or the input `cluster` says. @throws {Stopped} */
function demandCluster(
  environment: Environment | null,
  values: Values,
  kubernetes: Kubernetes,
  runner: Ports['runner'],
): void {
  const wanted = [environment?.cluster, values.cluster ?? undefined].filter((one) => one !== undefined);
  if (wanted.length === 0)
    runner.info(
      `no cluster is named, so that whatever the kubeconfig leads to is taken: ${kubernetes.cluster} (input cluster, environments.NAME.cluster)`,
    );
  const refusals = wanted.flatMap((one) => clusterRefusal(one, kubernetes) ?? []);
  if (refusals.length > 0) throw new Stopped('refused', refusals);
}

function operate(session: Session, values: Values, ports: Ports, known: Known): Promise<Outcome> {
  const colors = colorsOf(known);
  const label = colors?.label ?? fallbackLabel;
  const waitMs = values.deadline ?? 0;
  const options = { releaseOld: values['release-old'], label, waitMs, isDryRun: values['dry-run'] };
  switch (values.operation) {
    case 'prepare':
      return prepare(session, factsOf(values, ports, known));
    case 'plan':
      return plan(session, factsOf(values, ports, known));
    case 'switch':
      return values['dry-run']
        ? plan(session, factsOf(values, ports, known))
        : switchTraffic(session, factsOf(values, ports, known));
    case 'set-image':
      return setImage(session, factsOf(values, ports, known));
    case 'rollback': {
      const target = readTarget(values.target, 'rollback');
      if (!target.ok) throw new UserError([target.problem]);
      return rollback(session, {
        color: target.color,
        by: byOf(ports.runner.run),
        reason: reasonText(values),
        isDryRun: values['dry-run'],
        waitMs,
        colors,
        environment: known.environmentName,
      });
    }
    case 'recover':
      return recover(session, options);
    case 'finish':
      return finish(session, { ...options, by: byOf(ports.runner.run), reason: reasonText(values) });
    case 'status':
      return status(session, colors, label);
  }
}

function stoppedOutcome({ result, reasons }: Stopped, serving: string | null): Outcome {
  const ended = result === 'superseded' ? 'superseded' : 'refused';
  return { ...nothing, result: ended, succeeded: false, serving, reasons };
}

/** The outcome of what ended early in an orderly way; `null` for anything else. */
function stopped(thrown: unknown, signal: AbortSignal, hasBegun: boolean): Outcome | null {
  if (thrown instanceof Stopped) return stoppedOutcome(thrown, null);
  if (!signal.aborted || thrown !== signal.reason) return null;
  return {
    ...nothing,
    result: hasBegun ? 'unknown' : 'refused',
    succeeded: false,
    reasons: [
      reasonOf('move-cancelled', {
        seen: hasBegun
          ? 'the run was cancelled while something was being written'
          : 'the run was cancelled before any traffic was moved',
        fix: hasBegun
          ? 'See what the post phase of this step says.'
          : 'Run the promotion again when it is wanted after all.',
      }),
    ],
  };
}

/** Refuses what is to be moved from a ref that is not allowed. @throws {Stopped} */
async function demandRef(values: Values, ports: Ports, known: Known): Promise<void> {
  const { runner } = ports;
  const { environmentName: environment } = known;
  const from = known.by === 'object' ? null : (known.environment.from ?? []);
  if (known.by !== 'policy') demandRescueRef({ environment, from, operation: values.operation }, runner);
  else
    await demandForwardRef(
      { environment, from: known.environment.from ?? [], defaultBranch: known.loaded.source.ref },
      runner,
      ports.github(values.token?.reveal() ?? ''),
    );
}

/** Opens the cluster, does what was asked, and closes it. */
async function act(
  access: KubernetesAccess,
  protections: Protections,
  values: Values,
  ports: Ports,
  known: Known,
  journal: Journal,
): Promise<Outcome> {
  const { runner } = ports;
  const kubernetes = await access.open({
    context: values['kube-context'],
    variables: values['kube-env'] ?? [],
    signal: runner.cancellation,
    onStarted: (leftover) => saveLeftover(runner, leftover),
  });
  try {
    const session: Session = {
      ports,
      kubernetes,
      router: known.router.open(kubernetes, known.place),
      place: known.place,
      run: runOf(runner.run),
      protections,
      journal,
    };
    demandCluster(environmentIn(known), values, kubernetes, runner);
    try {
      return await operate(session, values, ports, known);
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) throw thrown;
      return stoppedOutcome(thrown, await servingNow(session, colorsOf(known)?.label ?? fallbackLabel));
    }
  } finally {
    await kubernetes.close();
  }
}

/** The subject of a forward operation, for the report of one that ended early. */
function subjectOf(values: Values): Subject | null {
  return forward.includes(values.operation) ? values.subjects : null;
}

async function run(
  access: KubernetesAccess,
  protections: Protections,
  values: Values,
  ports: Ports,
): Promise<Ending<typeof outputs>> {
  const { clock, runner } = ports;
  const startedMs = clock.now();
  const isForward = forward.includes(values.operation);
  const journal = openJournal(ports);
  let known: Known | null = null;
  let outcome: Outcome;
  try {
    known = isForward ? await readPolicy(values, ports) : await readPlaceOnly(values, ports);
    // Every problem of the inputs is told before the cluster is asked anything.
    if (isForward) factsOf(values, ports, known);
    if (protections.ref) await demandRef(values, ports, known);
    outcome = await act(access, protections, values, ports, known, journal);
    if (!outcome.succeeded && outcome.subject === null) outcome = { ...outcome, subject: subjectOf(values) };
  } catch (thrown) {
    const ended = stopped(thrown, runner.cancellation, journal.hasBegun());
    if (ended === null) {
      // Later steps ask for the result also when this one could not run at all.
      if (!journal.hasBegun()) runner.setOutput('result', 'refused');
      runner.setOutput('reasons', JSON.stringify(reasonsOfThrown(thrown) ?? []));
      throw thrown;
    }
    outcome = { ...ended, subject: subjectOf(values) };
  }
  const isDryRun = values['dry-run'] || values.operation === 'plan';
  const told = { ...placeOf(values, ports, known), operation: values.operation, journal, startedMs };
  return endingOf({ ...told, outcome, isDryRun }, values, ports);
}

/** Where the step acts, as far as it came to know that. */
function placeOf(values: Values, { digests }: Ports, known: Known | null) {
  const environment = known?.environmentName ?? values.environment ?? values['traffic-object'] ?? '';
  return {
    environment,
    place: known?.place ?? null,
    policy: {
      digest: movePolicyDigest(environment, known === null ? null : environmentIn(known), digests),
      commit: known?.by === 'policy' ? known.loaded.source.commit : null,
    },
  };
}

/** What the post phase leaves: nothing to read when all is well, else what to do by hand. */
function postEnding(
  { succeeded, line, saysWhatToDo }: Tidied,
  { label, from }: Begun,
  { commands }: TrafficObject,
): PostEnding {
  if (succeeded) return { succeeded, summary: '', lastLine: line };
  // A command without what it would do leads somebody who is tired to no pod.
  if (saysWhatToDo) return { succeeded, summary: renderMarkdown([heading(2, line)]), lastLine: line };
  const { look } = commands;
  const back = commands.lead(label, from);
  // Said there with what it would do now: it is not repeated without.
  if (line.includes(back))
    return {
      succeeded,
      summary: renderMarkdown([heading(2, line), codeBlock(look, { language: 'sh' })]),
      lastLine: line,
    };
  return {
    succeeded,
    summary: renderMarkdown([
      heading(2, line),
      paragraph(`See what serves, and lead the traffic back to ${from} when that is what you want:`),
      codeBlock(`${look}\n${back}`, { language: 'sh' }),
    ]),
    lastLine: `${line}. By hand: ${back}`,
  };
}

async function post(access: KubernetesAccess, values: Values, ports: Ports): Promise<PostEnding> {
  const { clock, runner } = ports;
  const leftover = readLeftover(runner);
  if (leftover !== null) await access.end(leftover);
  const begun = readBegun(runner);
  if (begun === null)
    return {
      succeeded: true,
      summary: '',
      lastLine: `${values.operation} wrote nothing; nothing is left to do`,
    };
  const router = routerNamed(begun.router);
  if (router === null) throw new Error(`the state that main saved names the router ${begun.router}`);
  const place = router.describe(begun);
  let kubernetes: Kubernetes;
  try {
    kubernetes = await askPatiently(clock, clock.now() + openPatienceMs, () =>
      access.open({
        context: begun.context === '' ? null : begun.context,
        variables: values['kube-env'] ?? [],
        signal: runner.cancellation,
        onStarted: (started) => saveLeftover(runner, started),
      }),
    );
  } catch (thrown) {
    const line = `🚨 what serves could not be looked at: ${messageOf(thrown)}`;
    return postEnding({ succeeded: false, line, saysWhatToDo: false }, begun, place);
  }
  try {
    const session: Session = {
      ports,
      kubernetes,
      router: router.open(kubernetes, place),
      place,
      run: runOf(runner.run),
      protections: allProtections,
      journal: openJournal(ports),
    };
    return postEnding(await tidy(session, begun, values.deadline ?? 0), begun, place);
  } finally {
    await kubernetes.close();
  }
}

async function explain(values: Values, ports: Ports): Promise<string> {
  const name = requireEnvironment(values);
  const loaded = await loadConfiguration(values.config, ports.github(values.token?.reveal() ?? ''));
  const entry = environmentOf(loaded.configuration, name, describeSource(loaded.source));
  if (!entry.ok) throw new UserError([entry.problem]);
  return explainText(
    explainValues(
      Object.entries(inputs).map(([input, declared]) => ({
        name: input,
        given: ports.runner.input(input),
        defaultText: declared.defaultText,
        secret: declared.kind === 'secret',
      })),
      { path: `environments.${name}`, value: entry.value },
      loaded,
    ),
  );
}

/** What the action is called, takes and gives. */
export const blueGreenSwitch = { name: 'blue-green-switch', inputs, outputs };

/**
 * Gives production traffic to the color that was proven, proves it there, and leads it back when it is not well.
 *
 * @param accessOf - how a cluster is opened
 * @param protections - all of them; tests turn one off to see what it prevents
 */
export function blueGreenSwitchOn(
  accessOf: (ports: Ports) => KubernetesAccess,
  protections: Protections = allProtections,
): Action<typeof inputs, typeof outputs> {
  return defineAction({
    ...blueGreenSwitch,
    run: (values, ports) => run(accessOf(ports), protections, values, ports),
    post: (values, ports) => post(accessOf(ports), values, ports),
    explain,
  });
}
