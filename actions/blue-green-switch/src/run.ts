import { defineAction, type Action, type Ending, type PostEnding } from '@interlock/shared/domain/action';
import {
  defaultConfigurationPath,
  environmentOf,
  readConfiguration,
  type Configuration,
} from '@interlock/shared/domain/configuration/configuration';
import type { Environment } from '@interlock/shared/domain/configuration/environments';
import { explainText, explainValues } from '@interlock/shared/domain/configuration/explain';
import {
  describeSource,
  loadConfiguration,
  type LoadedConfiguration,
} from '@interlock/shared/domain/configuration/source';
import { messageOf, UserError, type Problem } from '@interlock/shared/domain/errors';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { codeBlock, heading, paragraph } from '@interlock/shared/domain/report/node';
import { parseSubject, type Subject } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';
import type { RunContext } from '@interlock/shared/ports/runner';

import { clusterRefusal } from './domain/cluster-check.ts';
import type { Colors } from './domain/colors.ts';
import { inputs, outputs, type Operation, type Values } from './domain/contract.ts';
import { movePolicyDigest } from './domain/demands.ts';
import { readEnvironmentPlace } from './domain/environment-place.ts';
import { unavailableFeatures } from './domain/features.ts';
import { rollbackCommand } from './domain/commands.ts';
import { readPlace, type Place } from './domain/place.ts';
import { allProtections, type Protections } from './domain/protections.ts';
import { failureReasons, reasonMeanings, reasonOf } from './domain/reasons.ts';
import { readTarget } from './domain/target-input.ts';
import { kubectlProxy } from './kubernetes/kubectl-proxy.ts';
import { demandForwardRef, demandRescueRef } from './operations/demand-ref.ts';
import { endingOf } from './operations/ending.ts';
import type { MoveFacts } from './operations/facts.ts';
import { finish } from './operations/finish.ts';
import { askPatiently } from './operations/looking.ts';
import { nothing, type Outcome } from './operations/outcome.ts';
import { plan } from './operations/plan.ts';
import { tidy, type Tidied } from './operations/post.ts';
import { prepare } from './operations/prepare.ts';
import { recover } from './operations/recover.ts';
import { rollback } from './operations/rollback.ts';
import { readBegun, readLeftover, saveLeftover, type Begun } from './operations/saved.ts';
import { openJournal, Stopped, type Journal, type Session } from './operations/session.ts';
import { servingNow } from './operations/serving.ts';
import { setImage } from './operations/set-image.ts';
import { status } from './operations/status.ts';
import { switchTraffic } from './operations/switch.ts';
import type { Kubernetes, KubernetesAccess } from './ports/kubernetes.ts';

export { reportSchema } from './domain/report-file.ts';

/** The README's table of reason codes. */
export const readmeTables = {
  reasons: [
    '| code | what it means |',
    '| --- | --- |',
    ...Object.entries(reasonMeanings).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
  ].join('\n'),
};

/** Operations that bring something new into an environment, and so need the configuration of the default branch. */
const forward: readonly Operation[] = ['plan', 'prepare', 'set-image', 'switch'];

const fallbackLabel = 'color';
/** How long the post phase waits for a server that does not answer. */
const openPatienceMs = 60_000;

/** Where to act, and what was read to know it. */
interface Known {
  readonly place: Place;
  readonly colors: Colors | null;
  readonly environmentName: string;
  readonly environment: Environment | null;
  readonly loaded: LoadedConfiguration | null;
}

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

function knownOf(
  values: Values,
  name: string,
  configuration: Configuration,
  path: string,
): Omit<Known, 'loaded'> {
  const environment = environmentOf(configuration, name, path);
  if (!environment.ok) throw new UserError([environment.problem]);
  const place = readEnvironmentPlace(name, environment.value);
  const problems = [...serviceProblems(values, configuration, path), ...(place.ok ? [] : place.problems)];
  if (problems.length > 0 || !place.ok) throw new UserError(problems);
  return { ...place.value, environmentName: name, environment: environment.value };
}

/** From the default branch, as policy; everything that it asks for and that cannot be done is refused. */
async function readPolicy(
  values: Values,
  ports: Ports,
): Promise<Known & { readonly environment: Environment; readonly loaded: LoadedConfiguration }> {
  const name = requireEnvironment(values);
  const loaded = await loadConfiguration(values.config, ports.github(values.token?.reveal() ?? ''));
  const { configuration, source } = loaded;
  ports.runner.info(`configuration: ${describeSource(source)}`);
  const entry = environmentOf(configuration, name, describeSource(source));
  if (!entry.ok) throw new UserError([entry.problem]);
  const unavailable = unavailableFeatures(configuration, name, entry.value);
  if (unavailable.length > 0) throw new UserError(unavailable);
  return {
    ...knownOf(values, name, configuration, describeSource(source)),
    environment: entry.value,
    loaded,
  };
}

/** From the input or the checkout: it only says where to look, and what is done there is written on the object. */
async function readPlaceOnly(values: Values, ports: Ports): Promise<Known> {
  const object = values['traffic-object'];
  if (object !== null) {
    const place = readPlace(object);
    if ('code' in place) throw new UserError([place]);
    return {
      place,
      colors: null,
      environmentName: values.environment ?? object,
      environment: null,
      loaded: null,
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
        fix: `Check the repository out in an earlier step, or give \`traffic-object: NAMESPACE/SERVICE\`; then ${values.operation} needs no file.`,
        where: 'config',
      },
    ]);
  const read = readConfiguration(text, path);
  if (!read.ok) throw new UserError(read.problems);
  return { ...knownOf(values, name, read.value, path), loaded: null };
}

function subjectProblems(values: Values, problems: readonly Problem[]): readonly Problem[] {
  if (values.subjects !== null) return problems;
  return [
    {
      code: 'input-missing',
      message: `Input "subjects" is required for ${values.operation} and was not given.`,
      fix: 'Pass the output `subjects` of record-build.',
      where: 'subjects',
    },
  ];
}

/** The inputs that have a form of their own, with every problem at once. @throws {UserError} */
function givenOf(values: Values): { readonly subject: Subject; readonly color: string | null } {
  const problems: Problem[] = [];
  const subject = parseSubject(values.subjects ?? '');
  if (!subject.ok) problems.push(...subjectProblems(values, subject.problems));
  const target = readTarget(values.target, values.operation);
  if (!target.ok) problems.push(target.problem);
  if (values.evidence === 'auto')
    problems.push({
      code: 'feature-not-available',
      message: 'Input "evidence": finding evidence by itself (auto) is not available in this version.',
      fix: 'Pass the `evidence` outputs of the gates and of record-build, through `needs`.',
      where: 'evidence',
    });
  if (problems.length > 0 || !subject.ok || !target.ok) throw new UserError(problems);
  return { subject: subject.value, color: target.color };
}

function factsOf(values: Values, ports: Ports, known: Known): MoveFacts {
  const { environment, loaded, colors } = known;
  if (environment === null || loaded === null || colors === null)
    throw new Error('a move without a configuration');
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
  const label = known.colors?.label ?? fallbackLabel;
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
        colors: known.colors,
        environment: known.environmentName,
      });
    }
    case 'recover':
      return recover(session, options);
    case 'finish':
      return finish(session, { ...options, by: byOf(ports.runner.run), reason: reasonText(values) });
    case 'status':
      return status(session, known.colors, label);
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
  const { environmentName: environment, loaded } = known;
  const from = known.environment === null ? null : (known.environment.from ?? []);
  if (loaded === null) demandRescueRef({ environment, from, operation: values.operation }, runner);
  else
    await demandForwardRef(
      { environment, from: from ?? [], defaultBranch: loaded.source.ref },
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
      place: known.place,
      run: runOf(runner.run),
      protections,
      journal,
    };
    demandCluster(known.environment, values, kubernetes, runner);
    try {
      return await operate(session, values, ports, known);
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) throw thrown;
      return stoppedOutcome(thrown, await servingNow(session, known.colors?.label ?? fallbackLabel));
    }
  } finally {
    await kubernetes.close();
  }
}

/** The subject of a forward operation, for the report of one that ended early. */
function subjectOf(values: Values): Subject | null {
  const subject = parseSubject(values.subjects ?? '');
  return forward.includes(values.operation) && subject.ok ? subject.value : null;
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
      runner.setOutput('reasons', JSON.stringify(failureReasons(thrown) ?? []));
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
      digest: movePolicyDigest(environment, known?.environment ?? null, digests),
      commit: known?.loaded?.source.commit ?? null,
    },
  };
}

/** What the post phase leaves: nothing to read when all is well, else what to do by hand. */
function postEnding({ succeeded, line, saysWhatToDo }: Tidied, begun: Begun): PostEnding {
  if (succeeded) return { succeeded, summary: '', lastLine: line };
  // A command without what it would do leads somebody who is tired to no pod.
  if (saysWhatToDo) return { succeeded, summary: renderMarkdown([heading(2, line)]), lastLine: line };
  const { namespace, name, label, from } = begun;
  const look = `kubectl get service ${name} -n ${namespace} -o yaml`;
  const back = rollbackCommand({ namespace, name }, label, from);
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
    return postEnding({ succeeded: false, line, saysWhatToDo: false }, begun);
  }
  try {
    const session: Session = {
      ports,
      kubernetes,
      place: { namespace: begun.namespace, name: begun.name },
      run: runOf(runner.run),
      protections: allProtections,
      journal: openJournal(ports),
    };
    return postEnding(await tidy(session, begun, values.deadline ?? 0), begun);
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

/**
 * The action on a cluster that is opened in one way or another.
 *
 * @param accessOf - how a cluster is opened
 * @param protections - all of them; tests turn one off to see what it prevents
 */
export function blueGreenSwitchOn(
  accessOf: (ports: Ports) => KubernetesAccess,
  protections: Protections,
): Action<typeof inputs, typeof outputs> {
  return defineAction({
    name: 'blue-green-switch',
    inputs,
    outputs,
    run: (values, ports) => run(accessOf(ports), protections, values, ports),
    post: (values, ports) => post(accessOf(ports), values, ports),
    explain,
  });
}

/** Gives production traffic to the color that was proven, proves it there, and leads it back when it is not well. */
export const blueGreenSwitch = blueGreenSwitchOn(kubectlProxy, allProtections);
