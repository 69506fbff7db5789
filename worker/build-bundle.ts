// `npm run bundle`: the workflow code as one file, made when the image is built instead of at every start.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openLog } from '../host/log.ts';
import { bundleWorkflows } from './bundle.ts';

const target = resolve(process.argv[2] ?? 'dist/workflow-bundle.js');
const { code } = await bundleWorkflows(openLog('warn'));
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, code);
