import type { Labels } from './objects.ts';

/** Labels that Flux puts on what a Kustomization applies. */
export const fluxLabels = {
  name: 'kustomize.toolkit.fluxcd.io/name',
  namespace: 'kustomize.toolkit.fluxcd.io/namespace',
} as const;

/** The mark by which a person tells Flux, on the object itself, to leave it alone. */
export const reconcileMark = 'kustomize.toolkit.fluxcd.io/reconcile';

/** Whether a Kustomization of Flux applies an object. */
export function isOfFlux({ labels }: { readonly labels: Labels }): boolean {
  return labels[fluxLabels.name] !== undefined;
}

/** Whether a person told Flux to leave an object alone. */
export function isLeftByFlux({
  annotations,
  labels,
}: {
  readonly annotations: Labels;
  readonly labels: Labels;
}): boolean {
  return (annotations[reconcileMark] ?? labels[reconcileMark]) === 'disabled';
}
