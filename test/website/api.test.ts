import type { Assembly } from '../../scripts/api/assembly';
import { renderApi } from '../../scripts/api/render';
import { SPELLINGS, TYPESCRIPT } from '../../scripts/api/spelling';

const at = { filename: 'src/machine.ts', line: 1 };
const text = { primitive: 'string' };

/** A class with a member of each kind, its properties and an enum. */
const ASSEMBLY: Assembly = {
  name: 'pack',
  types: {
    'pack.Web': {
      fqn: 'pack.Web',
      name: 'Web',
      kind: 'class',
      locationInModule: at,
      initializer: { parameters: [{ name: 'scope', type: text }, { name: 'id', type: text }, { name: 'props', type: { fqn: 'pack.WebProps' } }] },
      methods: [
        { name: 'fromName', static: true, parameters: [{ name: 'hostName', type: text, optional: true }], returns: { type: text } },
        { name: 'allowFrom', parameters: [{ name: 'from', type: text }] },
      ],
      properties: [{ name: 'serviceName', type: text }, { name: 'DEBIAN_13', type: text, static: true, const: true }],
    },
    'pack.WebProps': { fqn: 'pack.WebProps', name: 'WebProps', kind: 'interface', datatype: true, locationInModule: at, properties: [{ name: 'sshKeys', type: text }] },
    'pack.Size': { fqn: 'pack.Size', name: 'Size', kind: 'enum', locationInModule: at, members: [{ name: 'LARGE' }] },
  },
};
const CONCEPTS = [{ name: 'machine', title: 'Machines', sources: [''], purpose: 'Machines.', example: 'new Web();', see: ['[Pools](../pools.md)'] }];

const codeIn = (page: string) => [...page.replace(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test.each([
  ['TypeScript', TYPESCRIPT, [
    'new Web(scope, id, props)', 'Web.DEBIAN_13', 'Web.fromName(hostName?)', 'allowFrom(from)', 'serviceName', 'LARGE', 'sshKeys', 'string',
  ]],
  ['Python', SPELLINGS.python, [
    'Web(scope, id, **props)', 'Web.DEBIAN_13', 'Web.from_name(host_name?)', 'allow_from(from_)', 'service_name', 'Size.LARGE', 'ssh_keys', 'str',
  ]],
  ['Java', SPELLINGS.java, [
    'Web.Builder.create(scope, id)...build()', 'Web.DEBIAN_13', 'Web.fromName(hostName?)', 'allowFrom(from)', 'getServiceName()', 'Size.LARGE', 'sshKeys', 'String',
  ]],
  ['Go', SPELLINGS.go, [
    'vmfleet.NewWeb(scope, id, props)', 'vmfleet.Web_DEBIAN_13()', 'vmfleet.Web_FromName(hostName?)', 'AllowFrom(from)', 'ServiceName()', 'vmfleet.Size_LARGE', 'SshKeys', '*string',
  ]],
] as const)('the reference has the names of %s', (_, spelling, names) => {
  expect(codeIn(renderApi(ASSEMBLY, CONCEPTS, spelling).get('machine.md')!)).toEqual(expect.arrayContaining([...names]));
});

test('a code block in TypeScript is in the reference of TypeScript alone', () => {
  const has = (spelling = TYPESCRIPT) => renderApi(ASSEMBLY, CONCEPTS, spelling).get('machine.md')!.includes('```ts');
  expect([has(), has(SPELLINGS.python), has(SPELLINGS.java), has(SPELLINGS.go)]).toEqual([true, false, false, false]);
});
