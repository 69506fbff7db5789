#!/bin/sh
# The namespace of the programmes, with its retention. Safe to run again.
set -eu
until_it_works() {
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { "$@"; exit 1; }
    sleep 1
  done
}
until_it_works temporal operator cluster health
if temporal operator namespace describe -n "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace update -n "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
else
  temporal operator namespace create -n "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
fi
# The server's parts hear of a new one within seconds, and refuse it until then.
until_it_works temporal workflow list -n "$TEMPORAL_NAMESPACE" --limit 1
