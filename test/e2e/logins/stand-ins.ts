/**
 * Stand-ins for the command lines of three clouds. Each takes the arguments that the login actions give, and no others,
 * exchanges a token of identity at a stand-in for the cloud, and can do no more than that answer lets it.
 */
const common = (cloudUrl: string) => `#!/usr/bin/env node
const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { env } = process;
const args = process.argv.slice(2);
const refuse = (why, code = 1) => { console.error(why); process.exit(code); };
const option = (name) => {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(name + '='));
  if (at < 0) refuse('missing ' + name, 2);
  return args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1];
};
const is = (...words) => words.every((word, index) => args[index] === word);
const exchange = async (token) => {
  const answer = await (await fetch(${JSON.stringify(cloudUrl)}, { method: 'POST', body: JSON.stringify({ token }) })).json();
  if (answer.error !== undefined) refuse('AccessDenied: ' + answer.error, 254);
  return Buffer.from(answer.kubeconfig).toString('base64');
};
const decoded = (text) => Buffer.from(text, 'base64').toString('utf8');
(async () => {
`;
const end = `
  refuse('a command that this stand-in does not know: ' + args.join(' '), 2);
})();
`;

const aws = `
  if (is('sts', 'assume-role-with-web-identity')) {
    if (option('--role-arn') !== 'arn:aws:iam::111122223333:role/promote') refuse('AccessDenied: no such role', 254);
    if (option('--output') !== 'text' || !option('--role-session-name')) refuse('other arguments', 2);
    if (option('--query') !== 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]') refuse('another query', 2);
    const session = await exchange(readFileSync(new URL(option('--web-identity-token')), 'utf8'));
    console.log('ASIASTANDIN\\tstand-in/secret%key\\t' + session);
    return;
  }
  if (is('eks', 'update-kubeconfig')) {
    const credentials = readFileSync(env.AWS_SHARED_CREDENTIALS_FILE, 'utf8');
    const [, session] = /^\\[interlock\\]\\n(?:.*\\n)*aws_session_token = (.*)$/m.exec(credentials);
    if (option('--profile') !== 'interlock' || !credentials.includes('stand-in/secret%key')) refuse('no credentials');
    if (option('--name') !== 'shop' || option('--region') !== 'eu-west-1') refuse('no such cluster');
    writeFileSync(option('--kubeconfig'), decoded(session));
    return;
  }
`;

const gcloud = `
  const store = env.CLOUDSDK_CONFIG + '/credentials';
  const exchanged = async () => {
    const { audience, credential_source: from, service_account_impersonation_url: account } = JSON.parse(readFileSync(store, 'utf8'));
    if (audience !== '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/providers/shop') refuse('another audience');
    if (!account.endsWith('/promote@acme.iam.gserviceaccount.com:generateAccessToken')) refuse('another account');
    const answer = await (await fetch(from.url, { headers: from.headers })).json();
    return await exchange(answer[from.format.subject_token_field_name]);
  };
  if (is('auth', 'login')) {
    writeFileSync(store, readFileSync(option('--cred-file'), 'utf8'));
    return;
  }
  if (is('auth', 'print-access-token')) {
    console.log(await exchanged());
    return;
  }
  if (is('container', 'clusters', 'describe', 'shop')) {
    if (option('--location') !== 'europe-west1' || option('--project') !== 'acme') refuse('no such cluster');
    const certificate = decoded(await exchanged());
    console.log(JSON.stringify({ endpoint: '10.0.0.1', masterAuth: { clusterCaCertificate: certificate } }));
    return;
  }
`;

const az = `
  const store = env.AZURE_CONFIG_DIR + '/session';
  if (is('login', '--service-principal')) {
    if (option('--username') !== 'client' || option('--tenant') !== 'tenant') refuse('AADSTS700016: no such application');
    mkdirSync(env.AZURE_CONFIG_DIR, { recursive: true });
    writeFileSync(store, await exchange(option('--federated-token')));
    return;
  }
  if (!existsSync(store)) refuse('Please run az login');
  if (is('aks', 'get-credentials')) {
    if (option('--name') !== 'shop' || option('--resource-group') !== 'group') refuse('no such cluster');
    if (option('--subscription') !== 'subscription') refuse('no such subscription');
    writeFileSync(option('--file'), decoded(readFileSync(store, 'utf8')));
    return;
  }
  if (is('account', 'get-access-token')) {
    if (option('--resource') !== '6dae42f8-4368-4678-94ff-3960e28e3630') refuse('another resource');
    if (option('--output') !== 'none') console.log(readFileSync(store, 'utf8'));
    return;
  }
`;

const kubelogin = `
  if (is('convert-kubeconfig') && option('--login') === 'azurecli') {
    appendFileSync(option('--kubeconfig'), '# converted for azurecli\\n');
    return;
  }
`;

/** The programs by name, as texts of scripts. */
export function standIns(cloudUrl: string): Readonly<Record<string, string>> {
  const programs = { aws, gcloud, az, kubelogin };
  return Object.fromEntries(
    Object.entries(programs).map(([name, body]) => [name, `${common(cloudUrl)}${body}${end}`]),
  );
}
