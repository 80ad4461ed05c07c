export declare function readPort(text: string | undefined): number | null;
export declare function portIsFree(port: number, hosts?: readonly string[]): Promise<boolean>;
