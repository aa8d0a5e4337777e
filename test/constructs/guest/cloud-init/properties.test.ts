import * as fc from 'fast-check';
import { parse } from 'yaml';
import { SECRETS } from './samples';
import { CloudConfig, CloudFileSystemType } from '../../../../src/constructs/guest/cloud-init';
import { checkUserData } from '../../../../src/model/user-data';
import { samples } from '../../../support/samples';

/** Texts that YAML 1.1 readers often misinterpret. */
const hazard = fc.constantFrom(
  'yes', 'no', 'on', 'off', 'y', 'n', '~', 'null', '0755', '0o755', '12:30', '1:2:3.5', '1e3', '=', '<<', '.', '-', '?', '!', '&a', '*a', '%x', '@', '`',
  '#c', ' #', 'a: b', 'a #b', '- x', '2001-01-01', '0x1F', '0b1', '1_000', '-.inf', '.nan', '---', '...', '[a]', '{a}', 'a,b', '"', "'", '|', '>',
  '\t', 'a\tb', ' a', 'a ', '\n', '\n\n', 'a\n', '\na', '  a\nb', 'a\r\nb', 'a\rb', '\x85', '\u2028', '\ufeff', '\0', '\x7f', ' \n ', 'a\n \nb', ' \n',
  'a:', 'true', '1.', '08', '\u{1f600}', '\ufffe', '\u00a0', 'a\n---\nb', 'x'.repeat(1100),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.oneof(hazard, fc.constantFrom('\n', ' ', '\t', 'a', ':', '#', '-')), { maxLength: 6 }).map(parts => parts.join('')),
  fc.string({ unit: fc.constantFrom(...'0123456789.:_-+eETZ xabonyf'), maxLength: 12 }),
);
const { data } = fc.letrec(tie => ({
  data: fc.oneof(
    { maxDepth: 3 }, text, fc.boolean(), fc.integer(), fc.constant(null),
    fc.array(tie('data'), { maxLength: 4 }), fc.dictionary(text, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('YAML 1.1 reads the written values', () => {
  fc.assert(fc.property(data, text, (value, content) => {
    const config = new CloudConfig({ files: [{ path: '/x', content }], runCommands: [content] });
    config.addRaw('any', value);
    config.addRaw('text', content);
    expect(parse(config._render().text, { version: '1.1' })).toEqual({
      write_files: [{ path: '/x', content }], runcmd: [content], any: value, text: content,
    });
    expect(config._render().text.startsWith('#cloud-config\n')).toBe(true);
    expect(config._render().text.endsWith('\n')).toBe(true);
  }), samples(500));
});

test('neither the document nor its problems depend on the order of contributions', () => {
  const name = fc.constantFrom('a', 'b', 'C', 'ä', '1', '', 'a b');
  const contribution = fc.oneof<fc.Arbitrary<(config: CloudConfig) => void>[]>(
    name.map(key => config => config.addPackages(key)),
    fc.tuple(name, fc.option(name, { nil: undefined })).map(([key, gecos]) => config => config.addUser({ name: key, gecos })),
    fc.tuple(name, name).map(([key, member]) => config => config.addGroup({ name: key, members: [member] })),
    fc.tuple(name, name, fc.boolean()).map(([key, content, defer]) => config => config.addFile({ path: `/${key}/x`, content, owner: content, defer })),
    fc.tuple(name, name, fc.integer({ min: -1, max: 1 })).map(([key, command, order]) => config => config.addRunCommands(key, [command, 'x'], order)),
    fc.tuple(name, name).map(([key, command]) => config => config.addBootCommands(key, [command])),
    fc.tuple(name, name).map(([device, mountPoint]) => config => config.addMount({ device, mountPoint: `/${mountPoint}` })),
    fc.tuple(name, name).map(([device, label]) => config => config.addFileSystem(
      { device: `/dev/${device}`, type: CloudFileSystemType.XFS, label, mountPoint: `/${label}` })),
    name.map(key => config => config.addAptSource({ name: key, source: 'ppa:a/b' })),
    name.map(key => config => config.addYumRepository({ id: key, baseUrl: 'https://example.com' })),
    fc.tuple(name, name).map(([key, value]) => config => config.addRaw(key, { [value]: value })),
  );
  const shuffled = fc.array(contribution, { maxLength: 12 })
    .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(fc.property(shuffled, ([one, other]) => {
    const [a, b] = [one, other].map(contributions => {
      const config = new CloudConfig({ runCommands: ['props'] });
      contributions.forEach(contribute => contribute(config));
      return { text: config._render().text, problems: config._render().problems };
    });
    expect(a).toEqual(b);
  }), samples(300));
});

test('no report of a problem shows a secret', () => {
  const sample = fc.constantFrom(...SECRETS);
  fc.assert(fc.property(sample, fc.string({ maxLength: 5 }), ({ text: leak, secret }, before) => {
    const x = `${before} ${leak}`;
    const config = new CloudConfig({
      hostname: x, fqdn: x, timezone: x, locale: x, packages: [x], runCommands: [x], bootCommands: [x], sshAuthorizedKeys: [x],
      ntp: { servers: [x, x], client: x },
      users: [{
        name: x, gecos: x, groups: [x], sudo: [x], shell: x, homeDir: x, sshAuthorizedKeys: [x], sshImportIds: [x], passwordHash: x, expireDate: x,
      }],
      groups: [{ name: x, members: [x] }],
      files: [{ path: x, content: x, owner: x, permissions: x }, { path: '/x', contentFile: x }],
      mounts: [{ device: x, mountPoint: x, type: CloudFileSystemType.fromName(x), options: [x] }],
      fileSystems: [x, '/dev/vdb'].map(device => ({ device, type: CloudFileSystemType.fromName(x), label: x, mountPoint: x, mountOptions: [x] })),
      aptSources: [{ name: x, source: x, keyId: x, key: x, fileName: x }],
      yumRepositories: [{ id: x, baseUrl: x, gpgKey: x }],
      raw: { [x]: { [x]: [x] }, password: x, bad: { [x]: () => 1 } },
    });
    config.addUser({ name: x });
    config.addRunCommands(x, [x]);
    config.addRunCommands(x, ['']);
    const documents = [x, `#cloud-config\n${x}`, `#cloud-config\n${x}: 1\n${x}: 1\n`, `#cloud-config\npassword: ${JSON.stringify(x)}\n`, `#!/bin/sh\n${x}`];
    const problems = [...config._render().problems, ...documents.flatMap(document => checkUserData(document))];
    const codes = problems.map(problem => problem.code);
    expect(codes).toContain('SECRET_IN_PLAIN_TEXT');
    expect(codes).toContain('CLOUD_INIT_DUPLICATE');
    expect(JSON.stringify(problems)).not.toContain(secret);
  }), samples(60));
});
