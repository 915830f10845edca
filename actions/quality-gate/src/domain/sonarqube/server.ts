import { failure, success, type Result } from '@interlock/shared/domain/result';

/** A SonarQube server, as the input names it. */
export interface SonarServer {
  /** The address that paths of the API are put behind, without a slash at its end. */
  readonly base: string;
  /** Name and port, as people are told. */
  readonly host: string;
}

interface Flaw {
  readonly message: string;
  readonly fix: string;
}

const example = 'Write the address that people open, such as `https://sonar.acme.dev`.';

/** Whether a name can only mean this machine. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname);

/**
 * Reads the address of a server: `https`, or `http` to this machine alone, since a token goes there; nothing in it but
 * a host, a port and a path.
 *
 * @param text - as the input has it; what is wrong with it is told without repeating it, as it may hold a password
 */
export function readServer(text: string): Result<SonarServer, Flaw> {
  const refuse = (message: string, fix: string = example) => failure({ message, fix });
  if (!URL.canParse(text)) return refuse('is not an address.');
  const { protocol, hostname, host, pathname, username, password, search, hash } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return refuse('is not an `https` address.');
  if (username !== '' || password !== '')
    return refuse(
      'holds a user or a password.',
      'Give the token in `sonar-token`, and the address alone here.',
    );
  if (search !== '' || hash !== '') return refuse('holds more than a host, a port and a path.');
  if (protocol === 'http:' && !isLoopback(hostname))
    return refuse(
      `would send the token to ${host} without encryption.`,
      'Write `https://`. Only a server on this machine may be asked by `http`.',
    );
  return success({ base: `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`, host });
}
