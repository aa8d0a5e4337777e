export { Delivery, type FluxOptions } from './delivery';
