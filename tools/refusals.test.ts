import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engine = join(root, 'packages/engine');

/** A type with what it is made of: members of a union, what a generator or a promise yields, what a list holds. */
function* parts(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): Generator<ts.Type> {
  if (seen.has(type)) return;
  seen.add(type);
  yield type;
  const inner = type.isUnion() ? type.types : checker.getTypeArguments(type as ts.TypeReference);
  for (const each of inner) yield* parts(each, checker, seen);
}

/** Whether a type lets a text stand where else an object stands; a text that may be refused is no such. */
function mixesTextAndObject(type: ts.Type): boolean {
  if (!type.isUnion()) return false;
  const others = type.types.filter((each) => each.getSymbol()?.name !== 'Refusal');
  const has = (flag: ts.TypeFlags): boolean => others.some(({ flags }) => (flags & flag) !== 0);
  return has(ts.TypeFlags.String) && has(ts.TypeFlags.Object);
}

/** Functions and methods of a program's sources, those inside others apart, by `file: name`, whose answer is an object or, in its place, a text. */
function textAnswers(program: ts.Program, folder: string): readonly string[] {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const visit = (node: ts.Node, file: string): void => {
    if (ts.isFunctionLike(node) && !ts.isTypeNode(node)) {
      const signature = checker.getSignatureFromDeclaration(node);
      const answer = signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature);
      if (answer !== undefined && [...parts(answer, checker)].some(mixesTextAndObject))
        found.push(`${file}: ${node.name?.getText() ?? 'without a name'}`);
      // what stands inside answers nobody but the function itself
      return;
    }
    ts.forEachChild(node, (child) => visit(child, file));
  };
  for (const source of program.getSourceFiles())
    if (source.fileName.startsWith(folder)) visit(source, relative(folder, source.fileName));
  return found;
}

it('no function of the engine answers with an object or else a text: what makes no sense is a Refusal', () => {
  const { config } = ts.readConfigFile(join(engine, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: object;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, engine);
  expect(fileNames.length).toBeGreaterThan(100);
  expect(textAnswers(ts.createProgram(fileNames, options), join(engine, 'src'))).toEqual([]);
});

it('such a function is seen, in whatever form it is written', () => {
  const text = `
    interface Answer { readonly days: number }
    type Either = Answer | string;
    export function plain(): Answer | string { return ''; }
    export function* steps(): Generator<number, Answer | string> { yield 1; return ''; }
    export const later = (): Promise<readonly number[] | string> => Promise.resolve('');
    export function alias(): Either { return ''; }
    export class Work { static begin(): Work | string { return ''; } }
    export function inferred(a: Answer) { return a.days > 1 ? a : String(a.days); }
    interface Refusal { readonly field: string }
    export function name(): string | undefined { return undefined; }
    export function text(): string | Refusal { return ''; }
    export function both(): Answer | string | Refusal { return ''; }
    export function kind(): 'a' | Answer { return 'a'; }
  `;
  const host = ts.createCompilerHost({ target: ts.ScriptTarget.ESNext });
  const path = '/planted/answers.ts';
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true) : read(name, ...rest);
  const program = ts.createProgram([path], { target: ts.ScriptTarget.ESNext }, host);
  expect(textAnswers(program, '/planted').map((each) => each.replace(/^.*: /, ''))).toEqual([
    'plain',
    'steps',
    'without a name',
    'alias',
    'begin',
    'inferred',
    'both',
  ]);
});
