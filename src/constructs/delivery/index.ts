export { Delivery, type ArgoCdOptions, type FluxOptions } from './delivery';
