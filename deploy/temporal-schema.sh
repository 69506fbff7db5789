#!/bin/sh
# Temporal's databases and their schema. Safe to run again: what is there stays, what is older is brought up to date.
set -eu
tool() { temporal-sql-tool --plugin "$SQL_PLUGIN" --ep "$SQL_HOST" -p "$SQL_PORT" -u "$SQL_USER" --pw "$SQL_PASSWORD" "$@"; }
for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  tool --db "$database" create || true
  tool --db "$database" setup-schema -v 0.0 || true
  tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/${pair##*:}/versioned"
done
