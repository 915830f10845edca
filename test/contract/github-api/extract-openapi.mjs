// Writes fixtures/openapi.json: of GitHub's published OpenAPI description (MIT, npm package @octokit/openapi, 13 MB
// for github.com alone and 540 MB in all) only the shapes of the answers that the rehearsal's GitHub API gives.
//
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
//   node test/contract/github-api/extract-openapi.mjs package/generated/api.github.com.json 23.0.2

import { readFileSync, writeFileSync } from 'node:fs';

const [source, version] = process.argv.slice(2);
if (source === undefined || version === undefined) throw new Error('usage: extract-openapi.mjs FILE VERSION');

const REPOSITORY = '/repos/{owner}/{repo}';
/** @type {readonly (readonly ['get' | 'post' | 'patch', string, string])[]} */
const ANSWERS = [
  ['get', '/rate_limit', '200'],
  ['get', REPOSITORY, '200'],
  ['get', `${REPOSITORY}/contents/{path}`, '200'],
  ['get', `${REPOSITORY}/commits/{ref}`, '200'],
  ['get', `${REPOSITORY}/commits/{ref}/check-runs`, '200'],
  ['get', `${REPOSITORY}/commits/{ref}/status`, '200'],
  ['get', `${REPOSITORY}/commits/{ref}/statuses`, '200'],
  ['get', `${REPOSITORY}/git/ref/{ref}`, '200'],
  ['get', `${REPOSITORY}/branches/{branch}`, '200'],
  ['get', `${REPOSITORY}/rules/branches/{branch}`, '200'],
  ['get', `${REPOSITORY}/compare/{basehead}`, '200'],
  ['get', `${REPOSITORY}/pulls/{pull_number}`, '200'],
  ['get', `${REPOSITORY}/pulls/{pull_number}/files`, '200'],
  ['get', `${REPOSITORY}/issues/{issue_number}/comments`, '200'],
  ['post', `${REPOSITORY}/issues/{issue_number}/comments`, '201'],
  ['get', `${REPOSITORY}/issues/comments/{comment_id}`, '200'],
  ['patch', `${REPOSITORY}/issues/comments/{comment_id}`, '200'],
  ['post', `${REPOSITORY}/check-runs`, '201'],
  ['get', `${REPOSITORY}/check-runs/{check_run_id}`, '200'],
  ['patch', `${REPOSITORY}/check-runs/{check_run_id}`, '200'],
  ['get', `${REPOSITORY}/check-runs/{check_run_id}/annotations`, '200'],
  ['post', `${REPOSITORY}/statuses/{sha}`, '201'],
  ['get', `${REPOSITORY}/deployments`, '200'],
  ['post', `${REPOSITORY}/deployments`, '201'],
  ['get', `${REPOSITORY}/deployments/{deployment_id}`, '200'],
  ['get', `${REPOSITORY}/deployments/{deployment_id}/statuses`, '200'],
  ['post', `${REPOSITORY}/deployments/{deployment_id}/statuses`, '201'],
  ['get', `${REPOSITORY}/deployments/{deployment_id}/statuses/{status_id}`, '200'],
  ['get', `${REPOSITORY}/actions/runs/{run_id}`, '200'],
  ['get', `${REPOSITORY}/actions/runs/{run_id}/jobs`, '200'],
  ['get', `${REPOSITORY}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, '200'],
  ['get', `${REPOSITORY}/actions/runs/{run_id}/approvals`, '200'],
  ['get', `${REPOSITORY}/actions/runs/{run_id}/artifacts`, '200'],
  ['get', `${REPOSITORY}/actions/artifacts`, '200'],
  ['get', `${REPOSITORY}/actions/workflows/{workflow_id}/runs`, '200'],
  ['get', `${REPOSITORY}/commits`, '200'],
  ['get', `${REPOSITORY}/actions/workflows`, '200'],
  ['get', `${REPOSITORY}/actions/workflows/{workflow_id}`, '200'],
];

/**
 * @typedef {import('./description.ts').Schema} Schema
 * @typedef {{ $ref?: string, content?: { 'application/json'?: { schema?: Schema } } }} Response
 * @typedef {Record<string, { responses?: Record<string, Response> }>} Operations
 * @typedef {{ paths: Record<string, Operations> }} OpenApi
 */

/** @type {(text: string) => OpenApi} */
const parse = JSON.parse;
const description = parse(readFileSync(source, 'utf8'));

/** @type {(pointer: string) => unknown} */
const at = (pointer) =>
  pointer
    .slice(2)
    .split('/')
    .reduce(
      (node, key) => /** @type {Record<string, unknown>} */ (node)[key],
      /** @type {unknown} */ (description),
    );

/** @type {Map<string, Schema | null>} */
const components = new Map();

/**
 * Keeps what can be checked, drops the prose.
 * @type {(schema: Schema) => Schema}
 */
function trim(schema) {
  const { $ref, type, nullable, format, required, properties, items, oneOf, anyOf, allOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    if (!components.has(name)) {
      components.set(name, null);
      components.set(name, trim(/** @type {Schema} */ (at($ref))));
    }
    return { $ref: name };
  }
  return {
    ...(type === undefined ? {} : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(format === undefined ? {} : { format }),
    ...(required === undefined ? {} : { required }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, property]) => [name, trim(property)]),
          ),
        }),
    ...(items === undefined ? {} : { items: trim(items) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(trim) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(trim) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(trim) }),
  };
}

/** @type {Record<string, Schema>} */
const answers = {};
for (const [method, path, status] of ANSWERS) {
  const given = description.paths[path]?.[method]?.responses?.[status];
  const response = given?.$ref === undefined ? given : /** @type {Response} */ (at(given.$ref));
  const schema = response?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Error(`the description has no ${method} ${path} ${status}`);
  answers[`${method.toUpperCase()} ${path} ${status}`] = trim(schema);
}
const kept = {
  source: `@octokit/openapi@${version}, api.github.com.json`,
  answers,
  components: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(new URL('fixtures/openapi.json', import.meta.url), `${JSON.stringify(kept)}\n`);
