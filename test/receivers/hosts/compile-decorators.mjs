// Does what "nest build" does for one file: node compile-decorators.mjs FILE.ts
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const [, , file] = process.argv;
const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
  compilerOptions: {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  },
});
writeFileSync(file.replace(/\.ts$/, '.mjs'), outputText);
