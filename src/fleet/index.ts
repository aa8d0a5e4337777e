export { Fleet, type FleetProps } from './fleet';
