import { respects, type Application, type Tracked } from '@interlock/kubernetes/domain/application';

const mayBe = (given: string, actual: string): boolean =>
  given === '' || /[*?[]/u.test(given) || given === actual;

/**
 * Whether Argo CD copies the color from the Service into what it applies. An expression that cannot be told from
 * outside counts as one that covers the selector.
 */
export function copiesSelector(
  application: Application,
  service: Tracked,
  managers: readonly string[],
): boolean {
  if (!respects(application)) return false;
  return application.ignoreDifferences.some((one) => {
    if (!mayBe(one.group, '') || !mayBe(one.kind, 'Service')) return false;
    if (!mayBe(one.namespace, service.namespace) || !mayBe(one.name, service.name)) return false;
    return (
      one.jsonPointers.some((pointer) => /^\/?$|^\/spec(?:$|\/selector(?:$|\/))/u.test(pointer)) ||
      one.jqPathExpressions.some(
        (text) => !/^\.(?:metadata|status|spec\.(?!selector)\w+)\b/u.test(text.trim()),
      ) ||
      one.managedFieldsManagers.some((name) => managers.includes(name))
    );
  });
}
