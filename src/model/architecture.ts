/**
 * CPU architecture of machines. Becomes `spec.template.spec.architecture`.
 */
export enum CpuArchitecture {
  /** x86-64. */
  AMD64 = 'amd64',
  /** 64-bit Arm. */
  ARM64 = 'arm64',
}
