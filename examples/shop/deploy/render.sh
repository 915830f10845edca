#!/usr/bin/env bash
# render.sh COLOR IMAGE: prints the Deployment of a color.
set -euo pipefail
color=${1:?which color: blue or green}
image=${2:?which image: NAME@sha256:...}

[[ $color =~ ^(blue|green)$ ]] || { echo "render.sh: \"$color\" is not a color of the shop: blue or green" >&2; exit 1; }
# By digest only: a tag can be moved, and then what runs is not what was proven.
[[ $image =~ ^[a-z0-9][a-z0-9._/:-]*@sha256:[0-9a-f]{64}$ ]] ||
  { echo "render.sh: \"$image\" does not name an image by its digest: NAME@sha256:..." >&2; exit 1; }

template=$(<"$(dirname "${BASH_SOURCE[0]}")/deployment.template")
template=${template//'${COLOR}'/$color}
printf '%s\n' "${template//'${IMAGE}'/$image}"
