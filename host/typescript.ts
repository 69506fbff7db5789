// How our code is loaded. Node reads .ts by itself: it leaves out the types. The mark-up of .tsx it can't read, so that is compiled as
// it is loaded. Each process is started with `--import ./host/typescript.ts`; its threads are, too, and none of them draws a page.
import { enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// What V8 has compiled once is kept for the next process. Where that can't be written, it isn't.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

if (isMainThread) {
  const { transformFileSync } = await import('@swc/core');
  setSourceMapsSupport(true, { nodeModules: false });
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith('.tsx')) return next(url, context);
      const { code } = transformFileSync(fileURLToPath(url), {
        ...{ swcrc: false, sourceMaps: 'inline' },
        jsc: {
          ...{ target: 'es2024', parser: { syntax: 'typescript', tsx: true } },
          transform: { react: { runtime: 'automatic' } },
        },
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}
