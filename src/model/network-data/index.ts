export { checkNetworkData, secretsInNetworkData } from './check';
export { type AddressedMachine, addressesIn, macsIn, sharedAddresses, type SharedAddress, staticAddresses } from './static-addresses';
