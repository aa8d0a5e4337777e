export function withLateImports(code: string): string;
