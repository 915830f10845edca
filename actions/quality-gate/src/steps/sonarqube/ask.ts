import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import type { Secret } from '@interlock/shared/domain/input';
import { parseJson } from '@interlock/shared/domain/json';
import { shorten } from '@interlock/shared/domain/report/cut';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { checkSchema, type Schema } from '@interlock/shared/domain/schema';
import type { HttpAnswer } from '@interlock/shared/ports/http';
import type { Ports } from '@interlock/shared/ports/ports';

import { errorsAnswer } from '../../domain/sonarqube/answers.ts';
import type { SonarProblem } from '../../domain/sonarqube/problem.ts';
import type { SonarServer } from '../../domain/sonarqube/server.ts';

const requestDeadlineMs = 30_000;
/** A page of analyses with all their events is some hundred kB. */
const answerCapBytes = 4 * 1024 * 1024;
const attempts = 4;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
const saidCap = 300;

/** Asks one server, with a token or without. */
export interface Asker {
  readonly server: SonarServer;
  readonly token: Secret | null;
  readonly ports: Pick<Ports, 'clock' | 'http' | 'runner'>;
}

/** What may be answered otherwise in a moment: too many requests, and a server or proxy that is busy or starting. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

/** What a server says of its own accord; empty where it says nothing. */
function saidBy(answer: HttpAnswer): string {
  const json = parseJson(answer.body);
  const read = json.ok ? checkSchema(errorsAnswer, json.value) : null;
  if (read?.ok !== true) return '';
  return `: ${shorten(read.value.errors.map(({ msg }) => msg).join('; '), saidCap)}`;
}

/** The host that an answer sends people on to; its path is nobody's business. */
function redirectedTo({ headers }: HttpAnswer, base: string): string {
  const { location = '' } = headers;
  return URL.canParse(location, base) ? new URL(location, base).origin : 'a place that is no address';
}

/** What is wrong with an answer; `null` for one that can be read. */
function refusal(answer: HttpAnswer, { server, token }: Asker, what: string): SonarProblem | null {
  const { status } = answer;
  if (status === 200) return null;
  const seen = `${server.host} answered HTTP ${status} for ${what}${saidBy(answer)}`;
  if (status >= 300 && status < 400)
    return { code: 'sonarqube-redirected', seen: `${seen}, and names ${redirectedTo(answer, server.base)}` };
  if (status === 401)
    return { code: 'sonarqube-unauthorized', seen: token === null ? `${seen}; no token was given` : seen };
  if (status === 403) return { code: 'sonarqube-forbidden', seen };
  if (status === 404) return { code: 'sonarqube-not-found', seen };
  return { code: isPassing(status) ? 'sonarqube-unreachable' : 'sonarqube-refused', seen };
}

/** How long to wait before the next attempt: as the server says, within bounds, else twice as long each time. */
function pauseMs(answer: HttpAnswer | null, attempt: number): number {
  const asked = Number(answer?.headers['retry-after']);
  const ownMs = firstPauseMs * 2 ** attempt;
  return Math.min(longestPauseMs, Number.isFinite(asked) && asked > 0 ? asked * 1000 : ownMs);
}

/**
 * Sends one question, again where another answer may come. Nothing is followed anywhere: the address is made of the
 * server that was given and of a path of ours.
 */
async function send(
  { server, token, ports }: Asker,
  url: string,
  what: string,
): Promise<Result<HttpAnswer, SonarProblem>> {
  const { clock, http, runner } = ports;
  for (let attempt = 0; ; attempt += 1) {
    let answer: HttpAnswer | null = null;
    let why = '';
    try {
      answer = await http.send({
        method: 'GET',
        url,
        headers: {
          accept: 'application/json',
          'user-agent': 'interlock-quality-gate',
          ...(token === null ? {} : { authorization: `Bearer ${token.reveal()}` }),
        },
        deadlineMs: requestDeadlineMs,
        bodyCapBytes: answerCapBytes,
        signal: runner.cancellation,
      });
      if (!isPassing(answer.status)) return success(answer);
    } catch (thrown) {
      // Offline nothing will ever answer, and a bug is none of the server's.
      if (!(thrown instanceof ExternalError) || !thrown.retryable) throw thrown;
      why = messageOf(thrown);
    }
    if (attempt + 1 >= attempts)
      return answer === null
        ? failure({
            code: 'sonarqube-unreachable',
            seen: `${server.host} was asked for ${what} ${attempts} times. ${why}`,
          })
        : success(answer);
    const waitMs = pauseMs(answer, attempt);
    runner.info(
      `${server.host}: ${answer === null ? why : `HTTP ${answer.status} for ${what}`}; asked again in ${Math.round(waitMs / 1000)} s`,
    );
    await clock.sleep(waitMs, runner.cancellation);
  }
}

/** The address of a question; every value is encoded. */
function urlOf({ base }: SonarServer, path: string, parameters: Readonly<Record<string, string>>): string {
  return `${base}/api/${path}?${new URLSearchParams(parameters).toString()}`;
}

/**
 * Asks the web API of a server, and reads what it answers.
 *
 * @param asker - who is asked, and as whom
 * @param path - behind `/api/`
 * @param parameters - by name
 * @param declaration - what is expected
 * @throws {ExternalError} when the run is offline; the signal's reason when it was cancelled
 */
export async function ask<Answer>(
  asker: Asker,
  path: string,
  parameters: Readonly<Record<string, string>>,
  declaration: Schema<Answer>,
): Promise<Result<Answer, SonarProblem>> {
  const sent = await send(asker, urlOf(asker.server, path, parameters), path);
  if (!sent.ok) return sent;
  const refused = refusal(sent.value, asker, path);
  if (refused !== null) return failure(refused);
  const unreadable = (why: string) =>
    failure<SonarProblem>({
      code: 'sonarqube-unreadable',
      seen: `what ${asker.server.host} answered for ${path} ${why}`,
    });
  if (sent.value.bodyTruncated) return unreadable(`is larger than ${answerCapBytes / 1024 / 1024} MiB`);
  const json = parseJson(sent.value.body);
  if (!json.ok) return unreadable('is no JSON');
  const read = checkSchema(declaration, json.value);
  if (read.ok) return success(read.value);
  const [problem] = read.problems;
  return unreadable(`is not what it should be, at \`${problem?.path ?? ''}\`: ${problem?.message ?? ''}`);
}
