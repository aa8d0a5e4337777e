export { FleetApp, FleetAppProps } from './fleet-app';
export { FleetChart, FleetChartProps } from './fleet-chart';
