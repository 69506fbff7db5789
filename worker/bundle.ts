// The workflow code as one bundle, which is what the worker loads into its sandbox.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  makeTelemetryFilterString,
  type WorkflowBundle,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { faultOf } from '../host/log.ts';
import { SettingError } from '../host/settings.ts';

/**
 * The workflows' modules are loaded once, not once for each workflow: they keep nothing between two calls (see eslint.config.js), and a
 * workflow that waits holds a quarter of the memory.
 */
export function bundleWorkflows(log: Logger, workflows = pathOf('index.ts')): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: workflows,
    preloadModules: [pathOf('sandbox.ts'), workflows],
    logger: temporalLogger(log),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
      module: { ...config.module, rules: config.module?.rules?.map((rule) => modern(rule) ?? rule) ?? [] },
    }),
  });
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../workflows/${file}`, import.meta.url));
}

/** The SDK's own rule for TypeScript. */
const compiling = z.looseObject({
  use: z.looseObject({ options: z.looseObject({ jsc: z.looseObject({ target: z.string() }) }) }),
});

/** The sandbox is this Node's own V8: private fields and spreads stay as they are, instead of what once stood in for them. */
function modern(rule: unknown): z.infer<typeof compiling> | undefined {
  const found = compiling.safeParse(rule).data;
  if (!found) return undefined;
  const { options, ...loader } = found.use;
  return { ...found, use: { ...loader, options: { ...options, jsc: { ...options.jsc, target: 'es2022' } } } };
}

/** The bundle that was made when the image was built, or one made now. */
export async function loadBundle(path: string | undefined, log: Logger): Promise<WorkflowBundle> {
  if (path === undefined) return bundleWorkflows(log);
  if (!existsSync(path)) throw new SettingError('WORKFLOW_BUNDLE names no file');
  return { code: readFileSync(path, 'utf8') };
}

/** What a bundle is made of: no workflow reaches further (see .dependency-cruiser.cjs), and the rest is locked. */
const SOURCES = ['workflows', 'domain', 'links'];
const AND_BY = ['worker/bundle.ts', 'package-lock.json'];

/** The bundle that was made of the same code before, or one made now, and kept in the folder in place of the others. */
export async function keptBundle(folder: string, log: Logger): Promise<WorkflowBundle> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  const sources = SOURCES.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  );
  for (const file of [...sources.filter((name) => name.endsWith('.ts')).sort(), ...AND_BY])
    hash.update(file).update(readFileSync(join(root, file)));
  const path = join(folder, 'bundles', `${hash.digest('hex')}.js`);
  if (existsSync(path)) return { code: readFileSync(path, 'utf8') };
  const bundle = await bundleWorkflows(log);
  rmSync(join(folder, 'bundles'), { recursive: true, force: true });
  mkdirSync(join(folder, 'bundles'), { recursive: true });
  // Whole or not at all: this process may be stopped meanwhile.
  writeFileSync(`${path}.part`, bundle.code);
  renameSync(`${path}.part`, path);
  return { code: bundle.code };
}

/** What the engine warns of and we mean: a worker for deliveries alone, and a mail that outlives its time within a workflow task. */
const MEANT = ['No workflows registered', 'Tried to complete untracked local activity'];

/** The engine's own lines come to the log that the runtime is given, rather than to the terminal as they are. */
export const ENGINE_LOGGING = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };

/** Temporal's own log lines, as ours. Info lines of the engine are of no use to those who run it. */
export function temporalLogger(log: Logger) {
  const write = (level: string, message: string, all?: object) => {
    // The engine logs errors as they are; ours may hold what a database was given.
    const meta =
      all && Object.fromEntries(Object.entries(all).map(([k, v]) => [k, v instanceof Error ? faultOf(v) : v]));
    switch (level) {
      case 'ERROR':
        log.error(meta ?? {}, message);
        break;
      case 'WARN':
        if (MEANT.some((meant) => message.startsWith(meant))) log.debug(meta ?? {}, message);
        else log.warn(meta ?? {}, message);
        break;
      default:
        log.debug(meta ?? {}, message);
    }
  };
  return {
    log: write,
    trace: (message: string, meta?: object) => write('TRACE', message, meta),
    debug: (message: string, meta?: object) => write('DEBUG', message, meta),
    info: (message: string, meta?: object) => write('INFO', message, meta),
    warn: (message: string, meta?: object) => write('WARN', message, meta),
    error: (message: string, meta?: object) => write('ERROR', message, meta),
  };
}
