export { FleetApp, type FleetAppProps } from './fleet-app';
export { FleetChart, type FleetChartProps } from './fleet-chart';
