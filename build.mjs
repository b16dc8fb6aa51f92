// Builds dist/: bundles the entry points, then trains the models and keeps them beside the code.
// `--if-stale` does nothing when no input is newer than the last build.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = import.meta.dirname;
const stamp = join(root, 'dist/.built');

/** The newest change below a folder, in ms since the epoch. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return ['src', 'intents', 'knowledge', 'package.json', 'build.mjs'].some((name) => newest(join(root, name)) > built);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  const { build } = await import('esbuild');
  const entries = readdirSync(join(root, 'src/cli')).map((name) => `src/cli/${name}`);
  await build({
    absWorkingDir: root,
    // Beside the programs, what a Botkit bot needs to take CareCite in: see examples/.
    entryPoints: [
      'src/main.ts',
      'src/app.ts',
      'src/config.ts',
      'src/encoder/load-second-opinion.ts',
      'src/channels/botkit/care-cite-plugin.ts',
      'src/store/memory-store.ts',
      ...entries,
    ],
    outdir: 'dist',
    outbase: 'src',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/widget/widget.ts', 'src/widget/page.css', 'src/widget/index.html'],
    outdir: 'dist/public',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    loader: { '.html': 'copy' },
    logLevel: 'warning',
  });
  const { trainModels } = await import(pathToFileURL(join(root, 'dist/cli/train.js')).href);
  trainModels(root);
  writeFileSync(stamp, new Date().toISOString());
}
