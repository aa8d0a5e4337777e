export { FleetApp, type FleetAppProps } from './fleet-app';
export { type OneShotProps } from './one-shot';
export { FleetChart, type FleetChartProps } from './fleet-chart';
export { ProgramEnvironment } from './program-environment';
