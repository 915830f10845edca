import { at, isObject, listAt, numberAt, parseJson, textAt } from '../json.ts';
import { internal, invalidOptions } from '../failure.ts';
import type { Cause, Failure } from '../failure.ts';
import type { ApiRequest } from './request.ts';

/** How an object is to be deleted. */
export interface DeleteOptions {
  readonly gracePeriodSeconds: number | undefined;
  readonly uid: string | undefined;
  readonly resourceVersion: string | undefined;
  readonly propagation: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun: boolean;
}

/** Delete at once, dependents in the background. */
export const plainDelete: DeleteOptions = {
  gracePeriodSeconds: undefined,
  uid: undefined,
  resourceVersion: undefined,
  propagation: 'Background',
  dryRun: false,
};

/** The finalizer that waits for dependents. */
export const foregroundFinalizer = 'foregroundDeletion';
/** The finalizer that lets dependents live on. */
export const orphanFinalizer = 'orphan';

/** Reads delete options from the body and the query. */
export function readDeleteOptions(
  request: ApiRequest,
):
  | { readonly kind: 'options'; readonly options: DeleteOptions }
  | { readonly kind: 'failure'; readonly failure: Failure } {
  const parsed = request.body.trim() === '' ? { kind: 'value' as const, value: {} } : parseJson(request.body);
  if (parsed.kind === 'problem' || !isObject(parsed.value))
    return {
      kind: 'failure',
      failure: internal("couldn't get version/kind; json parse error: not an object"),
    };
  const body = parsed.value;
  const fromQuery = request.query.get('gracePeriodSeconds');
  const policy = textAt(body, 'propagationPolicy') ?? request.query.get('propagationPolicy') ?? 'Background';
  const dryRuns = [...listAt(body, 'dryRun'), request.query.get('dryRun') ?? ''].filter((way) => way !== '');
  const orphans = at(body, 'orphanDependents') ?? request.query.get('orphanDependents');
  if (policy !== 'Background' && policy !== 'Foreground' && policy !== 'Orphan')
    return refusedOption(
      'propagationPolicy',
      'FieldValueNotSupported',
      `Unsupported value: ${JSON.stringify(policy)}: supported values: "Foreground", "Background", "Orphan", "nil"`,
    );
  if (orphans !== undefined)
    return refusedOption(
      'propagationPolicy',
      'FieldValueInvalid',
      `Invalid value: ${JSON.stringify(policy)}: orphanDependents and deletionPropagation cannot be both set`,
    );
  if (dryRuns.some((way) => way !== 'All'))
    return refusedOption(
      'dryRun',
      'FieldValueNotSupported',
      `Unsupported value: ${JSON.stringify(dryRuns)}: supported values: "All"`,
    );
  return {
    kind: 'options',
    options: {
      gracePeriodSeconds:
        numberAt(body, 'gracePeriodSeconds') ?? (fromQuery === undefined ? undefined : Number(fromQuery)),
      uid: textAt(body, 'preconditions', 'uid'),
      resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
      propagation: policy,
      dryRun: dryRuns.length > 0,
    },
  };
}

const refusedOption = (
  field: string,
  reason: Cause['reason'],
  message: string,
): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure: invalidOptions('DeleteOptions', [{ reason, message, field }]),
});
