#!/usr/bin/env bash
# bootstrap.sh IMAGE: the first installation. Brings up both colors, and gives the traffic to blue when it is ready.
# Run again it changes no traffic: the first choice of a color is the only one that is made here.
set -euo pipefail
image=${1:?which image: NAME@sha256:...}
cd "$(dirname "${BASH_SOURCE[0]}")"
rendered=$(mktemp -d)
trap 'rm -rf "$rendered"' EXIT

serves=$(kubectl get service shop -n shop -o 'jsonpath={.spec.selector.color}' 2>/dev/null || true)
if [[ -n $serves ]]; then
  echo "The shop is installed, $serves serves. From here on it is promoted, not installed." >&2
  exit 1
fi

for manifest in namespace service preview; do kubectl apply -f "$manifest.yaml"; done
for color in blue green; do
  ./render.sh "$color" "$image" >"$rendered/$color.yaml"
  kubectl apply -f "$rendered/$color.yaml"
done
for color in blue green; do kubectl rollout status "deployment/shop-$color" -n shop --timeout=120s; done

kubectl patch service shop-preview -n shop --type=merge -p '{"spec":{"selector":{"app":"shop","color":"green"}}}'
kubectl patch service shop -n shop --type=merge -p '{"spec":{"selector":{"app":"shop","color":"blue"}}}'
