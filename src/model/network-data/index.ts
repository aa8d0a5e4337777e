export { checkNetworkData } from './check';
export { type AddressedMachine, addressesIn, sharedAddresses, type SharedAddress, staticAddresses } from './static-addresses';
