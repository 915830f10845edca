import { faultGrammar } from './fault.ts';

/**
 * What the program prints without arguments.
 *
 * @param program - the words that start it, as a shell reads them
 */
export const usage = (program: string): string => `usage: ${program} COMMAND [OPTION]…

rehearse WORKFLOW.yml: run a workflow file on this machine, without GitHub, Docker or network

  --event NAME            the event (default: the first of push, workflow_dispatch, pull_request, schedule that it has)
  --event-file FILE       the event's payload, JSON
  --input NAME=VALUE      an input of workflow_dispatch; may be repeated
  --var NAME=VALUE        a configuration variable (vars.NAME); ENVIRONMENT/NAME=VALUE is one of an environment;
                          may be repeated
  --secret NAME=VALUE     a secret; ENVIRONMENT/NAME=VALUE is one of an environment; may be repeated
  --secret-file FILE      secrets, lines of NAME=VALUE or NAME<<DELIMITER, names as above; may be repeated
  --branch-rule BRANCH=RULE[,RULE]   what protects a branch; may be repeated (default: the default branch takes pull
                          requests alone). RULE is pull_request, creation, update, deletion, non_fast_forward,
                          required_linear_history, required_signatures, classic or none
  --actor LOGIN           who started the run (default: octocat)
  --job ID                only this job and what it needs
  --map OWNER/REPO@REF=FOLDER   where another repository is on this machine; REF may be *; may be repeated
  --cluster FOLDER        a rehearsal cluster: its kubectl is on the PATH of the steps. Its kubeconfig is given to no
                          step: pass FOLDER/kubeconfig as a secret to the step that logs in
  --default-permissions read|write   what the token may do where a workflow says nothing (default: read)
  --oidc-subject names|ids   the subject of id tokens: repo:OWNER/REPO:…, or with the numbers of both
                          (default: names)
  --history FOLDER        keep this run and its artifacts there, and know those that are kept
  --pass-env NAME         let a variable of your environment through to the steps; may be repeated
  --repository OWNER/REPO the repository's name (default: from the remote 'origin')
  --ref REF               the branch or tag to run for (default: the branch that is checked out)
  --node24 PATH           the Node 24 that runs actions (or INTERLOCK_NODE24; default: the Node that runs this)
  --jobs N                how many jobs run at once (default: 2)
  --seed N                sets the order in which parallel jobs start
  --minute DURATION       how long a minute of timeout-minutes lasts (default: 60s)
  --fault SPEC            make something go wrong; may be repeated:
${faultGrammar.map((line) => `                            ${line}`).join('\n')}
  --json FILE             write the result as JSON
  --html FILE             write a report of the run
  --log                   print what the steps print, as it comes
  --explain               print each 'if', its result, and where each value came from
  --list                  print the jobs and what they need; run nothing

gate: judge the reports in this checkout as the action quality-gate would; no network, and no evidence

  --gate NAME             the entry under 'gates' to judge by
  --config FILE           the configuration (default: .github/interlock.yml), as it lies in the checkout
  --reports YAML          reports beside those of the gate, e.g. '- tests: "reports/*.xml"'; with none, those that lie
                          in the usual places are listed and none is judged
  --require RULE          a rule beside those of the gate, e.g. 'coverage.lines >= 80%'; may be repeated
  --base REF              what the change is compared with (default: the branch that 'origin' is at)
  --run-jobs FILE         what GitHub says of the jobs of a run, where their time is judged
  --baseline, --service, --waivers, --working-directory   as the inputs of the action
  --json FILE             write the report, the same as the action's
  --summary FILE          write the summary as Markdown
  --log                   print what is read, to the standard error
  --explain               print each value and where it comes from; judge nothing

exit of gate: 0 pass · 1 fail · 2 inconclusive, or refused: what was asked for is wrong, named · 4 our bug ·
130 interrupted

exit of rehearse: 0 the run succeeded · 1 it failed or was cancelled · 2 refused: not supported here · 3 it would not start on
GitHub · 4 our bug · 130 interrupted
`;
