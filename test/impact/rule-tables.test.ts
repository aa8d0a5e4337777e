import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ImpactEffect } from '../../src/impact/effect';
import { propertyAt } from '../../src/impact/properties';
import { rulesOf } from '../../src/impact/rules/lookup';
import { pathOf, Rule } from '../../src/impact/rules/rule';
import { FIELD_TABLES as COZYSTACK } from '../../src/platforms/cozystack/kinds';
import { FIELD_TABLES as KUBEVIRT } from '../../src/platforms/kubevirt/kinds';
import { ROOT } from '../support/child';
import { isLink, isSentence } from '../support/complete';

const SCHEMAS = join(ROOT, 'imports', 'schemas');
const CORE = [
  ['v1', ['Service', 'Secret', 'ConfigMap', 'Namespace', 'ResourceQuota', 'LimitRange', 'PersistentVolumeClaim']], ['networking.k8s.io/v1', ['NetworkPolicy']],
  ['rbac.authorization.k8s.io/v1', ['RoleBinding', 'ClusterRoleBinding', 'Role', 'ClusterRole']],
] as const;

/** Kinds without rules: a catalog of the cluster, and objects that the platform itself writes. */
const WITHOUT_RULES = ['BackupClass', 'Backup', 'StorageProfile'];

/** Places that only older releases have: the schemas are of the newest. */
const OLDER = ['/spec/quota', '/spec/isolated', '/spec/running'];

const schemas = readdirSync(SCHEMAS).map(file => parse(readFileSync(join(SCHEMAS, file), 'utf8')).spec)
  .map(({ group, names, versions }) => ({ kind: names.kind as string, schema: versions[0].schema.openAPIV3Schema, rules: rulesOf(`${group}/${versions[0].name}`, names.kind) }));
const core = CORE.flatMap(([apiVersion, kinds]) => kinds.map(kind => ({ kind, schema: undefined, rules: rulesOf(apiVersion, kind) })));
const tables = [...schemas, ...core].flatMap(({ kind, schema, rules }) => rules === undefined ? [] : [[kind, rules, schema] as const]);
const properties = new Set([KUBEVIRT, COZYSTACK].flatMap(all => Object.values(all).flatMap(table => Object.keys(table ?? {}))));

/** Whether a schema has a place. */
function has(schema: any, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  if (schema?.items) return has(schema.items, rest);
  if (first === '*' && schema?.properties) return Object.values(schema.properties).some(each => has(each, rest));
  if (schema?.properties) return first in schema.properties && has(schema.properties[first], rest);
  return schema?.additionalProperties ? has(schema.additionalProperties, rest) : schema?.type === 'object';
}

test('each kind of the API has rules', () => {
  expect([...schemas, ...core].filter(({ rules }) => rules === undefined).map(({ kind }) => kind).sort()).toEqual([...WITHOUT_RULES].sort());
});

describe.each(tables)('each rule of a %s', (kind, rules, schema) => {
  const wrong = (isRight: (rule: Rule) => boolean) => rules.filter(rule => !isRight(rule)).map(({ at, rule }) => `${at}: ${rule}`);

  test('has a sentence, a source, an effect and a fix that look complete', () => {
    expect(wrong(({ rule }) => typeof rule === 'function' || isSentence(rule))).toEqual([]);
    expect(wrong(({ source }) => isLink(source))).toEqual([]);
    expect(wrong(({ fix }) => fix === undefined || typeof fix === 'function' || isSentence(fix))).toEqual([]);
    expect(wrong(({ effects }) => typeof effects === 'function' || effects.length > 0 && new Set(effects).size === effects.length)).toEqual([]);
  });

  test('is at a place that the API has', () => {
    expect(wrong(({ at }) => at.startsWith('/'))).toEqual([]);
    if (schema) expect(wrong(({ at }) => at.startsWith('/metadata/') || OLDER.includes(at) || has(schema, pathOf(at)))).toEqual([]);
  });

  test('names a property of the model, if another rule of its place in the spec does', () => {
    const named = (rule: Rule) => (rule.property ?? propertyAt(kind, pathOf(rule.at))) !== undefined;
    expect(wrong(rule => rule.property === undefined || properties.has(rule.property))).toEqual([]);
    expect(wrong(rule => rules.every(other => other.at !== rule.at || !rule.at.startsWith('/spec') || named(other) === named(rule)))).toEqual([]);
  });

  test('that needs a restart says how to restart, unless the guest only sees another order or limit', () => {
    const needsNoFix = /in the new order|rollout strategy is Stage|is fixed when the machine starts|stays on its node/;
    expect(wrong(({ effects, fix, rule }) => typeof effects === 'function' || !effects.includes(ImpactEffect.NEXT_RESTART) || fix !== undefined
      || typeof rule === 'string' && needsNoFix.test(rule))).toEqual([]);
  });
});
