export { Fleet, FleetProps } from './fleet';
