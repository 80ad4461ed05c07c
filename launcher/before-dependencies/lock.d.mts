export interface LockHolder {
  readonly pid: number;
  readonly note: Readonly<Record<string, unknown>>;
}
export declare function takeLock(
  file: string,
  note?: Record<string, unknown>,
):
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly holder: LockHolder };
export declare function lockHolder(file: string): LockHolder | null;
export declare function processBegan(pid: number): string | null;
