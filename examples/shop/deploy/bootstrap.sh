#!/usr/bin/env bash
# bootstrap.sh IMAGE: the first installation. Brings up both colours, and gives the traffic to blue when it is ready.
# Run again it changes no traffic: the first choice of a colour is the only one that is made here.
set -euo pipefail
image=${1:?which image: NAME@sha256:...}
cd "$(dirname "${BASH_SOURCE[0]}")"
rendered=$(mktemp -d)
trap 'rm -rf "$rendered"' EXIT

serves=$(kubectl get service shop -n shop -o 'jsonpath={.spec.selector.colour}' 2>/dev/null || true)
if [[ -n $serves ]]; then
  echo "The shop is installed, $serves serves. From here on it is promoted, not installed." >&2
  exit 1
fi

for manifest in namespace service preview; do kubectl apply -f "$manifest.yaml"; done
for colour in blue green; do
  ./render.sh "$colour" "$image" >"$rendered/$colour.yaml"
  kubectl apply -f "$rendered/$colour.yaml"
done
for colour in blue green; do kubectl rollout status "deployment/shop-$colour" -n shop --timeout=120s; done

kubectl patch service shop-preview -n shop --type=merge -p '{"spec":{"selector":{"app":"shop","colour":"green"}}}'
kubectl patch service shop -n shop --type=merge -p '{"spec":{"selector":{"app":"shop","colour":"blue"}}}'
