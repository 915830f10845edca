import { compareEndpoints } from '@interlock/kubernetes/domain/endpoints';
import type { Service } from '@interlock/kubernetes/domain/objects';
import type { Place } from '@interlock/kubernetes/domain/place';
import type { Call, Kubernetes } from '@interlock/kubernetes/ports/kubernetes';
import { seeArgoCd } from '@interlock/kubernetes/steps/managing';

import type { Router, RouterDefinition, SeenTraffic, Serving } from '../../router.ts';
import { judgeLabels, liveColor, provenColor } from '../domain/colors.ts';
import { serviceForm } from '../domain/form.ts';
import { serviceObject } from '../domain/object.ts';
import { judgeOwnership, otherTools } from '../domain/ownership.ts';
import { planDiff, servicePatch } from '../domain/patch.ts';
import { serviceCodes } from '../domain/reasons.ts';
import { judgeRouting, routingNotices } from '../domain/routing.ts';
import { trafficOf } from '../domain/traffic.ts';

function seen(kubernetes: Kubernetes, service: Service): SeenTraffic {
  const { namespace, name } = service;
  return {
    ...trafficOf(service),
    misroutes: judgeRouting(service),
    notices: routingNotices(service),
    tools: otherTools(service).map((tool) => ({
      name: tool,
      warning: `${tool} manages the Service ${namespace}/${name}. It does not own spec.selector now; see that what it applies has no spec.selector (docs/gitops.md).`,
    })),
    rewriters: async (label, call) =>
      judgeOwnership(service, label, await seeArgoCd(kubernetes, { ...service, kind: 'Service' }, call)),
    judgeWorkload: (label, color, deployment) => judgeLabels(service, label, color, deployment),
    live: async (colors, workloads, call) => {
      const named = liveColor(service, colors);
      if (named.kind !== 'unnamed') return named;
      const endpoints = await kubernetes.listEndpoints(namespace, name, call);
      const all = [...workloads];
      return provenColor(
        service,
        colors,
        endpoints,
        new Map(all.map(([color, { pods }]) => [color, pods])),
        new Map(all.map(([color, { templateLabels }]) => [color, templateLabels ?? {}])),
      );
    },
    plan: (change) => planDiff(service, change),
    apply: async (change, call) => {
      const written = await kubernetes.patchService(namespace, name, servicePatch(service, change), call);
      return written.kind === 'conflict'
        ? written
        : { kind: 'written', traffic: seen(kubernetes, written.object) };
    },
  };
}

async function lookOnce(kubernetes: Kubernetes, place: Place, label: string, call?: Call): Promise<Serving> {
  const service = await kubernetes.readService(place.namespace, place.name, call);
  if (service === null)
    return { kind: 'not-one', why: 'the Service does not exist', isEmpty: true, traffic: null };
  const traffic = seen(kubernetes, service);
  const color = traffic.color(label);
  if (color === undefined)
    return { kind: 'not-one', why: `the selector names no ${label}`, isEmpty: false, traffic };
  const [pods, endpoints] = await Promise.all([
    kubernetes.listPods(place.namespace, traffic.podLabels(label, color), call),
    kubernetes.listEndpoints(place.namespace, place.name, call),
  ]);
  const convergence = compareEndpoints(endpoints, pods);
  return convergence.kind === 'exactly'
    ? { kind: 'one', color, pods: convergence.count, traffic }
    : {
        kind: 'not-one',
        why: `the selector names ${color}; ${convergence.why}`,
        isEmpty: convergence.isEmpty,
        traffic,
      };
}

function open(kubernetes: Kubernetes, place: Place): Router {
  const { namespace, name } = place;
  return {
    object: serviceObject(place),
    observe: async (call) => {
      const service = await kubernetes.readService(namespace, name, call);
      return service === null ? null : seen(kubernetes, service);
    },
    confirm: (label, call) => lookOnce(kubernetes, place, label, call),
    reach: async (call) => {
      const endpoints = await kubernetes.listEndpoints(namespace, name, call);
      return (pods) => compareEndpoints(endpoints, pods);
    },
    // All annotations of an object together may have 262 144 bytes.
    isTooLarge: ({ status }) => status === 422,
    changed: (ms, signal) => kubernetes.changed(namespace, name, ms, signal),
  };
}

/**
 * A Service whose selector names the color: one merge patch on condition of its `resourceVersion` writes selector and
 * record together, and its EndpointSlices tell who gets the traffic.
 */
export const kubernetesService: RouterDefinition = { ...serviceForm, codes: serviceCodes, open };
