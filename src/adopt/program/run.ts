import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { childrenOf, Expression, Statement } from './expression';
import * as library from '../../index';
import { ApiObjectData } from '../../platforms/reading';

/** Classes and enums that a program may use, by name. No name of `CDK8S` is also a name of this library. */
export type Vocabulary = Readonly<Record<string, any>>;

const CDK8S = ['ApiObject', 'Duration', 'Include', 'Size', 'Yaml'];

export const FROM_CDK8S: Vocabulary = Object.fromEntries(CDK8S.map(name => [name, (cdk8s as Vocabulary)[name]]));
export const FROM_LIBRARY: Vocabulary = library;

/** The values of a program's constants, by name. */
export type Environment = Map<string, unknown>;

/** Runs statements one after the other, as Node would run the printed program. */
export function run(statements: readonly Statement[], environment: Environment): void {
  for (const { name, value, each } of statements) {
    if (each) {
      for (const item of evaluate(each.of, environment)) evaluate(value, new Map(environment).set(each.as, item));
      continue;
    }
    const result = evaluate(value, environment);
    if (name !== undefined) environment.set(name, result);
  }
}

export function evaluate(expression: Expression, environment: Environment): any {
  const args = () => childrenOf(expression).map(each => evaluate(each, environment));
  switch (expression.kind) {
    case 'value': return expression.value;
    case 'name': return environment.get(expression.name);
    case 'static': return classOf(expression.type)[expression.member];
    case 'list': return args();
    case 'object': {
      const { entries, spread } = expression;
      return { ...spread && evaluate(spread, environment), ...Object.fromEntries(entries.map(([key, each]) => [key, evaluate(each, environment)])) };
    }
    case 'call': return classOf(expression.type)[expression.method](...args());
    case 'new':
      if (expression.type === 'Include') return include(args());
      return new (classOf(expression.type))(...args());
    case 'invoke': {
      const [on, ...rest] = args();
      return on[expression.method](...rest);
    }
    case 'property': return args()[0][expression.name];
    // The file does not exist yet: it is written only after the output of the program was compared with the manifests.
    case 'copy': return expression.objects;
    case 'file': return classOf(expression.type).fromString(expression.text);
  }
}

/** The construct `Include`, with objects instead of the file, which does not exist yet. */
function include([scope, id, { url }]: any): Construct {
  const own = new Construct(scope, id);
  (url as readonly ApiObjectData[]).forEach((each, i) => new cdk8s.ApiObject(own, `${each.kind}-${each.metadata.name}-${i}`, each as cdk8s.ApiObjectProps));
  return own;
}

function classOf(name: string): any {
  return FROM_CDK8S[name] ?? FROM_LIBRARY[name];
}
