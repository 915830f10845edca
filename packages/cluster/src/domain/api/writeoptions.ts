import { invalidOptions } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { Json } from '../json.ts';
import { managerName } from '../managedfields.ts';
import type { ApiRequest } from './request.ts';

/** The settings that every write's query carries. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly validation: 'Ignore' | 'Warn' | 'Strict';
  readonly manager: string;
}

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

/** Reads `dryRun`, `fieldValidation` and `fieldManager`. */
export function readWriteOptions(
  request: ApiRequest,
):
  | { readonly kind: 'options'; readonly options: WriteOptions }
  | { readonly kind: 'failure'; readonly failure: Failure } {
  const dryRun = request.query.get('dryRun') ?? '';
  const kind = optionKinds[request.method] ?? 'DeleteOptions';
  if (request.method === 'PATCH' && request.query.has('force'))
    return failed(
      invalidOptions(kind, [
        {
          reason: 'FieldValueForbidden',
          message: 'Forbidden: may not be specified for non-apply patch',
          field: 'force',
        },
      ]),
    );
  const manager = request.query.get('fieldManager') ?? '';
  if (new TextEncoder().encode(manager).length > managerLimitBytes)
    return failed(
      invalidOptions(kind, [
        {
          reason: 'FieldValueTooLong',
          message: `Too long: may not be more than ${managerLimitBytes} bytes`,
          field: 'fieldManager',
        },
      ]),
    );
  const validation = request.query.get('fieldValidation') ?? '';
  if (dryRun !== '' && dryRun !== 'All') return failed(optionInvalid(kind, 'dryRun', [dryRun], ['All']));
  const known = ['', 'Ignore', 'Strict', 'Warn'];
  if (!known.includes(validation)) return failed(optionInvalid(kind, 'fieldValidation', validation, known));
  return {
    kind: 'options',
    options: {
      dryRun: dryRun === 'All',
      validation: validation === 'Strict' || validation === 'Ignore' ? validation : 'Warn',
      manager: managerName(request.query.get('fieldManager'), request.userAgent),
    },
  };
}

const managerLimitBytes = 128;

const optionKinds: Readonly<Record<string, string>> = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
};

const optionInvalid = (kind: string, field: string, value: Json, known: readonly string[]): Failure =>
  invalidOptions(kind, [
    {
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${known
        .map((entry) => JSON.stringify(entry))
        .join(', ')}`,
      field,
    },
  ]);
