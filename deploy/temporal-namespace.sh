#!/bin/sh
# The namespace of the programmes, with its retention. Safe to run again.
set -eu
tries=0
until temporal operator cluster health; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || exit 1
  sleep 2
done
temporal operator namespace describe -n "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 \
  || temporal operator namespace create -n "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
temporal operator namespace update -n "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
