/* Run by `build.ts`: does what most child processes of tests do, and keeps what V8 has compiled for it. */
const { writeFileSync } = require('fs');
const { join } = require('path');
require('./typescript.js');
const { keep } = require('./compiled.js');
const { main } = require('../../.test-build/cli/main.js');

const PROGRAM = `
const { Size } = require('cdk8s');
const { ClusterCatalog, Disk, Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, VirtualMachine } = require('cdk8s-vm-fleet');
const app = new FleetApp();
const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] });
for (const [name, platform] of [['cozystack', Platform.hikube()], ['kubevirt', Platform.kubevirt({ catalog })]]) {
  const chart = new FleetChart(app, name, { platform });
  const data = new Disk(chart, 'data', { size: Size.gibibytes(10) });
  new VirtualMachine(chart, 'web', {
    image: GoldenImage.UBUNTU_24_04, instanceType: InstanceType.fromName('u1.medium'), exposure: Exposure.portList([22]),
    systemDisk: { size: Size.gibibytes(20) }, disks: [data], cloudConfig: { packages: ['nginx'] },
  });
}
Findings.of(app);
app.synth();
`;

async function warmUp(folder) {
  process.chdir(folder);
  writeFileSync('main.js', PROGRAM);
  writeFileSync('cdk8s.yaml', `app: node --require ${join(__dirname, 'typescript.js')} main.js\n`);
  for (const verb of ['synth', 'list', 'diff', 'report']) await main([verb]);
  require(join(folder, 'main.js'));
  keep();
}

warmUp(process.argv[2]).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
