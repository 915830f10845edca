/** The one Node of a control plane, kept by kwok. */
export const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'one',
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: { 'kubernetes.io/os': 'linux' },
  },
};

/** On a Pod: it stays Pending until the annotation goes. */
export const holdAnnotation = 'real.interlock.test/hold';

/**
 * What becomes of Nodes and Pods, in kwok's language: a Node is ready at once; a Pod that names a Node runs at once, each
 * container under the image that its spec names (so an image with a digest gives the `imageID` that a kubelet would
 * report); a Pod that is to be deleted goes at once.
 */
export const stages = `apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: { name: node-comes-up }
spec:
  resourceRef: { apiGroup: v1, kind: Node }
  selector:
    matchExpressions:
      - { key: '.status.phase', operator: NotIn, values: [Running] }
  next:
    statusTemplate: |
      phase: Running
      conditions:
        - type: Ready
          status: "True"
          reason: KubeletReady
          message: kept by kwok
          lastHeartbeatTime: {{ Now | Quote }}
          lastTransitionTime: {{ Now | Quote }}
      addresses:
        - { type: InternalIP, address: {{ NodeIP | Quote }} }
      capacity: { cpu: "64", memory: 256Gi, pods: "1000" }
      allocatable: { cpu: "64", memory: 256Gi, pods: "1000" }
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: { name: node-stays-up }
spec:
  resourceRef: { apiGroup: v1, kind: Node }
  selector:
    matchExpressions:
      - { key: '.status.phase', operator: In, values: [Running] }
  delay: { durationMilliseconds: 20000, jitterDurationMilliseconds: 25000 }
  next:
    statusTemplate: |
      conditions:
        - type: Ready
          status: "True"
          reason: KubeletReady
          message: kept by kwok
          lastHeartbeatTime: {{ Now | Quote }}
          lastTransitionTime: {{ .metadata.creationTimestamp | Quote }}
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: { name: pod-runs }
spec:
  resourceRef: { apiGroup: v1, kind: Pod }
  selector:
    matchExpressions:
      - { key: '.metadata.deletionTimestamp', operator: DoesNotExist }
      - { key: '.metadata.annotations["${holdAnnotation}"]', operator: DoesNotExist }
      - { key: '.status.podIP', operator: DoesNotExist }
  next:
    statusTemplate: |
      {{ $address := PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace }}
      phase: Running
      startTime: {{ Now | Quote }}
      hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
      podIP: {{ $address | Quote }}
      podIPs:
        - ip: {{ $address | Quote }}
      conditions:
        {{ range $type := list "PodScheduled" "Initialized" "ContainersReady" "Ready" }}
        - type: {{ $type }}
          status: "True"
          lastTransitionTime: {{ Now | Quote }}
        {{ end }}
      containerStatuses:
        {{ range .spec.containers }}
        - name: {{ .name | Quote }}
          image: {{ .image | Quote }}
          imageID: {{ .image | Quote }}
          containerID: {{ printf "kwok://%s" .name | Quote }}
          ready: true
          started: true
          restartCount: 0
          state:
            running:
              startedAt: {{ Now | Quote }}
        {{ end }}
---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: { name: pod-goes }
spec:
  resourceRef: { apiGroup: v1, kind: Pod }
  selector:
    matchExpressions:
      - { key: '.metadata.deletionTimestamp', operator: Exists }
  next:
    delete: true
`;
