import { lintText } from './lint-text';

const disk = (source: string) => lintText(`apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
metadata: { name: data, namespace: tenant-a }
spec:
  source: ${source}
  storage: 20Gi
`, { name: 'cozystack', version: '1.6' }).map(each => each.replace(/ \d+/, ''));

test.each([
  ['{ http: { url: "https://example.com/a.img" }, upload: {} }', ['MANIFEST_FIELD_TYPE spec.source']],
  ['{ image: { name: ubuntu }, disk: { name: root } }', ['MANIFEST_FIELD_TYPE spec.source']],
  ['{ image: { name: "" } }', ['MANIFEST_FIELD_TYPE spec.source.image.name']],
  ['{ http: { url: "" } }', ['MANIFEST_FIELD_TYPE spec.source.http.url']],
  ['{ http: {} }', ['MANIFEST_FIELD_MISSING spec.source.http']],
])('a source for which the chart of a disk fails is reported: %s', (source, findings) => {
  expect(disk(source)).toEqual(findings);
});

test.each(['{}', '{ upload: {} }', '{ http: { url: "https://example.com/a.img" } }', '{ disk: { name: root } }'])('a valid source is not reported: %s', source => {
  expect(disk(source).filter(each => each.startsWith('MANIFEST'))).toEqual([]);
});
