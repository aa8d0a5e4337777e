import * as fc from 'fast-check';
import { parse } from 'yaml';
import { CloudConfig } from '../../../../src/constructs/guest/cloud-init';
import { asChartWrites } from '../../../../src/model/user-data';
import { awkwardText } from '../../../support/awkward';
import { samples } from '../../../support/samples';

/** The text that the guest reads after a chart of Cozystack has written it. */
const arrives = (config: CloudConfig): any => parse(asChartWrites(config._render().text), { version: '1.1' });

test.each(['hello\n\n\n', 'a   \n', 'a\nb  ', 'a\n\t\n', 'a\n \n', '\n\n', ' \n', 'a\r\n', 'a\n', 'a\xa0', 'a\u2003', 'b\na\u3000', 'a\x85', 'a\u2028', 'a\ufeff'])('a typed file at the end of the document survives the chart: %j', content => {
  expect(arrives(new CloudConfig({ files: [{ path: '/etc/x', content }] })).write_files[0].content).toBe(content);
});

test('any text at the end of a typed document survives the chart', () => {
  fc.assert(fc.property(awkwardText.filter(text => !/\p{Surrogate}/u.test(text)), content => {
    expect(arrives(new CloudConfig({ files: [{ path: '/etc/x', content }] })).write_files[0].content).toBe(content);
    expect(arrives(new CloudConfig({ raw: { final_message: content } })).final_message).toBe(content);
  }), samples(300));
});
