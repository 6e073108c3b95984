import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { commandChunks, libraryChunks } from './chunks.mjs';
import { bundleDashboard } from './dashboard.mjs';
import { COMMAND, ENTRY_POINTS, MATCHERS, ON_DEMAND } from './entry-points.mjs';
import { JITI_TRANSFORM, JITI_TRANSFORM_PACKAGES, jitiTransform } from './jiti-transform.mjs';
import { STANDALONE_FOLDER, STANDS_ALONE, writeModuleEditions } from './module-editions.mjs';
import { slimExpress } from './slim-express.mjs';
import { slimMcp } from './slim-mcp.mjs';
import { slimYargs } from './slim-yargs.mjs';

const { dependencies = {}, peerDependencies = {} } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
/** What is installed beside this package, or brought along by the user; everything else becomes a part of it. */
const EXTERNAL = Object.keys({ ...dependencies, ...peerDependencies });
/** Files that bundled code reads from the folder of chunks. */
const READ_AT_RUN_TIME = [
  createRequire(import.meta.url).resolve('node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm'),
  JITI_TRANSFORM,
];
const PACKAGE_FOLDER = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * Bundles compiled modules with the packages that they use. Hundreds of small files cost more at start than all that is
 * in them, so that modules used together are one file; names and lines stay as they are, for readable stack traces.
 * All of it is CommonJS: Node 20 has half the work with that before the first line runs, and can keep compiled code of
 * nothing else, and test runners that know nothing else can load the library. The command is bundled apart from the library.
 *
 * @param from The folder of the compiled modules.
 * @param to The folder to write to.
 * @returns By file that was written: the folders of the packages whose code is in it.
 */
export async function bundle(from, to) {
  const compiled = (name) => join(from, `${name}.js`);
  const entries = [...ENTRY_POINTS, MATCHERS].map((name) => [name, compiled(name)]);
  const steps = [slimExpress(), slimYargs(), slimMcp(), jitiTransform()];
  const plugins = steps.map(({ plugin }) => plugin);
  const library = libraryChunks(from);
  const command = commandChunks(from);
  const outputs = [
    await write(
      from,
      Object.fromEntries(entries),
      {
        dir: to,
        chunkFileNames: 'chunks/[name].cjs',
        codeSplitting: { groups: library.groups },
      },
      plugins,
    ),
    await write(
      from,
      { [COMMAND]: compiled(COMMAND) },
      {
        dir: to,
        chunkFileNames: 'cli/[name].[hash].cjs',
        codeSplitting: { groups: command.groups },
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
      },
      plugins,
    ),
  ];
  writeModuleEditions(to, outputs[0]);
  const standalone = { dir: join(to, STANDALONE_FOLDER), format: 'esm', entryFileNames: '[name].js' };
  outputs.push(await write(from, { [STANDS_ALONE]: compiled(STANDS_ALONE) }, standalone, []));
  const unstarted = [...library.unstarted(), ...command.unstarted()];
  if (unstarted.length > 0) throw new Error(`No module of src/ starts the chunk ${unstarted.join(', ')}.`);
  for (const module of ON_DEMAND) {
    const name = basename(module);
    const input = { [name]: join(from, `${module}.js`) };
    const packages = { name: 'packages', test: (id) => !id.startsWith(from) };
    outputs.push(
      await write(
        from,
        input,
        {
          dir: to,
          entryFileNames: 'on-demand/[name].cjs',
          chunkFileNames: `chunks/${name}-[name].[hash].cjs`,
          codeSplitting: { groups: [packages] },
        },
        plugins,
      ),
    );
  }
  const page = await bundleDashboard(join(to, 'dashboard'), from);
  for (const { requireAll } of steps) requireAll();
  for (const file of READ_AT_RUN_TIME) copyFileSync(file, join(to, 'chunks', basename(file)));
  return {
    ...Object.fromEntries(outputs.flat().map((chunk) => [chunk.fileName, packagesIn(chunk, from)])),
    ...Object.fromEntries(page.map((chunk) => [`dashboard/${chunk.fileName}`, packagesIn(chunk, from)])),
    [`chunks/${basename(JITI_TRANSFORM)}`]: JITI_TRANSFORM_PACKAGES,
  };
}

async function write(from, input, output, plugins) {
  const build = await rolldown({
    input,
    cwd: from,
    platform: 'node',
    external: EXTERNAL,
    plugins,
    checks: { ineffectiveDynamicImport: false },
  });
  const written = await build.write({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    comments: false,
    minifyInternalExports: false,
    ...output,
  });
  await build.close();
  return written.output;
}

function packagesIn({ modules = {} }, own) {
  const folders = Object.entries(modules)
    .filter(([id, { renderedLength }]) => renderedLength > 0 && !id.startsWith(own))
    .map(([id]) => PACKAGE_FOLDER.exec(id)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}
